/** Who is calling: the account that a token belongs to. */
import { decodeJwt, type JWTPayload } from "jose";

/** The account, or why the API refuses the token. The reason says what to do, and never holds the token. */
export type Token = { account: string; problem?: never } | { account?: never; problem: string };

/**
 * The account of a token: the `apikey` claim when it is a JWT that has one, else the token itself. Signatures are not
 * checked: any token will do, and each is an account of its own.
 *
 * @param token the value of the header
 * @param header its name, for messages
 */
export function readToken(token: string, header: string): Token {
  const prefix = /^(?:Bearer|Basic)(?=\s|$)/i.exec(token)?.[0];
  if (prefix) {
    return { problem: `The ${header} header starts with "${prefix}". Send your token alone, without a prefix.` };
  }
  const claims = readClaims(token);
  if (claims?.exp !== undefined && claims.exp * 1000 <= Date.now()) {
    return { problem: "The token has expired. Make a fresh one with your API key and secret." };
  }
  return { account: typeof claims?.apikey === "string" ? claims.apikey : token };
}

function readClaims(token: string): JWTPayload | undefined {
  if (!token.includes(".")) return undefined;
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}
