/** The HTTP server of the mock. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { listen } from "../listen.js";
import type { Api } from "./api.js";
import type { OwnSite } from "./control/own-site.js";
import type { ServeDocs } from "./docs/docs-site.js";
import { serveDocument } from "./docs/document-site.js";
import { Connection, type Exchange, writeRefusal } from "./http/connections.js";
import { allowOrigin } from "./http/cors.js";
import { type MockResponse, textOf } from "./http/exchange.js";
import type { HttpsOptions } from "./http/https-options.js";
import { readBody } from "./http/read-body.js";
import { Refusal, responseOf } from "./http/refusal.js";
import { readTarget } from "./http/target.js";
import { logEntry, type Sent, safely, sentOf } from "./log/log.js";
import type { LogEntry } from "./log/log-entry.js";
import { clearTimeout, now, setTimeout } from "./real-timers.js";

interface ServerOptions {
  api: Api;
  own: OwnSite;
  docs: ServeDocs;
  log: ((entry: LogEntry) => void) | undefined;
  /** How long a client may take to send its request, in milliseconds. */
  sendingTime: number;
  /** Undefined: http. */
  https: HttpsOptions | undefined;
}

interface MockServer {
  /** See {@link listen}. */
  listen(host: string, port: number): Promise<string>;
  /** Gives the requests in progress this many milliseconds to finish, and ends. */
  close(grace: number): Promise<void>;
}

export function createMockServer({
  api,
  own,
  docs,
  log: unsafeLog = () => {},
  sendingTime,
  https,
}: ServerOptions): MockServer {
  const log = safely(unsafeLog);
  const connections = new WeakMap<Duplex, Connection>();
  const underWay = new Set<ServerResponse>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = now();
    const exchange = connections.get(request.socket)?.begin(request, response);
    if (!exchange) return;
    underWay.add(response);
    response.once("close", () => ended(response));
    if (!server.listening) endConnection(response);
    const served = own.serve(request, response);
    if (served) return served;
    if (allowOrigin(request, response) || (await serveDocument(request, response)) || (await docs(request, response)))
      return;
    const sent = await respond(exchange);
    if (!exchange.isRefused) log(logEntry(request, sent, started));
  }

  /** @returns undefined when the client hung up before the response */
  async function respond(exchange: Exchange): Promise<Sent | undefined> {
    const outgoing = await carryOut(exchange).catch(failure);
    // Waits for the earlier responses of a pipelining client.
    await exchange.turn;
    if (exchange.hungUp.aborted || exchange.isRefused) return undefined;
    send(exchange.response, outgoing);
    return sentOf(outgoing);
  }

  async function carryOut(exchange: Exchange): Promise<MockResponse> {
    const { request, hungUp } = exchange;
    const body = await readBody(request);
    if (exchange.isRefused) throw new Refusal(400, "The request was refused before it had arrived.");
    const { path, query } = readTarget(request.url);
    return api({ method: request.method ?? "", path, query, headers: request.headers, body, hungUp: () => hungUp });
  }

  function ended(response: ServerResponse): void {
    underWay.delete(response);
    if (!server.listening) server.closeIdleConnections();
  }

  const options = {
    requestTimeout: sendingTime,
    headersTimeout: sendingTime,
    connectionsCheckingInterval: Math.ceil(sendingTime / 10),
    // Idle connections are the client's to close: after a pause in a debugger, both would, and a request would be lost.
    keepAliveTimeout: 0,
    // Node's own refusal of a request without `Host` has no body.
    requireHostHeader: false,
  };
  const server: Server = https
    ? createTlsServer({ cert: Buffer.from(https.cert), key: Buffer.from(https.key), ...options })
    : createServer(options);
  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void handle(request, response).catch(() => response.destroy());
  server.on("request", listener);
  // Unknown `Expect` headers are ignored, because Node's own refusal has no body.
  server.on("checkExpectation", listener);
  // With https, requests come from the socket that `secureConnection` reports.
  server.on(https ? "secureConnection" : "connection", (socket: Socket) =>
    connections.set(socket, new Connection(socket)),
  );
  server.on("connect", (request, socket) => {
    const refusal = new Refusal(400, "The mock is not a proxy: it does not take CONNECT.");
    writeRefusal(socket, refusal, request);
    log(logEntry(request, sentOf(responseOf(refusal)), now()));
  });
  server.on("clientError", async ({ code }: NodeJS.ErrnoException, socket) => {
    const broken = await connections.get(socket)?.breakOff(code);
    if (broken) log(logEntry(broken.request, sentOf(responseOf(broken.refusal)), now()));
  });

  return {
    listen: (host, port) => listen(server, host, port),
    async close(grace) {
      const closed = new Promise((done) => server.close(done));
      for (const response of underWay) endConnection(response);
      const timer = setTimeout(() => server.closeAllConnections(), grace);
      if (grace === 0) server.closeAllConnections();
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Makes this response the last one on its connection. */
function endConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}

function failure(error: unknown): MockResponse {
  return responseOf(
    error instanceof Refusal ? error : new Refusal(500, `The mock failed: ${(error as Error).message}`),
  );
}

function send(response: ServerResponse, { status, headers, body, delivery }: MockResponse): void {
  if (delivery === "hangUp") return void response.destroy();
  const text = textOf(body);
  if (delivery === "cutBody") {
    const bytes = Buffer.from(text);
    response.writeHead(status, { ...headers, "content-length": bytes.length });
    // The written half must be sent before the connection is cut.
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
    return;
  }
  // A 204 must not have a Content-Length (RFC 9110).
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(text) };
  response.writeHead(status, { ...headers, ...length }).end(text);
}
