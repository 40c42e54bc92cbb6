/** Escapes texts from outside for terminals and XML files, above all their control characters. */
import { Buffer } from "node:buffer";

const longest = 500;

/** Shortens a text from outside, and escapes it but for its line breaks. */
export function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= longest) return printableLines(text);
  return `${printableLines(characters.slice(0, longest).join(""))}… (${Buffer.byteLength(text)} bytes)`;
}

/** Characters that cannot be seen, or change how others are shown: controls, marks of direction, odd spaces, halves of a pair. */
const harmful = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

const short: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The text on one line, with escapes such as `\n` and `\u001b` in place of what cannot be shown. */
export function printable(text: string): string {
  return text.replace(harmful, (character) => short[character] ?? escaped(character));
}

/** The same for a text of several lines. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** A JSON text that means the same, with no such character in its strings. */
export function printableJson(text: string): string {
  return text.replace(harmful, (character) => (/[\n\r\t]/.test(character) ? character : escaped(character)));
}

/** As in a string of JSON: a JSON text in which some characters are escaped means the same. */
function escaped(character: string): string {
  return character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Cut to a width, with a mark where something is missing. */
export function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join("")}…`;
}

/**
 * In lines of at most this width, as far as words allow.
 *
 * @param indent what the lines after the first begin with
 * @param start what the first line begins with
 */
export function wrapped(text: string, width: number, indent = "  ", start = ""): string[] {
  const [first = "", ...words] = text.split(" ");
  const lines: string[] = [];
  let line = `${start}${first}`;
  for (const word of words) {
    if (line.length + 1 + word.length <= width) {
      line = `${line} ${word}`;
    } else {
      lines.push(line);
      line = `${indent}${word}`;
    }
  }
  return [...lines, line];
}

/** A whole number as people read it: `1,991`. */
export function counted(count: number): string {
  return count.toLocaleString("en-US");
}

/** The first few, and how many more there are. */
export function firstFew(items: string[], most: number, separator = ", "): string {
  const more = items.length - most;
  const first = items.slice(0, most).join(separator);
  return more > 0 ? `${first}${separator}and ${counted(more)} more` : first;
}
