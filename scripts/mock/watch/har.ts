/** Writes what the mock answered as HAR 1.2, which browsers' developer tools and others read. */
import { type FileHandle, open } from "node:fs/promises";
import { STATUS_CODES } from "node:http";
import packageFile from "../../../package.json" with { type: "json" };
import type { Requests } from "./requests.js";
import type { SeenRequest } from "./seen-request.js";

const creator = { name: packageFile.name, version: packageFile.version };
const start = `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`;
const end = "\n]}}\n";

export interface Recording {
  /** Waits until everything is written. */
  close(): Promise<void>;
}

/**
 * Records every request from now on. The file is a whole HAR after each of them, whenever the mock ends.
 *
 * @param origin of the mock, which is known once it listens
 * @throws when the file cannot be written; the message names it
 */
export async function recordHar(path: string, requests: Requests, origin: () => string): Promise<Recording> {
  const file = await openFile(path);
  let position = 0;
  let entries: string[] = [];
  let separator = "\n";
  let writing = write(start);

  async function write(text: string): Promise<void> {
    await file.write(text + end, position);
    position += Buffer.byteLength(text);
  }

  async function writeEntries(): Promise<void> {
    const text = separator + entries.join(",\n");
    entries = [];
    separator = ",\n";
    await write(text);
  }

  const stop = requests.listen((request) => {
    entries.push(JSON.stringify(harEntry(request, origin())));
    // Whatever comes while the file is being written goes into the next write.
    if (entries.length === 1) writing = writing.then(writeEntries);
  });
  return {
    async close() {
      stop();
      await writing;
      await file.close();
    },
  };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, "w");
  } catch (error) {
    throw new Error(`The recording cannot be written to ${path}: ${(error as Error).message}`);
  }
}

/** No header is recorded but the media types: the others may hold secrets, or are of no use. */
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
    comment: seen.outcome,
  };
}

function mediaType(value: string): object[] {
  return [{ name: "content-type", value }];
}
