/** Finds the account that a token belongs to. */
import { createHash } from "node:crypto";
import type { Operation } from "./document/operations.js";

/** The account, or the reason why the API refuses the token. The reason says what to do and never quotes the token. */
export type Token =
  | { account: string; problem?: never }
  | { account?: never; problem: string; outcome: "prefixedToken" | "expiredToken" };

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
    const problem = `The ${authHeader} header starts with "${prefix}". Send your token alone, without a prefix.`;
    return { problem, outcome: "prefixedToken" };
  }
  const claims = readClaims(token);
  if (typeof claims?.exp === "number" && claims.exp * 1000 <= Date.now()) {
    const problem = "The token has expired. Make a fresh one with your API key and secret.";
    return { problem, outcome: "expiredToken" };
  }
  return { account: typeof claims?.apikey === "string" ? claims.apikey : token };
}

function readClaims(token: string): { apikey?: unknown; exp?: unknown } | undefined {
  const parts = token.split(".");
  if (parts.length !== 3) return undefined;
  try {
    return Object(JSON.parse(Buffer.from(`${parts[1]}`, "base64url").toString()));
  } catch {
    return undefined;
  }
}

/** The account's name for people. A JWT is a secret and is masked. */
export function accountLabel(account: string): string {
  return account.startsWith("eyJ") ? `${account.slice(0, 4)}…${accountId(account).slice(0, 4)}` : account;
}

/** A masked name that still tells accounts apart, for files that others read: the account may be a token. */
export function maskedAccount(account: string): string {
  return `${account.slice(0, 4)}…${accountId(account).slice(0, 8)}`;
}

/** A cache of one entry: most requests come from the same account. */
let latest: { account: string | undefined; id: string } = { account: undefined, id: "" };

/** Identifies an account without its name. */
export function accountId(account: string): string {
  if (latest.account !== account) {
    latest = { account, id: createHash("sha256").update(account).digest("hex").slice(0, 16) };
  }
  return latest.id;
}
