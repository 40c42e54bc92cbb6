/** Access to the control path and the page: allowed from this machine, and from the hosts that the user allowed. */
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { originOf } from "../http/origin.js";
import { Refusal } from "../http/refusal.js";

/**
 * Protects against requests that a page of another site makes a browser send, and against host names of another site that
 * resolve to this machine (DNS rebinding). Browsers reveal both in `Host`, `Origin` and `Sec-Fetch-Site`.
 *
 * @param allowedHosts names by which other machines may reach the mock; undefined where there can be none
 * @throws Refusal with status 403
 */
export function expectAllowed(request: IncomingMessage, allowedHosts: string[] | undefined): void {
  const { headers, socket } = request;
  const name = nameIn(headers.host ?? "");
  const isAllowed = name !== undefined && allowedHosts?.includes(name);
  const allow =
    name === undefined || !allowedHosts ? "" : ` To allow others, start the mock with --allow-host ${name}.`;
  if (!isAllowed && !isLoopback(socket.remoteAddress ?? "")) throw refused(`for programs on its own machine.${allow}`);
  if (!isAllowed && !isLoopbackName(name)) {
    throw refused(`reached by a name of this machine, such as localhost or 127.0.0.1.${allow}`);
  }
  const site = headers["sec-fetch-site"];
  if (
    (headers.origin !== undefined && headers.origin !== originOf(request)) ||
    (site !== undefined && !/^(same-origin|none)$/.test(`${site}`))
  ) {
    throw refused("for its own page, not for those of other sites.");
  }
}

function refused(only: string): Refusal {
  return new Refusal(403, `This place is only ${only}`);
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\./.test(address) || address === "::1";
}

/** The name or address in a `Host` header, without its port; undefined when it is not one. */
function nameIn(host: string): string | undefined {
  if (!URL.canParse(`http://${host}`)) return undefined;
  const { hostname, username } = new URL(`http://${host}`);
  return username ? undefined : hostname.replace(/^\[|\]$/g, "");
}

function isLoopbackName(name: string | undefined): boolean {
  if (name === undefined) return false;
  return isIP(name) ? isLoopback(name) : name === "localhost" || name.endsWith(".localhost");
}
