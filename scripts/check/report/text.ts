/** Makes texts of the server's harmless: neither a terminal nor an XML file may get its control characters. */
import { Buffer } from "node:buffer";

const longest = 500;

/** On one or more lines, as characters that can be printed, and not too many of them. */
export function shortened(text: string): string {
  const clean = printable(text);
  const characters = [...clean];
  if (characters.length <= longest) return clean;
  return `${characters.slice(0, longest).join("")}… (${Buffer.byteLength(text)} bytes)`;
}

/** Characters that XML or a terminal would choke on: controls, changes of direction, and halves of a pair. */
const harmful = /(?![\t\n])\p{Cc}|[\u2028-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;

export function printable(text: string): string {
  return text.replace(harmful, "\ufffd");
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
