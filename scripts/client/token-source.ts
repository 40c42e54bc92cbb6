/** The token, or a function that returns it. After a 401 it is called with the refused token. */
export type Token = string | undefined | ((refused?: string) => string | undefined | Promise<string | undefined>);

/** @param refused the token that the server has just refused */
type TokenSource = (refused?: string) => string | Promise<string>;

/**
 * A function that returns a validated token.
 *
 * @throws {TypeError} for an invalid token, at once or from that function; the message says why and does not show the token
 */
export function tokenSource(token: Token, refusedPrefixes: readonly string[]): TokenSource {
  if (typeof token === "function") return async (refused) => sendable(await token(refused), refusedPrefixes);
  const fixed = sendable(token, refusedPrefixes);
  return () => fixed;
}

function sendable(token: unknown, refusedPrefixes: readonly string[]): string {
  if (typeof token !== "string" || token === "") throw new TypeError("The token is empty, not set, or not a string");
  const prefix = refusedPrefixes.find((prefix) => new RegExp(`^\\s*${prefix}(\\s|$)`, "i").test(token));
  if (prefix) throw new TypeError(`The token starts with "${prefix}": pass it bare`);
  // `Headers` rejects some of these too, but its message may show the value.
  if (/[^!-~]/.test(token)) throw new TypeError("The token contains white space, or a character that no token has");
  return token;
}

/**
 * Plain http exposes the token on the network, so it is allowed to this machine only.
 *
 * @throws {TypeError} when the URL is on another machine
 */
export function refuseInsecure(url: string): void {
  if (/^https:/i.test(url)) return;
  const { protocol, hostname, host } = new URL(url, globalThis.location?.href);
  if (protocol !== "https:" && !/^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) {
    throw new TypeError(`The token is not sent to ${host} over plain http: use https, or set allowInsecure`);
  }
}
