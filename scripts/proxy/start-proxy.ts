/** `videosdk-sip-contract/proxy`: passes traffic on to a server, and tells whether that keeps the contract. */
import { parseUrl } from "../check/for-proxy.js";
import type { Report } from "../check/public.js";
import { document } from "../document/document.js";
import { serverUrl } from "../document/operations.js";
import { listen } from "../listen.js";
import { createForwarder, type ProxyLogEntry } from "./forward.js";
import type { CheckedOptions } from "./messages.js";
import { Recorder } from "./recorder.js";
import { Upstream } from "./upstream.js";

export type { Known, Report } from "../check/public.js";
export type { ProxyLogEntry } from "./forward.js";

export interface ProxyOptions extends CheckedOptions {
  /** The server's address, with the path in front of the API's if there is one. The API's own when left out. */
  upstream?: string | undefined;
  /** 0 takes a free one. 4011 when left out. */
  port?: number | undefined;
  /** The port of a page that shows the traffic as it passes; 0 takes a free one. There is no page when left out. */
  page?: number | undefined;
  /** Accepts a certificate of the server that is not trusted. */
  insecure?: boolean | undefined;
  /** Called once for each exchange, when it is over. */
  log?: ((entry: ProxyLogEntry) => void) | undefined;
  /** Called with a line for each response that is not as guaranteed. */
  onFound?: ((line: string) => void) | undefined;
}

export interface RunningProxy {
  /** The origin to send requests to, for example `http://127.0.0.1:4011`. */
  url: string;
  upstream: string;
  /** The address of the page, if there is one. */
  page: string | undefined;
  /** The verdict on everything so far. */
  report(): Promise<Report>;
  /** Ends the proxy, and the requests under way with it. */
  close(): Promise<Report>;
}

/**
 * Starts the proxy on this machine.
 *
 * @throws when an option is wrong, or a port is taken
 */
export async function startProxy(options: ProxyOptions = {}): Promise<RunningProxy> {
  const { port = 4011, insecure = false, log = () => {}, onFound = () => {} } = options;
  const { otherClients, only, require, strict, known } = options;
  const address = parseUrl(options.upstream ?? serverUrl(document));
  const upstream = new Upstream(address, insecure);
  const checkOptions = { otherClients, only, require, strict, known, upstream: address, wholeSince: performance.now() };
  const recorder = new Recorder(checkOptions, onFound);
  const forwarder = createForwarder({ upstream, recorder, log });
  const start = async () => ({
    page: options.page === undefined ? undefined : await recorder.openPage(options.page),
    url: await listen(forwarder.server, "127.0.0.1", port),
  });
  const { url, page } = await start().catch(async (error) => {
    forwarder.end();
    await recorder.close();
    throw error;
  });
  let closed: Promise<Report> | undefined;
  async function close(): Promise<Report> {
    forwarder.end();
    const report = await recorder.report();
    await recorder.close();
    return report;
  }
  return {
    url,
    upstream: address,
    page,
    report: () => recorder.report(),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
