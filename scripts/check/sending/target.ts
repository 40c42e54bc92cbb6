import { BlockList, isIP } from "node:net";

const thisMachine = new BlockList();
thisMachine.addSubnet("127.0.0.0", 8, "ipv4");
thisMachine.addAddress("0.0.0.0", "ipv4");
thisMachine.addAddress("::1", "ipv6");
thisMachine.addAddress("::", "ipv6");

/**
 * The origin of the server to check.
 *
 * @throws when it is not the origin of an HTTP server; the message never repeats credentials
 */
export function parseOrigin(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Error("The url is not one. Give the server's origin, for example https://api.videosdk.live");
  }
  if (!["http:", "https:"].includes(url.protocol)) {
    throw new Error(`The url must start with http:// or https://, not ${url.protocol}//`);
  }
  if (url.username || url.password) throw new Error("The url must hold no user name or password.");
  if (url.pathname !== "/" || url.search || url.hash) {
    throw new Error(`Give the origin only: ${url.origin}. The document knows the path.`);
  }
  return url.origin;
}

/** Whether the origin is on this machine, so that what the check creates there is nobody else's. */
export function isThisMachine(origin: string): boolean {
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  if (family === 0) return host === "localhost" || host.endsWith(".localhost");
  return thisMachine.check(host, family === 4 ? "ipv4" : "ipv6");
}
