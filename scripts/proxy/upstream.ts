/** The way to the server behind the proxy. Each connection of a client has one of its own there, as it would without a proxy. */
import http, { type ClientRequest, type RequestOptions } from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { proxyFor, throughProxy } from "../check/for-proxy.js";
import type { RawHeaders } from "./headers.js";

/** Larger headers than Node takes when nobody says otherwise, in bytes. */
export const mostHeaders = 128 * 1024;

export class Upstream {
  readonly origin: URL;
  /** The path that stands before every path. */
  readonly #base: string;
  readonly #insecure: boolean;
  readonly #proxy: URL | undefined;
  readonly #agents = new Map<Duplex, http.Agent>();

  /** @param address without a slash at the end */
  constructor(address: string, insecure: boolean) {
    this.origin = new URL(address);
    this.#base = this.origin.pathname.replace(/\/+$/, "");
    this.#insecure = insecure;
    this.#proxy = proxyFor(this.origin);
  }

  /** Sends the head of a request; the body is for the caller to send. */
  request(client: Duplex, method: string, path: string, headers: RawHeaders): ClientRequest {
    const { protocol, hostname, port } = this.origin;
    const connecting = new AbortController();
    const options: RequestOptions = {
      ...{ protocol, method, hostname: hostname.replace(/^\[|\]$/g, ""), port, path: this.pathOf(path) },
      headers: headers as unknown as RequestOptions["headers"],
      setHost: false,
      maxHeaderSize: mostHeaders,
      ...(this.#insecure && { rejectUnauthorized: false }),
    };
    const direct = { ...options, agent: this.#agentOf(client) };
    const module = protocol === "https:" ? https : http;
    const sent = module.request(
      this.#proxy ? throughProxy(this.#proxy, this.origin, { ...options, agent: false }, connecting.signal) : direct,
    );
    // A request that waits for a tunnel never closes: the client's connection tells that nobody waits for it any more.
    const end = () => connecting.abort();
    client.once("close", end);
    sent.once("close", () => {
      client.off("close", end);
      end();
    });
    return sent;
  }

  pathOf(path: string): string {
    return path.startsWith("/") ? this.#base + path : path;
  }

  #agentOf(client: Duplex): http.Agent {
    const known = this.#agents.get(client);
    if (known) return known;
    const Agent = this.origin.protocol === "https:" ? https.Agent : http.Agent;
    const agent = new Agent({ keepAlive: true, maxSockets: 1, noDelay: true });
    // A server that ends the connection between two requests ends it for the client, too.
    const watched = new WeakSet<Socket>();
    agent.on("free", (socket: Socket) => {
      if (!watched.has(socket)) socket.once("close", () => client.end());
      watched.add(socket);
    });
    this.#agents.set(client, agent);
    client.once("close", () => {
      this.#agents.delete(client);
      agent.destroy();
    });
    return agent;
  }
}
