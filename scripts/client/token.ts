/** The token, or a function that returns it and is called again for each attempt. */
export type Token = string | undefined | (() => string | undefined | Promise<string | undefined>);

/**
 * A function that returns the token, when it can be sent as it is.
 *
 * @throws {TypeError} otherwise, at once or from that function; the message says why and does not show the token
 */
export function tokenSource(token: Token, refusedPrefixes: readonly string[]): () => string | Promise<string> {
  if (typeof token === "function") return async () => sendableToken(await token(), refusedPrefixes);
  const sendable = sendableToken(token, refusedPrefixes);
  return () => sendable;
}

function sendableToken(token: unknown, refusedPrefixes: readonly string[]): string {
  if (typeof token !== "string" || token === "") throw new TypeError("The token is empty or not set");
  const prefix = refusedPrefixes.find((prefix) => new RegExp(`^\\s*${prefix}(\\s|$)`, "i").test(token));
  if (prefix) throw new TypeError(`The token starts with "${prefix}": pass it bare`);
  // A header refuses some of these too, but its message may show the value.
  if (/[^!-~]/.test(token)) throw new TypeError("The token has white space in it, or what else no token has");
  return token;
}

/**
 * Plain http shows the token to everybody on the way, so it is sent no further than this machine.
 *
 * @throws {TypeError} when this address is another machine's
 */
export function refuseInsecure(url: string): void {
  const { protocol, hostname, host } = new URL(url, globalThis.location?.href);
  if (protocol !== "https:" && !/^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) {
    throw new TypeError(`The token is not sent to ${host} over plain http: use https, or set allowInsecure`);
  }
}
