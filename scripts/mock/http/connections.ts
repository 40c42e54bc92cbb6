/** Connections: each responds in the order of its requests, and is closed after data that is not valid HTTP. */
import { setMaxListeners } from "node:events";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { clearTimeout, setTimeout } from "../real-timers.js";
import { originHeaders } from "./cors.js";
import { Refusal } from "./refusal.js";

/** How long a connection stays open after a refusal, in milliseconds, so that a client that is still sending can read it. */
const linger = 1000;

/** The refusals for errors of Node's HTTP parser, by their code. */
const refusals: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal(408, "The request took too long to arrive."),
  HPE_HEADER_OVERFLOW: new Refusal(431, "The headers are too large."),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new Refusal(413, "The extensions of the body's chunks are too large."),
};

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Settles when the previous response has been sent. */
  turn: Promise<unknown> | undefined;
  /** Settles when its own response has been sent. */
  closed: Promise<unknown>;
  /** Aborted when the client hangs up. */
  hungUp: AbortSignal;
  /** Whether it was refused before all of it had arrived. It is then not carried out. */
  isRefused: boolean;
}

export class Connection {
  readonly #socket: Duplex;
  /** Belongs to the connection, because Node tells only the current response when the client hangs up. */
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
   * Waits for the earlier responses, refuses the data that could not be parsed, and closes the connection.
   *
   * @returns the refusal, and the request if its headers could be read; undefined when the client was not told
   */
  async breakOff(
    code: string | undefined,
  ): Promise<{ refusal: Refusal; request: IncomingMessage | undefined } | undefined> {
    // Node reports the error again for all further data on the connection.
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

/** Writes a raw response, and closes the connection once the client has had time to read it. */
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
  // Write errors no longer matter.
  socket.on("error", () => socket.destroy());
  socket.end(Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`, "latin1"));
  const timer = setTimeout(() => socket.destroy(), linger);
  socket.once("close", () => clearTimeout(timer));
}

/** Avoids Node's warning about many listeners: many requests of one connection may wait at the same time. */
function allowManyListeners(signal: AbortSignal): void {
  try {
    setMaxListeners(0, signal);
  } catch {
    // In a simulated browser the global AbortController is not Node's, and its signals count no listeners.
  }
}
