/** The HTTP side of the mock: how requests and answers travel. */
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Api } from "./api.js";
import { allowOrigin } from "./cors.js";
import type { DocsSite } from "./docs-site.js";
import { statusText } from "./log.js";
import type { LogEntry } from "./log-entry.js";
import { readBody } from "./read-body.js";
import { Refusal } from "./refusal.js";

export interface ServerOptions {
  api: Api;
  docs: DocsSite | undefined;
  log: ((entry: LogEntry) => void) | undefined;
  /** How long a client may take to send its request, in milliseconds. */
  sendingTime: number;
}

interface Sent {
  status: number;
  outcome: string;
  message: string;
}

export function createMockServer({ api, docs, log, sendingTime }: ServerOptions): Server {
  const server = createServer(
    { requestTimeout: sendingTime, headersTimeout: sendingTime, connectionsCheckingInterval: sendingTime / 10 },
    async (request, response) => {
      const started = performance.now();
      if (allowOrigin(request, response) || (await docs?.serve(request, response))) return;
      const sent = await answer(api, request, response);
      log?.({
        method: request.method ?? "",
        path: pathOf(request),
        status: sent?.status,
        outcome: sent?.outcome ?? "the client hung up",
        message: sent?.message ?? "",
        milliseconds: Math.round(performance.now() - started),
      });
    },
  );
  server.on("clientError", refuseBrokenRequest);
  return server;
}

/** @returns what was sent; undefined when nobody was there to read it */
async function answer(api: Api, request: IncomingMessage, response: ServerResponse): Promise<Sent | undefined> {
  try {
    const body = await readBody(request);
    const { path, query } = readTarget(request);
    const { headers, method = "" } = request;
    const { outcome, ...rest } = await api({ method, path, query, headers, body, hungUp: () => hungUp(response) });
    return send(response, { outcome, ...rest });
  } catch (error) {
    if (response.destroyed) return undefined;
    const { status, message, headers } =
      error instanceof Refusal ? error : new Refusal(500, `The mock failed: ${(error as Error).message}`);
    const all = { "content-type": "application/json", ...headers };
    return send(response, { outcome: statusText(status), status, headers: all, body: { message } });
  }
}

function hungUp(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => controller.abort());
  return controller.signal;
}

function send(
  response: ServerResponse,
  answer: { status: number; headers: Record<string, string>; body: unknown; outcome: string },
): Sent {
  const { status, headers, body, outcome } = answer;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(text) }).end(text);
  return { status, outcome, message: (body as { message?: string } | undefined)?.message ?? "" };
}

/** A request target is a path, or a whole URL when the client takes the mock for a proxy. */
function readTarget({ url = "" }: IncomingMessage): { path: string; query: URLSearchParams } {
  const whole = url.startsWith("/") ? `http://mock${url}` : url;
  if (!URL.canParse(whole)) throw new Refusal(400, "The request target is not a path.");
  const { pathname, searchParams } = new URL(whole);
  return { path: pathname, query: searchParams };
}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0]?.slice(0, 200) ?? "";
}

const brokenRequests: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal(408, "The request took too long to arrive."),
  HPE_HEADER_OVERFLOW: new Refusal(431, "The headers are too large."),
};

/** What Node could not read as a request has no response object: the answer is written to the socket by hand. */
function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const { status, message } = brokenRequests[error.code ?? ""] ?? new Refusal(400, "This is not an HTTP request.");
  const body = JSON.stringify({ message });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
