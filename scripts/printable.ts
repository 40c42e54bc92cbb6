/** Escapes texts from outside for terminals, logs, pages and XML files. */

/** Characters that cannot be seen, or change how others are shown: controls, bidirectional marks, odd spaces, lone surrogates. */
const harmful = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

const short: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The text on one line. Characters that cannot be shown are escaped, for example as `\n` and `\u001b`. */
export function printable(text: string): string {
  return text.replace(harmful, (character) => short[character] ?? escaped(character));
}

/** Escapes each line of a text. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** Escapes a JSON text without changing its meaning. */
export function printableJson(text: string): string {
  return text.replace(harmful, (character) => (/[\n\r\t]/.test(character) ? character : escaped(character)));
}

function escaped(character: string): string {
  return character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Cuts a text to a width, with `…` at the end. */
export function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join("")}…`;
}
