/** Proxies as the environment names them: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either case. */
import http, { type RequestOptions } from "node:http";
import { Socket } from "node:net";
import tls from "node:tls";
import { isThisMachine } from "./target.js";

type Environment = Record<string, string | undefined>;

/** The proxy for an address; none for one on this machine. */
export function proxyFor(url: URL, environment: Environment = process.env): URL | undefined {
  const named = (name: string) => environment[name.toLowerCase()] || environment[name];
  const proxy = url.protocol === "https:" ? named("HTTPS_PROXY") : named("HTTP_PROXY");
  if (!proxy || isThisMachine(url.href) || isExcepted(url, named("NO_PROXY") ?? "")) return undefined;
  const address = /^[a-z]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  if (!URL.canParse(address) || new URL(address).protocol !== "http:") {
    throw new Error(
      `The proxy for ${url.protocol}// addresses is not one that the check can use: it must be an http:// address.`,
    );
  }
  return new URL(address);
}

/** Whether `NO_PROXY` names the host: `*`, the host, or a domain that it is in, each with or without a port. */
function isExcepted(url: URL, list: string): boolean {
  const host = url.hostname.toLowerCase();
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      const [, name = "", itsPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      if (entry === "*") return true;
      return (itsPort === undefined || itsPort === port) && (host === name || host.endsWith(`.${name}`));
    });
}

/**
 * The options of a request that goes through the proxy: to it, or through a tunnel that it makes.
 *
 * @param signal ends the making of a tunnel: a request that has no connection yet cannot be ended by itself
 */
export function throughProxy(proxy: URL, target: URL, options: RequestOptions, signal: AbortSignal): RequestOptions {
  if (target.protocol === "https:") {
    const { agent: _, ...others } = options;
    return { ...others, createConnection: (_options, done) => tunnel(proxy, target, { ...options, signal }, done) };
  }
  return {
    ...options,
    host: proxy.hostname,
    hostname: proxy.hostname,
    port: proxy.port || "80",
    path: `${target.origin}${options.path}`,
    headers: { Host: target.host, ...options.headers, ...credentials(proxy) },
  };
}

interface TunnelOptions extends RequestOptions {
  rejectUnauthorized?: boolean;
  signal: AbortSignal;
}

function tunnel(
  proxy: URL,
  target: URL,
  { rejectUnauthorized = true, signal }: TunnelOptions,
  done: (error: Error | null, socket: Socket) => void,
): undefined {
  const port = target.port || "443";
  // A request whose connection cannot be made tells so, but never closes; one whose connection breaks does both.
  const failed = (error: Error) => {
    const broken = new Socket();
    done(null, broken);
    broken.destroy(error);
  };
  const request = http.request({
    host: proxy.hostname,
    port: proxy.port || "80",
    method: "CONNECT",
    path: `${target.hostname}:${port}`,
    headers: { Host: `${target.hostname}:${port}`, ...credentials(proxy) },
    agent: false,
    signal,
  });
  request.once("error", failed);
  request.once("connect", ({ statusCode }, socket: Socket) => {
    if (statusCode !== 200) {
      socket.destroy();
      failed(new Error(`the proxy answered with status ${statusCode}`));
      return;
    }
    const secured = tls.connect({ socket, servername: target.hostname, rejectUnauthorized });
    const end = () => secured.destroy(new Error("ended"));
    signal.addEventListener("abort", end, { once: true });
    secured.once("error", failed);
    secured.once("secureConnect", () => {
      secured.off("error", failed);
      signal.removeEventListener("abort", end);
      done(null, secured);
    });
  });
  request.end();
  return undefined;
}

function credentials({ username, password }: URL): Record<string, string> {
  if (!username) return {};
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "Proxy-Authorization": `Basic ${Buffer.from(text).toString("base64")}` };
}
