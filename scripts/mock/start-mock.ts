/** The mock: one small HTTP server around Prism. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { document } from "../document/document.js";
import { createPrism, type Prism } from "./prism.js";

export interface MockOptions {
  /** 0 takes a free port. */
  port?: number;
  /** The address to listen on: this machine only, unless you say otherwise. */
  host?: string;
}

export interface Mock {
  /** The origin, for example `http://127.0.0.1:4010`. */
  url: string;
  close(): Promise<void>;
}

/**
 * Starts the mock.
 *
 * @throws when the port is taken (`code` is `EADDRINUSE`)
 */
export async function startMock({ port = 4010, host = "127.0.0.1" }: MockOptions = {}): Promise<Mock> {
  const prism = await createPrism(document);
  const server = createServer((request, response) => {
    answer(prism, request, response).catch((error: Error & { status?: number; detail?: string }) => {
      send(response, error.status ?? 500, { message: error.detail || error.message });
    });
  });
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(prism: Prism, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  let json: unknown;
  try {
    json = body === "" ? undefined : JSON.parse(body);
  } catch (error) {
    send(response, 400, { message: `The body is not valid JSON: ${(error as Error).message}` });
    return;
  }
  const { pathname } = new URL(request.url ?? "/", "http://mock");
  const result = await prism({
    method: (request.method ?? "GET").toLowerCase() as "post",
    url: { path: pathname },
    headers: request.headers as Record<string, string>,
    body: json,
  });
  send(response, result.status, result.body);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { "content-type": "application/json" })
    .end(typeof body === "string" ? body : JSON.stringify(body));
}
