/** Tokens made from an API key and its secret, for `createClient`. For servers: a secret has no place in a page. */
import { lifetime } from "../../generated/token.js";
import { bytes, encoded, unsignedToken } from "./unsigned.js";

export interface TokenOptions {
  /** `VIDEOSDK_API_KEY` of the environment when left out. */
  apiKey?: string | undefined;
  /** `VIDEOSDK_SECRET` of the environment when left out. */
  secret?: string | undefined;
  /** How long a token is valid, in seconds. Two hours when left out. */
  expiresIn?: number | undefined;
}

/** For `token` of `createClient`. */
export type TokenFunction = (refused?: string) => Promise<string>;

/**
 * A function that returns a token, and makes the next one before this one ends, or when it was refused. Without options and
 * with `VIDEOSDK_TOKEN` in the environment, it returns that.
 *
 * @throws {TypeError} when there is neither a token, nor a key with its secret, or `expiresIn` cannot be right; the message shows
 * no secret
 */
export function tokenFrom(options: TokenOptions = {}): TokenFunction {
  const environment: Record<string, string | undefined> = globalThis.process?.env ?? {};
  const { apiKey = environment.VIDEOSDK_API_KEY, secret = environment.VIDEOSDK_SECRET, expiresIn = lifetime } = options;
  const ready = environment.VIDEOSDK_TOKEN;
  if (ready && !options.apiKey && !options.secret) return async () => ready;
  if (!(Number.isFinite(expiresIn) && expiresIn > 0)) {
    throw new TypeError("expiresIn must be a number of seconds above 0");
  }
  if (!apiKey || !secret) {
    throw new TypeError("There is no token: pass apiKey and secret, or set VIDEOSDK_API_KEY and VIDEOSDK_SECRET");
  }

  let current: { token: Promise<string>; renewAt: number } | undefined;
  return async (refused) => {
    const now = Date.now();
    if (!current || now >= current.renewAt || (refused !== undefined && refused === (await current.token))) {
      // With a tenth of its time left it is old enough: a clock may be slow, and an answer too.
      current = { token: mintToken(apiKey, secret, expiresIn), renewAt: now + expiresIn * 900 };
      current.token.catch(() => {
        current = undefined;
      });
    }
    return current.token;
  };
}

/** A JWT signed with HS256. */
async function mintToken(apiKey: string, secret: string, expiresIn: number): Promise<string> {
  const { subtle } = globalThis.crypto;
  const unsigned = unsignedToken(apiKey, expiresIn);
  const key = await subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return `${unsigned}.${encoded(new Uint8Array(await subtle.sign("HMAC", key, bytes(unsigned))))}`;
}
