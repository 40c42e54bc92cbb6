/** A server that is a socket, and the proxy without its check. They end with the test. */
import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { WireExchange } from "../../scripts/check/for-proxy.js";
import { listen } from "../../scripts/listen.js";
import { createForwarder } from "../../scripts/proxy/forward.js";
import { Upstream } from "../../scripts/proxy/upstream.js";
import { serve } from "../serve.js";

/** A server that is a socket, for what no HTTP server does. */
export async function bare(onConnection: (socket: Socket) => void): Promise<string> {
  return serve(createServer(onConnection));
}

/** The proxy without its check: it passes requests on, and keeps what it would tell the check. */
export async function forwardTo(upstream: string, { insecure = false } = {}) {
  const told: WireExchange[] = [];
  const recorder = { begin() {}, giveUp() {}, end: (_: object, exchange: WireExchange) => void told.push(exchange) };
  const forwarder = createForwarder({ upstream: new Upstream(upstream, insecure), recorder, log: () => {} });
  onTestFinished(() => forwarder.end());
  return { url: await listen(forwarder.server, "127.0.0.1", 0), told };
}
