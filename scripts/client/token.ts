/** The token, or a function that returns it and is called again for each attempt. */
export type Token = string | undefined | (() => string | undefined | Promise<string | undefined>);

/**
 * The token, when it can be sent as it is.
 *
 * @throws {TypeError} otherwise; the message says why and does not show the token
 */
export function sendableToken(token: unknown, refusedPrefixes: readonly string[]): string {
  if (typeof token !== "string" || token === "") throw new TypeError("The token is empty or not set");
  const prefix = refusedPrefixes.find((prefix) => new RegExp(`^\\s*${prefix}(\\s|$)`, "i").test(token));
  if (prefix) throw new TypeError(`The token starts with "${prefix}": pass it bare, without a prefix`);
  if (/\s/.test(token)) throw new TypeError("The token has white space in it, perhaps a line end: pass it trimmed");
  // What a header cannot carry is refused by fetch too, but with messages that may show the value.
  if (/[^!-~]/.test(token)) throw new TypeError("The token has a character in it that no token has");
  return token;
}

/**
 * Plain http shows the token to everybody on the way, so it is sent no further than this machine.
 *
 * @throws {TypeError} when this address is another machine's
 */
export function refuseInsecure(url: string): void {
  const { protocol, hostname, host } = new URL(url);
  if (protocol !== "https:" && !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) {
    throw new TypeError(`The token is not sent to ${host} over plain http: use https, or set allowInsecure`);
  }
}
