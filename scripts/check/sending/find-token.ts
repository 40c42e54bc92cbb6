import { createHmac, randomBytes } from "node:crypto";
import { lifetime } from "../../../generated/token.js";
import { unsignedToken } from "../../token/unsigned-token.js";

/**
 * The token to send: `--token`, `VIDEOSDK_TOKEN`, or one made from `VIDEOSDK_API_KEY` and `VIDEOSDK_SECRET`.
 *
 * @throws when there is none, or it is not one that can be sent bare; the message never repeats it
 */
export function findToken(option?: string, environment: Record<string, string | undefined> = process.env): string {
  const given = option ?? environment.VIDEOSDK_TOKEN;
  if (given) return checked(given);
  const { VIDEOSDK_API_KEY: apiKey, VIDEOSDK_SECRET: secret } = environment;
  if (apiKey && secret) return mintToken(apiKey, secret);
  throw new Error(
    "There is no token. Set VIDEOSDK_TOKEN, or VIDEOSDK_API_KEY and VIDEOSDK_SECRET to have one made, or pass --token. " +
      "For a server that takes any token, --token test will do.",
  );
}

/**
 * A JWT as the client makes it, at once.
 *
 * @param expiresIn how long it is valid, in seconds
 */
export function mintToken(apiKey: string, secret: string, expiresIn = lifetime): string {
  const unsigned = unsignedToken(apiKey, expiresIn);
  return `${unsigned}.${createHmac("sha256", secret).update(unsigned).digest("base64url")}`;
}

/** A token that no real server knows, for the mock. */
export function throwawayToken(): string {
  return mintToken("throwaway", randomBytes(16).toString("hex"));
}

function checked(token: string): string {
  if (/^(bearer|basic)\s/i.test(token)) throw new Error("The token must be bare: leave out the prefix in front of it.");
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Error(
      "The token cannot be sent: it holds a space, a line break or a character that a header cannot carry.",
    );
  }
  return token;
}
