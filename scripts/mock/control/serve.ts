/** Answers requests by a table of handlers, for those who may ask. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Handler } from "../http/handler.js";
import { readJson } from "../http/json-body.js";
import { readBody } from "../http/read-body.js";
import { Refusal } from "../http/refusal.js";
import { expectAllowed } from "./guard.js";

export type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface ServeOptions {
  /** By method and path, for example `GET /__mock/numbers`. */
  handlers: Record<string, Handler>;
  /** See {@link expectAllowed}. */
  allowedHosts?: string[];
  /** The paths that anybody may ask for. */
  open?: string[];
  /** The account of a request. @throws Refusal */
  accountOf?(request: IncomingMessage): string;
}

export function serving({ handlers, allowedHosts, open = [], accountOf = noAccounts }: ServeOptions): Serve {
  return async (request, response) => {
    try {
      const { pathname, searchParams } = new URL(`http://mock${request.url}`);
      if (!open.includes(pathname)) expectAllowed(request, allowedHosts);
      const method = request.method === "HEAD" ? "GET" : request.method;
      const handler = handlers[`${method} ${pathname}`];
      if (!handler) throw nothingThere(handlers, pathname);
      const answer = await handler({
        request,
        response,
        query: searchParams,
        json: async () => readObject(await readBody(request)),
        account: () => accountOf(request),
      });
      if (answer !== undefined) send(response, 200, answer);
    } catch (error) {
      if (response.headersSent || response.destroyed) return void response.destroy();
      const { status, message, headers } =
        error instanceof Refusal ? error : new Refusal(500, `It failed: ${(error as Error).message}`);
      send(response, status, { message }, headers);
    }
  };
}

function noAccounts(): string {
  throw new Refusal(404, "There are no accounts here.");
}

function nothingThere(handlers: Record<string, Handler>, path: string): Refusal {
  const allowed = Object.keys(handlers).flatMap((key) => (key.endsWith(` ${path}`) ? [key.split(" ")[0]] : []));
  if (allowed.length === 0) return new Refusal(404, "There is nothing at this place of the control path.");
  return new Refusal(405, `This place of the control path takes ${allowed.join(", ")}.`, { allow: allowed.join(", ") });
}

function readObject(body: Uint8Array): unknown {
  const { value, problem } = readJson(body);
  if (problem !== undefined) throw new Refusal(400, problem);
  return value;
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      "content-type": "application/json",
      "cache-control": "no-store",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "content-length": Buffer.byteLength(text),
      ...headers,
    })
    .end(text);
}
