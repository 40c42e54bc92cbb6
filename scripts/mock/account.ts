/** Who is calling: the account that a token belongs to. */
import { decodeJwt, type JWTPayload } from "jose";
import type { Operation } from "../document/operations.js";

/** The account, or why the API refuses the token. The reason says what to do, and never holds the token. */
export type Token =
  | {
      account: string /** Whether the token names the account, and is not the account itself. */;
      named: boolean;
      problem?: never;
    }
  | { account?: never; problem: string };

/**
 * The account of a token: the `apikey` claim when it is a JWT that has one, else the token itself. Signatures are not
 * checked: any token will do, and each is an account of its own.
 *
 * @param token the value of the header
 * @param operation the name of the header, and the prefixes that the document refuses
 */
export function readToken(token: string, { authHeader, refusedPrefixes }: Operation): Token {
  const [start] = token.split(/\s/, 1);
  const prefix = refusedPrefixes.find((refused) => refused.toLowerCase() === start?.toLowerCase());
  if (prefix) {
    return { problem: `The ${authHeader} header starts with "${prefix}". Send your token alone, without a prefix.` };
  }
  const claims = readClaims(token);
  if (claims?.exp !== undefined && claims.exp * 1000 <= Date.now()) {
    return { problem: "The token has expired. Make a fresh one with your API key and secret." };
  }
  const named = typeof claims?.apikey === "string";
  return { account: named ? (claims.apikey as string) : token, named };
}

function readClaims(token: string): JWTPayload | undefined {
  if (!token.includes(".")) return undefined;
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}
