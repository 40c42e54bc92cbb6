import { BlockList, isIP } from "node:net";
import { document } from "../../document/document.js";

const thisMachine = new BlockList();
thisMachine.addSubnet("127.0.0.0", 8, "ipv4");
thisMachine.addAddress("0.0.0.0", "ipv4");
thisMachine.addAddress("::1", "ipv6");
thisMachine.addAddress("::", "ipv6");

/**
 * Where the API is: the origin, and the path that stands before the document's, if any. No slash at the end.
 *
 * @throws when it is not the address of an HTTP server; the message never repeats credentials
 */
export function parseUrl(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Error("The url is not one. Give the server's address, for example https://api.videosdk.live");
  }
  if (!["http:", "https:"].includes(url.protocol)) {
    throw new Error(`The url must start with http:// or https://, not ${url.protocol}//`);
  }
  if (url.username || url.password) throw new Error("The url must hold no user name or password.");
  if (url.search || url.hash) throw new Error(`Give the address without a query: ${url.origin}${url.pathname}`);
  const path = url.pathname.replace(/\/+$/, "");
  if (document.paths && Object.keys(document.paths).some((known) => path.endsWith(known))) {
    throw new Error(`Give the address without the path of an operation: the document knows it.`);
  }
  return url.origin + path;
}

/** Where the requests go, if the address ends as the document's paths begin: `https://api.videosdk.live/v2`, for example. */
export function pathHint(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  const [path = ""] = Object.keys(document.paths ?? {});
  const segments = path.split("/").slice(1);
  const repeated = segments.map((_, index) => `/${segments.slice(0, index + 1).join("/")}`);
  const common = repeated.findLast((start) => pathname.endsWith(start));
  if (!common) return undefined;
  const right = origin + pathname.slice(0, -common.length);
  return `The requests went to ${pathname}${path}: the paths of the API begin with ${common} themselves, so give ${right}.`;
}

/** Whether the server is on this machine, so that what the check creates there is nobody else's. */
export function isThisMachine(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  if (family === 0) return host === "localhost" || host.endsWith(".localhost");
  return thisMachine.check(host, family === 4 ? "ipv4" : "ipv6");
}
