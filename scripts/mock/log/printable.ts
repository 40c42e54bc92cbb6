/** Text of a client, made fit for a terminal and a log. */

/** Whatever is no letter, mark, number, punctuation, symbol or space: control characters, changes of direction, gaps. */
const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

/**
 * The text on one line, with `\u{1b}` and the like in place of what a terminal would obey or not show.
 *
 * @param most how many characters of the text are kept
 */
export function printable(text: string, most: number): string {
  const kept = text.length > most ? `${text.slice(0, most)}…` : text;
  return kept.replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** The same for JSON, which stays JSON for the same value. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(unprintable, (character) =>
    character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
