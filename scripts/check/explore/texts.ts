/** Texts that a field takes, by what its schema says and by what the document shows in its place. */
import type { Schema } from "../../document/types.js";

/** What may stand in a label: spaces, quotes, other scripts, many characters. */
const labels = [
  "a",
  "7",
  "two words",
  "Two Words",
  'Ann\'s "front" desk',
  "50% off, today & tomorrow",
  "C:\\desk",
  "Приёмная",
  "受付 2",
  "استقبال",
  "Réception – été",
  "☎️ desk 👩‍💻",
  "true",
  "null",
  " spaces around ",
  "x".repeat(60),
];

/** Hosts, with their port or without, by name or by address. */
const hosts = [
  "pbx",
  "sip.example.com",
  "sip.example.com:5060",
  "a-1.b-2.example.co.uk:65535",
  "SIP.Example.COM",
  "xn--bcher-kva.example",
  "192.0.2.10",
  "192.0.2.10:5061",
  "[2001:db8::1]",
  "[2001:db8::1]:5061",
  `${"long-label.".repeat(8)}example.com`,
];

const credentials = [
  "u",
  "1001",
  "sip-user_1.a",
  "user@example.com",
  "User@Example.com",
  "two words",
  'p+a%s&s="w\'o\\rd"',
  "x".repeat(60),
];

/** @param shown what the document shows in this place */
export function textsFor(schema: Schema, shown: string[], password: string): string[] {
  // Each holds the run's own password, by which reports know what to leave out.
  if (schema.format === "password")
    return ["", " ", "1", ":-\"'\\%&", "x".repeat(40)].map((end) => `${password}${end}`);
  const all = shown.length > 0 && shown.every(isHost) ? hosts : shown.some(hasSpace) ? labels : credentials;
  return all;
}

function isHost(text: string): boolean {
  return /^[a-z\d-]+(\.[a-z\d-]+)+(:\d+)?$/i.test(text);
}

function hasSpace(text: string): boolean {
  return text.includes(" ");
}
