/** Requests that cannot be read to their end: they are answered by hand, in the API's shape, and their connection ends. */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { originHeaders } from "./cors.js";
import { type Sent, statusText } from "./log.js";
import { Refusal } from "./refusal.js";

/** How long a connection stays after its last answer, so that a client that is still sending sees it, in milliseconds. */
const linger = 1000;

/** What Node's parser reports. */
const refusals: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal(408, "The request took too long to arrive."),
  HPE_HEADER_OVERFLOW: new Refusal(431, "The headers are too large."),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new Refusal(413, "The extensions of the body's chunks are too large."),
};

/** A request that was read at least up to its body. */
interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

export interface BrokenRequests {
  /** To be told of each request, before it is answered. */
  began(request: IncomingMessage, response: ServerResponse): void;
  /** Whether the request, or one before it, was refused before it was read to its end: it is not to be carried out. */
  isRefused(request: IncomingMessage): boolean;
  /** Answers a request of which the rest is not read. */
  refuseRest(request: IncomingMessage, refusal: Refusal): void;
  /** Answers what Node could not read. */
  refuse(error: NodeJS.ErrnoException, socket: Duplex): void;
}

/** @param report called for each answer; the request is undefined when not even its headers could be read */
export function brokenRequests(report: (sent: Sent, request: IncomingMessage | undefined) => void): BrokenRequests {
  const underWay = new WeakMap<Duplex, Set<Exchange>>();
  const refusedRequests = new WeakSet<IncomingMessage>();
  const refusedSockets = new WeakSet<Duplex>();

  /** Answers after the requests that were read before on the same connection. */
  async function end(socket: Duplex, refusal: Refusal, last?: IncomingMessage): Promise<void> {
    // Whatever follows on a connection that cannot be read is reported again.
    if (refusedSockets.has(socket)) return;
    refusedSockets.add(socket);
    const exchanges = [...(underWay.get(socket) ?? [])];
    const broken = exchanges.find(({ request }) => !request.complete);
    if (broken) refusedRequests.add(broken.request);
    const whole = exchanges.filter((exchange) => exchange !== broken);
    await Promise.all(whole.map(({ response }) => new Promise((done) => response.once("close", done))));

    // An answer that was sent before the request had arrived needs no other.
    if (!socket.writable || broken?.response.headersSent) {
      socket.destroy();
      return;
    }
    const request = last ?? broken?.request;
    writeRefusal(socket, refusal, request);
    const { status, message } = refusal;
    report({ status, outcome: statusText(status), message }, request);
  }

  return {
    began(request, response) {
      if (refusedSockets.has(request.socket)) refusedRequests.add(request);
      const exchange = { request, response };
      const exchanges = underWay.get(request.socket) ?? new Set();
      underWay.set(request.socket, exchanges.add(exchange));
      response.once("close", () => exchanges.delete(exchange));
    },

    isRefused: (request) => refusedRequests.has(request),

    refuseRest(request, refusal) {
      request.pause();
      void end(request.socket, refusal, request);
    },

    refuse(error, socket) {
      if (!socket.writable || error.code === "ECONNRESET") socket.destroy();
      else void end(socket, refusals[error.code ?? ""] ?? new Refusal(400, "This is not an HTTP request."));
    },
  };
}

/** Writes the answer, and ends the connection when the client has had the time to read it. */
function writeRefusal(socket: Duplex, { status, message, headers }: Refusal, request?: IncomingMessage): void {
  const body = JSON.stringify({ message });
  const all = {
    connection: "close",
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...originHeaders(request?.headers.origin),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  // What breaks while it is written reaches nobody any more.
  socket.on("error", () => socket.destroy());
  socket.end(Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`, "latin1"));
  const timer = setTimeout(() => socket.destroy(), linger);
  socket.once("close", () => clearTimeout(timer));
}
