/** Connections: each responds in the order of its requests, and ends when something of it cannot be read. */
import { setMaxListeners } from "node:events";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { clearTimeout, setTimeout } from "../real-timers.js";
import { originHeaders } from "./cors.js";
import { Refusal } from "./refusal.js";

/** How long a connection stays after a refusal, so that a client that is still sending sees it, in milliseconds. */
const linger = 1000;

/** Errors of Node's parser. */
const refusals: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal(408, "The request took too long to arrive."),
  HPE_HEADER_OVERFLOW: new Refusal(431, "The headers are too large."),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new Refusal(413, "The extensions of the body's chunks are too large."),
};

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Settled when the response before it has left. */
  turn: Promise<unknown> | undefined;
  /** Settled when its own response has left. */
  closed: Promise<unknown>;
  /** Aborted when the client hangs up. */
  hungUp: AbortSignal;
  /** Whether it was refused before it had arrived to its end: it is not to be carried out. */
  isRefused: boolean;
}

export class Connection {
  readonly #socket: Duplex;
  /** Of the connection, since a response that waits for its turn is not told when the client hangs up. */
  readonly #hungUp = new AbortController();
  #latest: Exchange | undefined;
  #isBroken = false;

  constructor(socket: Duplex) {
    this.#socket = socket;
    allowManyListeners(this.#hungUp.signal);
    socket.once("close", () => this.#hungUp.abort());
  }

  /** @returns undefined when a request before it could not be read */
  begin(request: IncomingMessage, response: ServerResponse): Exchange | undefined {
    if (this.#isBroken) return undefined;
    const closed = new Promise((done) => response.once("close", done));
    const { signal: hungUp } = this.#hungUp;
    this.#latest = { request, response, turn: this.#latest?.closed, closed, hungUp, isRefused: false };
    return this.#latest;
  }

  /**
   * Refuses what could not be read, after the requests before it, and ends the connection.
   *
   * @returns the refusal, and the request if its headers could be read; undefined when the client was not told
   */
  async breakOff(
    code: string | undefined,
  ): Promise<{ refusal: Refusal; request: IncomingMessage | undefined } | undefined> {
    // Everything that follows on such a connection is reported again.
    if (this.#isBroken) return undefined;
    this.#isBroken = true;
    const unread = this.#latest?.request.complete === false ? this.#latest : undefined;
    if (unread) unread.isRefused = true;
    await (unread ? unread.turn : this.#latest?.closed);
    if (!this.#socket.writable || unread?.response.headersSent) {
      this.#socket.destroy();
      return undefined;
    }
    const refusal = refusals[code ?? ""] ?? new Refusal(400, "This is not an HTTP request.");
    writeRefusal(this.#socket, refusal, unread?.request);
    return { refusal, request: unread?.request };
  }
}

/** Writes a response by hand, and ends the connection when the client has had the time to read it. */
export function writeRefusal(socket: Duplex, { status, message, headers }: Refusal, request?: IncomingMessage): void {
  const body = JSON.stringify({ message });
  const all = {
    connection: "close",
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...originHeaders(request?.headers.origin),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  // An error while it is written concerns nobody any more.
  socket.on("error", () => socket.destroy());
  socket.end(Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`, "latin1"));
  const timer = setTimeout(() => socket.destroy(), linger);
  socket.once("close", () => clearTimeout(timer));
}

/** Many requests of one connection may wait at the same time. */
function allowManyListeners(signal: AbortSignal): void {
  try {
    setMaxListeners(0, signal);
  } catch {
    // In a simulated browser the global AbortController is not Node's, and its signals count no listeners.
  }
}
