/** The security scheme of the document: the header with the token, and how a token is made. */
import { resolve } from "./resolve.js";
import type { ApiKeyScheme, OpenApiDocument, OperationObject } from "./types.js";

/** The content of a token that is made from an API key and its secret. */
interface TokenForm {
  /** Beside the key and the times. */
  claims: Record<string, unknown>;
  /** How long it is valid, in seconds. */
  lifetime: number;
}

/** @throws when the operation is not secured by a token in a header */
export function readSecurity(
  document: OpenApiDocument,
  operation: OperationObject,
): { authHeader: string; refusedPrefixes: string[] } {
  const scheme = tokenScheme(document, (operation.security ?? document.security)?.[0] ?? {});
  if (!scheme) throw new Error(`${operation.operationId} is not secured by an apiKey in a header`);
  return { authHeader: scheme.name, refusedPrefixes: scheme["x-refused-prefixes"] ?? [] };
}

/** Undefined if the document does not define a token's claims and lifetime. */
export function tokenForm(document: OpenApiDocument): TokenForm | undefined {
  const scheme = tokenScheme(document);
  const { "x-token-claims": claims, "x-token-roles": roles, "x-token-lifetime": lifetime } = scheme ?? {};
  return claims && lifetime ? { claims: { ...claims, ...(roles && { roles }) }, lifetime } : undefined;
}

/** The scheme of a security requirement, if it is a token in a header. By default, the document's own requirement. */
export function tokenScheme(
  document: OpenApiDocument,
  requirement: object | undefined = document.security?.[0],
): ApiKeyScheme | undefined {
  const reference = document.components?.securitySchemes?.[Object.keys(requirement ?? {})[0] ?? ""];
  const scheme = reference && resolve(document, reference);
  return scheme?.type === "apiKey" && scheme.in === "header" ? scheme : undefined;
}
