/** Who may use the control path and the page: programs and pages on this machine. */
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { Refusal } from "../refusal.js";

/**
 * A page of another site can make a browser send requests here, and a host name of another site can lead here (DNS
 * rebinding). A browser says both: in `Host`, `Origin` and `Sec-Fetch-Site`.
 *
 * @throws Refusal with status 403
 */
export function expectOwnMachine({ headers, socket }: IncomingMessage): void {
  const { host = "", origin } = headers;
  if (!isLoopback(socket.remoteAddress ?? "")) throw refused("for programs on its own machine");
  if (!isLoopbackName(host)) throw refused("reached by a name of this machine, such as localhost or 127.0.0.1");
  const site = headers["sec-fetch-site"];
  if (
    (origin !== undefined && origin !== `http://${host}`) ||
    (site !== undefined && !/^(same-origin|none)$/.test(`${site}`))
  ) {
    throw refused("for the mock's own page, not for those of other sites");
  }
}

function refused(only: string): Refusal {
  return new Refusal(403, `The mock's control path is only ${only}.`);
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\./.test(address) || address === "::1";
}

function isLoopbackName(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname, username } = new URL(`http://${host}`);
  const name = hostname.replace(/^\[|\]$/g, "");
  if (username) return false;
  return isIP(name) ? isLoopback(name) : name === "localhost" || name.endsWith(".localhost");
}
