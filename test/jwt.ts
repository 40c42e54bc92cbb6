/** JSON Web Tokens signed with HS256, made and verified without this package's code. */
import { createHmac } from "node:crypto";

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const decoded = (part = "") => JSON.parse(Buffer.from(part, "base64url").toString());
const signed = (text: string, secret: string) => createHmac("sha256", secret).update(text).digest("base64url");

export function jwt(claims: object, secret = "secret"): string {
  const unsigned = `${encoded({ alg: "HS256" })}.${encoded(claims)}`;
  return `${unsigned}.${signed(unsigned, secret)}`;
}

/** @throws when the token is not signed with the secret */
export function verified(token: string, secret: string): { header: object; claims: object } {
  const [header, claims, signature] = token.split(".");
  if (signature !== signed(`${header}.${claims}`, secret)) throw new Error("The token is not signed with this secret");
  return { header: decoded(header), claims: decoded(claims) };
}
