import { createHmac, randomBytes } from "node:crypto";

/** Two hours, as in VideoSDK's authentication guide. */
const lifetime = 2 * 60 * 60;

export interface TokenSources {
  /** `--token`. */
  option?: string | undefined;
  environment: Record<string, string | undefined>;
}

/**
 * The token to send: `--token`, `VIDEOSDK_TOKEN`, or one made from `VIDEOSDK_API_KEY` and `VIDEOSDK_SECRET`.
 *
 * @throws when there is none, or it is not one that can be sent bare; the message never repeats it
 */
export function findToken({ option, environment }: TokenSources): string {
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
 * A JWT signed with HS256, with the payload that VideoSDK's authentication guide shows.
 * Source: docs.videosdk.live, API reference, Authentication.
 */
export function mintToken(apiKey: string, secret: string, seconds = lifetime): string {
  const now = Math.floor(Date.now() / 1000);
  const header = encode({ alg: "HS256", typ: "JWT" });
  const payload = encode({ apikey: apiKey, permissions: ["allow_join"], version: 2, iat: now, exp: now + seconds });
  const signature = createHmac("sha256", secret).update(`${header}.${payload}`).digest("base64url");
  return `${header}.${payload}.${signature}`;
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

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
