/** Shortens, wraps, escapes and counts texts of a report. */
import { Buffer } from "node:buffer";
import { printableLines } from "../../printable.js";

const longest = 500;

/** Shortens a text from outside, and escapes it but for its line breaks. */
export function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= longest) return printableLines(text);
  return `${printableLines(characters.slice(0, longest).join(""))}… (${Buffer.byteLength(text)} bytes)`;
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

/** A text in XML or HTML. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
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
