/** Passes every request and every response on as they come. */
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { isThisMachine, type WireExchange } from "../check/for-proxy.js";
import { endToEnd, pairs, type RawHeaders, replaced, valuesOf } from "./headers.js";
import { Capture, type Recorder } from "./recorder.js";
import { mostHeaders, type Upstream } from "./upstream.js";

/** The log entry of an exchange that is over. It never holds a token, or a query. */
export interface ProxyLogEntry {
  method: string;
  /** Without the query. */
  path: string;
  /** Undefined: no response came. */
  status: number | undefined;
  milliseconds: number;
}

interface ForwardOptions {
  upstream: Upstream;
  recorder: Pick<Recorder, "begin" | "end" | "giveUp">;
  log: (entry: ProxyLogEntry) => void;
}

interface UnderWay {
  request: WireExchange["request"];
  sent: Capture;
  started: number;
  client: string;
  /** Whether it was told: a response that breaks off fails and closes. */
  isTold: boolean;
}

interface Forwarder {
  server: Server;
  /** Ends every request that is under way: their responses have not come. */
  end(): void;
}

export function createForwarder(options: ForwardOptions): Forwarder {
  const { upstream, recorder } = options;
  const clients = new WeakMap<Duplex, string>();
  let lastClient = 0;
  const server = createServer(
    { keepAlive: true, maxHeaderSize: mostHeaders, requireHostHeader: false },
    (request, response) => pass(request, response),
  );
  // The server behind the proxy sets the limits.
  Object.assign(server, {
    requestTimeout: 0,
    headersTimeout: 0,
    timeout: 0,
    keepAliveTimeout: 0,
    maxRequestsPerSocket: 0,
  });
  server.on("connection", (socket) => {
    clients.set(socket, `connection ${++lastClient}`);
    socket.setNoDelay(true);
  });
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) => pass(request, response));
  server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) => pass(request, response));
  server.on("upgrade", (request: IncomingMessage, socket: Socket, head: Buffer) => upgrade(request, socket, head));
  server.on("connect", (_: IncomingMessage, socket: Socket) => refuse(socket, 405, noProxy(upstream)));
  const unanswered = (key: object) => exchangeOf(key as UnderWay);
  const timer = setInterval(() => recorder.giveUp(unanswered), 1_000).unref();
  server.once("close", () => clearInterval(timer));
  return {
    server,
    end() {
      server.close();
      server.closeAllConnections();
      recorder.giveUp(unanswered, 0);
    },
  };

  function pass(request: IncomingMessage, response: ServerResponse): void {
    const problem = problemWith(request, upstream);
    if (problem) {
      response.writeHead(421, { "Content-Type": "application/json" }).end(JSON.stringify({ message: problem }));
      request.resume();
      return;
    }
    const underWay = begin(request);
    const hasBody = valuesOf(request.rawHeaders, "transfer-encoding").length > 0;
    const headers = [...headersFor(request), ...(hasBody ? ["Transfer-Encoding", "chunked"] : [])];
    const sent = upstream.request(request.socket, request.method ?? "GET", request.url ?? "/", headers);
    request.on("data", (chunk: Buffer) => underWay.sent.add(chunk));
    request.pipe(sent);
    sent.on("information", ({ statusCode, rawHeaders }) => inform(response, statusCode, rawHeaders));
    sent.once("response", (answer) => {
      const received = new Capture();
      response.sendDate = false;
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders));
      response.flushHeaders();
      answer.on("data", (chunk: Buffer) => received.add(chunk));
      // Before the pipe, which ends the response.
      answer.once("end", () => {
        if (answer.rawTrailers.length > 0) response.addTrailers(pairs(answer.rawTrailers));
      });
      answer.pipe(response);
      answer.once("close", () => {
        if (!answer.complete) response.destroy();
        end(underWay, answer.complete ? answer : undefined, received);
      });
    });
    fail(sent, underWay, () => response.destroy());
    response.once("close", () => {
      if (!response.writableFinished) sent.destroy();
    });
  }

  function upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const problem = problemWith(request, upstream);
    if (problem) {
      refuse(socket, 421, problem);
      return;
    }
    const underWay = begin(request);
    socket.on("error", () => socket.destroy());
    const headers = [
      ...headersFor(request),
      "Connection",
      "Upgrade",
      "Upgrade",
      valuesOf(request.rawHeaders, "upgrade").join(", "),
    ];
    const sent = upstream.request(socket, request.method ?? "GET", request.url ?? "/", headers);
    sent.once("upgrade", (answer, behind, rest) => {
      socket.write(headOf(answer, answer.rawHeaders));
      if (rest.length > 0) socket.write(rest);
      if (head.length > 0) behind.write(head);
      behind.on("error", () => socket.destroy());
      socket.once("close", () => behind.destroy());
      behind.once("close", () => socket.destroy());
      behind.pipe(socket).pipe(behind);
      end(underWay, answer, new Capture());
    });
    // The server goes on without it.
    sent.once("response", (answer) => {
      socket.write(headOf(answer, [...endToEnd(answer.rawHeaders), "Connection", "close"]));
      answer.pipe(socket);
      const received = new Capture();
      answer.on("data", (chunk: Buffer) => received.add(chunk));
      answer.once("close", () => end(underWay, answer, received));
    });
    fail(sent, underWay, () => socket.destroy());
    sent.end();
  }

  function headersFor({ rawHeaders }: IncomingMessage): RawHeaders {
    return replaced(endToEnd(rawHeaders), "host", upstream.origin.host);
  }

  function begin(request: IncomingMessage): UnderWay {
    const { method = "", url = "", rawHeaders, socket } = request;
    const underWay: UnderWay = {
      request: {
        method,
        url: upstream.origin.origin + upstream.pathOf(url),
        headers: pairs(rawHeaders),
        body: undefined,
      },
      sent: new Capture(),
      started: performance.now(),
      client: clients.get(socket) ?? "",
      isTold: false,
    };
    recorder.begin(underWay, underWay.started);
    return underWay;
  }

  /** The client sees a failure on the way to the server as it is: its connection ends. */
  function fail(sent: ClientRequest, underWay: UnderWay, destroy: () => void): void {
    sent.once("error", () => {
      destroy();
      end(underWay);
    });
  }

  function end(underWay: UnderWay, answer?: IncomingMessage, received?: Capture): void {
    if (underWay.isTold) return;
    underWay.isTold = true;
    const response = answer && {
      status: answer.statusCode ?? 0,
      headers: pairs(answer.rawHeaders),
      body: received?.bytes,
    };
    const exchange = exchangeOf(underWay, response);
    recorder.end(underWay, exchange);
    options.log({
      method: underWay.request.method,
      path: new URL(underWay.request.url).pathname,
      status: answer?.statusCode,
      milliseconds: Math.round(exchange.ended - exchange.started),
    });
  }
}

function exchangeOf({ request, sent, started, client }: UnderWay, response?: WireExchange["response"]): WireExchange {
  return { request: { ...request, body: sent.bytes }, response, started, ended: performance.now(), client };
}

function inform(response: ServerResponse, status: number, raw: RawHeaders): void {
  if (status === 100) response.writeContinue();
  if (status === 102) response.writeProcessing();
  if (status !== 103) return;
  const hints = pairs(raw).map(([name, value]) => [name.toLowerCase(), value]);
  response.writeEarlyHints(Object.fromEntries(hints));
}

function headOf({ statusCode = 502, statusMessage = "" }: IncomingMessage, raw: RawHeaders): string {
  const lines = pairs(raw).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n${lines.join("")}\r\n`;
}

/** It is a way to one server, and not a proxy for any. */
function problemWith({ url = "", headers }: IncomingMessage, upstream: Upstream): string | undefined {
  const host = (headers.host ?? "").toLowerCase();
  const address = `http://${host}`;
  const isOwn = ["", upstream.origin.host].includes(host) || (URL.canParse(address) && isThisMachine(address));
  return (url.startsWith("/") || url === "*") && isOwn ? undefined : noProxy(upstream);
}

function noProxy({ origin }: Upstream): string {
  return `This proxy passes requests on to ${origin.origin} only. Send it what you would send there: a path, and no other host.`;
}

function refuse(socket: Socket, status: number, message: string): void {
  const body = JSON.stringify({ message });
  socket.on("error", () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
