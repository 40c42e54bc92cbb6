/** Texts that a field takes, by what its schema says and by what the document shows in its place. */
import { isSecret } from "../../../document/secret-fields.js";
import type { Schema } from "../../../document/types.js";

/** Longer than common database columns. A server may refuse it, because the page gives no limit. */
const long = "x".repeat(300);
/** Every server takes texts of this many characters. */
const surelyTaken = 128;

/** Labels with spaces, quotes, other scripts, look-alikes of other types, and many characters. */
const labels = [
  "a",
  "007",
  "two  words",
  "Two  Words",
  'Ann\'s "front" desk',
  "100%25 today & tomorrow",
  "C:\\desk",
  "Приёмная",
  "受付 ２",
  "استقبال",
  "Réception – été",
  "☎️ desk 👩‍💻",
  "constructor",
  "null",
  " spaces around ",
  "x".repeat(60),
  long,
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
  long,
];

/** @param shown what the document shows in this place */
export function textsFor(schema: Schema, shown: string[], password: string): string[] {
  // Each holds the run's own password, by which reports know what to leave out.
  if (isSecret(schema)) return ["", " ", "1", ":-\"'\\%&", "x".repeat(40)].map((end) => `${password}${end}`);
  if (shown.length > 0 && shown.every(isHost)) return hosts;
  return shown.some((text) => text.includes(" ")) ? labels : credentials;
}

/** Every correct server takes this many numbers in one request: the reference page's sample has as many. */
export const surelyShort = 2;

/** Whether a server may refuse it for the length of a text in it. */
export function mayBeTooLong(value: unknown): boolean {
  if (typeof value === "string") return value.length > surelyTaken;
  return typeof value === "object" && value !== null && Object.values(value).some(mayBeTooLong);
}

function isHost(text: string): boolean {
  return /^[a-z\d-]+(\.[a-z\d-]+)+(:\d+)?$/i.test(text);
}
