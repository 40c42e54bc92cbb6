/** The unsigned part of a token. Its claims come from `x-token-claims` and `x-token-roles` of the document. */
import { claims } from "../../generated/token.js";

/** @param expiresIn how long it is valid, in seconds */
export function unsignedToken(apiKey: string, expiresIn: number): string {
  const now = Math.floor(Date.now() / 1000);
  const parts = [
    { alg: "HS256", typ: "JWT" },
    { apikey: apiKey, ...claims, iat: now, exp: now + expiresIn },
  ];
  return parts.map((part) => encoded(bytes(JSON.stringify(part)))).join(".");
}

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** In base64url. */
export function encoded(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
