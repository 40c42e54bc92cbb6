/** Reads HAR as it is found in the wild: browsers, proxies and test tools each write it in their own way. */
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { isObject } from "../../document/json.js";
import { CannotCheck } from "../cannot-check.js";
import type { RecordedExchange } from "./exchange.js";

/** Larger files would not fit into memory, in bytes. */
export const largestHar = 256 * 1024 * 1024;

/**
 * The exchanges of a HAR file, as JSON or its bytes, compressed with gzip or not. Responses from a cache or a service worker
 * are left out: the server did not send them.
 *
 * @throws when it is not a HAR; the message names the place
 */
export function fromHar(har: string | Uint8Array): RecordedExchange[] {
  const entries = entriesOf(parsed(textOf(har)));
  const isRepeated = repetitionIn(entries);
  const read = entries.flatMap((entry, index) => {
    if (isRepeated(entry)) return [];
    const where = `log.entries[${index}]`;
    if (!isObject(entry)) throw new CannotCheck(`The HAR is not one: ${where} is not an object.`);
    return isOfServer(entry) ? [exchangeOf(entry, where)] : [];
  });
  const resolution = Math.min(...read.map(({ time }) => time.resolution));
  return read.map(({ exchange, time }) => ({
    ...exchange,
    started: time.at,
    // The true time lies anywhere within the last digit.
    ended: time.at + time.duration + (Number.isFinite(resolution) ? resolution : 0),
  }));
}

type Entry = Record<string, unknown>;

interface Time {
  at: number;
  duration: number;
  /** The unit of the last digit of `at`, in milliseconds. */
  resolution: number;
}

function textOf(har: string | Uint8Array): string {
  if (typeof har === "string") return har.replace(/^\ufeff/, "");
  const isGzip = har[0] === 0x1f && har[1] === 0x8b;
  let bytes: Uint8Array = har;
  try {
    if (isGzip) bytes = gunzipSync(har, { maxOutputLength: largestHar });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw new CannotCheck(
      isTooLarge
        ? `The HAR is larger than ${largestHar / 1024 / 1024} MB when it is decompressed: record less, or split it.`
        : "The HAR cannot be decompressed: the file is cut short, or it is not gzip.",
    );
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("utf8")
    .replace(/^\ufeff/, "");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CannotCheck(text.trim() === "" ? "The HAR is empty." : `The HAR is not JSON: ${fault(text, error)}.`);
  }
}

/** Where and why `text` cannot be read. A file that is cut short is one whose reading stops at its end. */
function fault(text: string, error: unknown): string {
  const { message } = error as Error;
  const [, position] = /position (\d+)/.exec(message) ?? (message.includes("end of JSON") ? ["", text.length] : []);
  if (position === undefined) return "it cannot be read";
  const before = text.slice(0, Number(position)).split("\n");
  const isCut = Number(position) >= text.length;
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return `${isCut ? "it is cut short" : "it cannot be read"} at ${place}`;
}

function entriesOf(har: unknown): unknown[] {
  const log = isObject(har) ? har.log : undefined;
  if (!isObject(log)) throw new CannotCheck("The HAR is not one: it has no log.");
  if (!Array.isArray(log.entries)) throw new CannotCheck("The HAR is not one: log.entries is not a list.");
  return log.entries;
}

/** Whether an entry is there before: some tools write one when it begins and again when it ends. */
function repetitionIn(entries: unknown[]): (entry: unknown) => boolean {
  const startOf = (entry: unknown) => (isObject(entry) ? entry.startedDateTime : undefined);
  const starts = new Map<unknown, number>();
  for (const entry of entries) starts.set(startOf(entry), (starts.get(startOf(entry)) ?? 0) + 1);
  const seen = new Set<string>();
  return (entry) => {
    // A digest takes long: no entry that began alone is repeated.
    if (starts.get(startOf(entry)) === 1) return false;
    const digest = createHash("sha1").update(JSON.stringify(entry)).digest("base64");
    const isRepeated = seen.has(digest);
    seen.add(digest);
    return isRepeated;
  };
}

function isOfServer({ _fromCache, response, serverIPAddress, _initiator }: Entry): boolean {
  if (typeof _fromCache === "string" || _fromCache === true) return false;
  if (isObject(_initiator) && _initiator.type === "preflight") return false;
  return !(isObject(response) && response._fetchedViaServiceWorker === true && !serverIPAddress);
}

function exchangeOf(entry: Entry, where: string): { exchange: RecordedExchange; time: Time } {
  const request = objectAt(entry, "request", where);
  const response = objectAt(entry, "response", where);
  const method = textAt(request, "method", `${where}.request`);
  const url = textAt(request, "url", `${where}.request`);
  const postData = isObject(request.postData) ? request.postData : undefined;
  const headers = headersOf(request.headers);
  const body = postData && bodyOf(postData);
  const client = entry.connection ?? entry._connectionId ?? entry.pageref;
  const status = Number(response.status ?? 0);
  const content = isObject(response.content) ? response.content : {};
  const answered = [204, 304].includes(status) ? "" : typeof content.text === "string" ? decoded(content) : undefined;
  return {
    exchange: {
      request: {
        method,
        url,
        headers: {
          ...(postData &&
            typeof postData.mimeType === "string" &&
            !headers["content-type"] && { "content-type": postData.mimeType }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      },
      // Status 0 stands for a request that was given up, or whose response never came.
      ...(status >= 100 && {
        response: { status, headers: withType(headersOf(response.headers), content), body: answered },
      }),
      ...{ started: 0, ended: 0 },
      ...(typeof entry._account === "string" && { account: entry._account }),
      ...(client !== undefined && client !== "" && { client: `${client}` }),
    },
    time: timeOf(entry, where),
  };
}

function timeOf(entry: Entry, where: string): Time {
  const text = textAt(entry, "startedDateTime", where);
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new CannotCheck(`The HAR is not one: ${where}.startedDateTime is not a time.`);
  const [, digits = ""] = /:\d\d[.,](\d+)/.exec(text) ?? [];
  const isWhole = /^0*$/.test(digits);
  const finer = digits.length > 3 ? Number(`0.${digits.slice(3)}`) : 0;
  const time = Number(entry.time);
  return {
    at: at + finer,
    duration: time > 0 ? time : 0,
    resolution: isWhole ? 1000 : digits.length > 3 ? 0.001 : 1,
  };
}

/** Names in lower case; without the pseudo-headers of HTTP/2. */
function headersOf(list: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const each of Array.isArray(list) ? list : []) {
    if (!isObject(each) || typeof each.name !== "string" || each.name.startsWith(":")) continue;
    const name = each.name.toLowerCase();
    headers[name] = headers[name] === undefined ? `${each.value}` : `${headers[name]}, ${each.value}`;
  }
  return headers;
}

function withType(headers: Record<string, string>, { mimeType }: Entry): Record<string, string> {
  return typeof mimeType === "string" && mimeType && !headers["content-type"]
    ? { ...headers, "content-type": mimeType }
    : headers;
}

function bodyOf(postData: Entry): string | undefined {
  if (typeof postData.text === "string" && postData.text !== "") return decoded(postData);
  const { params } = postData;
  if (!Array.isArray(params) || params.length === 0)
    return typeof postData.text === "string" ? postData.text : undefined;
  const pairs = params.filter(isObject).map(({ name, value }) => [`${name}`, `${value ?? ""}`]);
  return new URLSearchParams(pairs).toString();
}

/** Firefox has marked plain text as base64: what cannot be base64 is read as it is. */
function decoded({ text, encoding, _encoding }: Entry): string {
  const written = `${text}`;
  if ((encoding ?? _encoding) !== "base64") return written;
  const compact = written.replace(/\s+/g, "");
  const isBase64 = compact.length % 4 === 0 && /^[\w+/-]*={0,2}$/.test(compact);
  return isBase64 ? Buffer.from(compact, "base64").toString("utf8") : written;
}

function objectAt(entry: Entry, key: string, where: string): Entry {
  const value = entry[key];
  if (!isObject(value)) throw new CannotCheck(`The HAR is not one: ${where}.${key} is not an object.`);
  return value;
}

function textAt(entry: Entry, key: string, where: string): string {
  const value = entry[key];
  if (typeof value !== "string") throw new CannotCheck(`The HAR is not one: ${where}.${key} is not a text.`);
  return value;
}
