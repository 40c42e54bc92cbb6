/** The HTTP side of the mock: how requests and answers travel. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Api } from "./api.js";
import { brokenRequests } from "./broken-requests.js";
import type { OwnSite } from "./control/own-site.js";
import { allowOrigin } from "./cors.js";
import type { DocsSite } from "./docs-site.js";
import type { Delivery } from "./exchange.js";
import { deliverBroken } from "./failures/deliver.js";
import { logEntry, type Sent, safely, statusText } from "./log.js";
import type { LogEntry } from "./log-entry.js";
import { bodyLimit, declaredLength, readBody, tooLarge } from "./read-body.js";
import { Refusal } from "./refusal.js";
import { readTarget } from "./target.js";
import { together } from "./together.js";
import { turns } from "./turns.js";

export interface ServerOptions {
  api: Api;
  own: OwnSite;
  docs: DocsSite | undefined;
  log: ((entry: LogEntry) => void) | undefined;
  /** How long a client may take to send its request, in milliseconds. */
  sendingTime: number;
}

/** Bodies from this size on are read one after the other, in bytes. */
const large = 16 * 1024;

export function createMockServer({ api, own, docs, log: unsafeLog = () => {}, sendingTime }: ServerOptions): Server {
  const log = safely(unsafeLog);
  const broken = brokenRequests((sent, request) => log(logEntry(request, sent, performance.now())));
  const { begin, goOn } = turns();
  const endOfTurn = together();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    broken.began(request, response);
    if (broken.isRefused(request)) return;
    const served = own.serve(request, response);
    if (served) return served;
    if (allowOrigin(request, response) || (await docs?.serve(request, response))) return;
    const sent = await answer(request, response);
    if (!broken.isRefused(request)) log(logEntry(request, sent, started));
  }

  /** @returns what was sent; undefined when nobody was there to read it */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Sent | undefined> {
    try {
      checkExpectation(request);
      const body = await readBody(request);
      const isLarge = body.length >= large;
      if (isLarge) await begin();
      if (broken.isRefused(request)) return undefined;
      const { headers, method = "", httpVersion } = request;
      if (httpVersion === "1.1" && headers.host === undefined)
        throw new Refusal(400, "The request has no Host header.");
      const { path, query } = readTarget(request.url);
      const others = { hungUp: () => hungUp(response), goOn: isLarge ? goOn : undefined };
      const outgoing = await api({ method, path, query, headers, body, ...others });
      await endOfTurn();
      return send(response, outgoing);
    } catch (error) {
      if (response.destroyed || broken.isRefused(request)) return undefined;
      if (error instanceof Refusal && !request.complete) {
        broken.refuseRest(request, error);
        return undefined;
      }
      return send(response, failure(error));
    }
  }

  const server = createServer({
    requestTimeout: sendingTime,
    headersTimeout: sendingTime,
    connectionsCheckingInterval: Math.ceil(sendingTime / 10),
    // Node would answer in a shape that is not the API's.
    requireHostHeader: false,
  });
  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void handle(request, response).catch(() => response.destroy());
  server.on("request", listener);
  server.on("checkContinue", (request, response) => {
    if (declaredLength(request) <= bodyLimit) response.writeContinue();
    listener(request, response);
  });
  server.on("checkExpectation", listener);
  server.on("connect", (request: IncomingMessage) =>
    broken.refuseRest(request, new Refusal(400, "The mock is no proxy: it does not take CONNECT.")),
  );
  server.on("clientError", (error, socket) => broken.refuse(error, socket));
  return server;
}

/**
 * A client that expects something waits for a word before it sends its body.
 *
 * @throws Refusal when it would send it in vain
 */
function checkExpectation(request: IncomingMessage): void {
  const { expect } = request.headers;
  if (expect === undefined) return;
  if (expect.toLowerCase() !== "100-continue") {
    throw new Refusal(417, "The mock meets one expectation: 100-continue.");
  }
  if (declaredLength(request) > bodyLimit) throw tooLarge();
}

function hungUp(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => controller.abort());
  return controller.signal;
}

interface Outgoing {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  outcome: string;
  delivery?: Delivery;
}

function failure(error: unknown): Outgoing {
  const refusal = error instanceof Refusal ? error : new Refusal(500, `The mock failed: ${(error as Error).message}`);
  const headers = { "content-type": "application/json", ...refusal.headers };
  return { status: refusal.status, outcome: statusText(refusal.status), headers, body: { message: refusal.message } };
}

function send(response: ServerResponse, { status, headers, body, outcome, delivery }: Outgoing): Sent {
  const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
  if (delivery) {
    deliverBroken(response, delivery, { status, headers, text });
    return { status: delivery === "hangUp" ? undefined : status, outcome, message: "" };
  }
  // HTTP has 204 say nothing of a length.
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(text) };
  response.writeHead(status, { ...headers, ...length }).end(text);
  return { status, outcome, message: (body as { message?: string } | undefined)?.message ?? "" };
}
