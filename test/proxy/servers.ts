/** Servers of one test behind the proxy. They end with it. */
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { afterEach } from "vitest";
import type { WireExchange } from "../../scripts/check/for-proxy.js";
import { listen } from "../../scripts/listen.js";
import { createForwarder } from "../../scripts/proxy/forward.js";
import { Upstream } from "../../scripts/proxy/upstream.js";

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Runs this after the test. What was opened last is closed first. */
export function closeLater(close: () => unknown): void {
  open.push(close);
}

/** Starts any server; its connections end with it. */
export async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket.on("error", () => {})));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closeLater(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** A server that answers as the test says. */
export async function server(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listening(createServer(listener))}`;
}

/** A server that is a socket, for what no HTTP server does. */
export async function bare(onConnection: (socket: Socket) => void): Promise<string> {
  return `http://127.0.0.1:${await listening(createTcpServer(onConnection))}`;
}

/** The proxy without its check: it passes requests on, and keeps what it would tell the check. */
export async function forwardTo(upstream: string, { insecure = false } = {}) {
  const told: WireExchange[] = [];
  const recorder = { begin() {}, giveUp() {}, end: (_: object, exchange: WireExchange) => void told.push(exchange) };
  const forwarder = createForwarder({ upstream: new Upstream(upstream, insecure), recorder, log: () => {} });
  closeLater(() => forwarder.end());
  return { url: await listen(forwarder.server, "127.0.0.1", 0), told };
}
