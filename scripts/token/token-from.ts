/** Makes tokens from an API key and its secret, for `createClient`. For servers only: a secret must not be in a web page. */
import { lifetime } from "../../generated/token.js";
import { bytes, encoded, unsignedToken } from "./unsigned-token.js";

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
 * A function that returns a token, and renews it before it expires or after it was refused. Without options, it returns
 * `VIDEOSDK_TOKEN` from the environment if that is set.
 *
 * @throws {TypeError} when there is neither a token nor a key with its secret, or `expiresIn` is invalid; the message shows no
 * secret
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
      // Renews with a tenth of the lifetime left, because clocks may differ and responses take time.
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
