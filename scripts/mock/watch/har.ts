/** Records requests and responses as HAR 1.2, a format that browsers' developer tools read. */
import { type FileHandle, open } from "node:fs/promises";
import { STATUS_CODES } from "node:http";
import packageFile from "../../../package.json" with { type: "json" };
import { maskedAccount } from "../../account.js";
import type { Requests } from "./requests.js";
import type { SeenRequest } from "./seen-request.js";

const creator = { name: packageFile.name, version: packageFile.version };
const start = `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`;
const end = "\n]}}\n";

export interface Recording {
  /** Resolves when everything is written. */
  close(): Promise<void>;
}

/**
 * Records every request, past and future. The file is a complete HAR after each write. If a write fails, a warning of the
 * process says so, and the mock continues without the recording.
 *
 * @param origin the origin of the mock
 * @throws when the file cannot be written; the message names it
 */
export async function recordHar(path: string, requests: Requests, origin: string): Promise<Recording> {
  const file = await open(path, "w").catch((error) => {
    throw cannotWrite(path, error);
  });
  let position = 0;

  async function append(text: string): Promise<void> {
    try {
      await writeAll(file, text + end, position);
      position += Buffer.byteLength(text);
    } catch (error) {
      // The file stays a complete HAR of all earlier entries.
      await file.truncate(position).catch(() => {});
      await writeAll(file, end, position).catch(() => {});
      throw cannotWrite(path, error);
    }
  }

  let entries: string[] = [];
  let separator = "\n";
  let writing: Promise<void> | undefined;

  async function writeEntries(): Promise<void> {
    // Requests that come while the file is being written go into the next write.
    while (entries.length > 0) {
      const text = separator + entries.join(",\n");
      entries = [];
      separator = ",\n";
      await append(text);
    }
    writing = undefined;
  }

  function add(request: SeenRequest): void {
    entries.push(JSON.stringify(harEntry(request, origin)));
    writing ??= writeEntries().catch((error) => {
      stop();
      process.emitWarning(`${error.message}. Nothing more is recorded.`);
    });
  }

  await append(start).catch(async (error) => {
    await file.close();
    throw error;
  });
  const stop = requests.listen(add);
  for (const request of requests.all()) add(request);
  return {
    async close() {
      stop();
      await writing;
      await file.close();
    },
  };
}

async function writeAll(file: FileHandle, text: string, position: number): Promise<void> {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    written += (await file.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
  }
}

function cannotWrite(path: string, error: unknown): Error {
  return new Error(`The recording cannot be written to ${path}: ${(error as Error).message}`);
}

/** Only the content types are recorded of the headers: others may hold secrets. */
function harEntry(seen: SeenRequest, origin: string): object {
  const { at, milliseconds, method, path, query, body, status = 0, answer } = seen;
  const queryString = Object.entries(query).map(([name, value]) => ({ name, value }));
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const answered =
    answer === undefined || status === 0 ? "" : typeof answer === "string" ? answer : JSON.stringify(answer);
  const mimeType = typeof answer === "string" ? "text/html" : "application/json";
  const search = new URLSearchParams(query).toString();
  return {
    startedDateTime: at,
    time: milliseconds,
    request: {
      ...{ method, url: `${origin}${path}${search && `?${search}`}`, httpVersion: "HTTP/1.1" },
      ...{ cookies: [], headers: sent === undefined ? [] : mediaType("application/json"), queryString },
      ...(sent !== undefined && { postData: { mimeType: "application/json", text: sent } }),
      ...{ headersSize: -1, bodySize: sent === undefined ? 0 : Buffer.byteLength(sent) },
    },
    response: {
      ...{ status, statusText: STATUS_CODES[status] ?? "", httpVersion: "HTTP/1.1", cookies: [] },
      headers: status === 0 ? [] : mediaType(mimeType),
      content: { size: Buffer.byteLength(answered), mimeType, text: answered },
      ...{ redirectURL: "", headersSize: -1, bodySize: Buffer.byteLength(answered) },
    },
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    ...(seen.account !== undefined && { _account: maskedAccount(seen.account) }),
    comment: seen.outcome,
  };
}

function mediaType(value: string): object[] {
  return [{ name: "content-type", value }];
}
