/** Escapes a client's text for the terminal and the log. */

/** Characters other than letters, marks, numbers, punctuation, symbols and the space: controls, bidirectional marks, and so on. */
const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

/**
 * The text on one line. Characters that a terminal would interpret or hide are escaped, for example as `\u{1b}`.
 *
 * @param most how many characters of the text are kept
 */
export function printable(text: string, most: number): string {
  const kept = text.length > most ? `${text.slice(0, most)}…` : text;
  return kept.replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** The value as JSON in which the same characters are escaped. It parses to the same value. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(unprintable, (character) =>
    character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
