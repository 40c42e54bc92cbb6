/**
 * The token, or a function that returns it. It is called again for each attempt, and once more after a 401: with the token
 * that was refused, so that it can return another.
 */
export type Token = string | undefined | ((refused?: string) => string | undefined | Promise<string | undefined>);

/** @param refused the token that the server has just refused */
export type TokenSource = (refused?: string) => string | Promise<string>;

/**
 * A function that returns the token, when it can be sent as it is.
 *
 * @throws {TypeError} otherwise, at once or from that function; the message says why and does not show the token
 */
export function tokenSource(token: Token, refusedPrefixes: readonly string[]): TokenSource {
  if (typeof token === "function") return async (refused) => sendableToken(await token(refused), refusedPrefixes);
  const sendable = sendableToken(token, refusedPrefixes);
  return () => sendable;
}

function sendableToken(token: unknown, refusedPrefixes: readonly string[]): string {
  const text = `${token ?? ""}`;
  const prefix = refusedPrefixes.find((prefix) => new RegExp(`^\\s*${prefix}(\\s|$)`, "i").test(text));
  let fault = text ? prefix && `starts with "${prefix}": pass it bare` : "is empty or not set";
  // A header refuses some of these too, but its message may show the value.
  if (/[^!-~]/.test(text)) fault ??= "has white space in it, or what else no token has";
  if (fault) throw new TypeError(`The token ${fault}`);
  return text;
}

/**
 * Plain http shows the token to everybody on the way, so it is sent no further than this machine.
 *
 * @throws {TypeError} when this address is another machine's
 */
export function refuseInsecure(url: string): void {
  if (/^https:/i.test(url)) return;
  const { protocol, hostname, host } = new URL(url, globalThis.location?.href);
  if (protocol !== "https:" && !/^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) {
    throw new TypeError(`The token is not sent to ${host} over plain http: use https, or set allowInsecure`);
  }
}
