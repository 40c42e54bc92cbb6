/** Lets pages of any origin call the mock, as Prism does. */
import type { IncomingMessage, ServerResponse } from "node:http";

/** Browsers hide all other headers from scripts, except for a few that are always exposed. */
const exposed = { "access-control-expose-headers": "retry-after, allow" };

/** The CORS headers for a page of this origin. Undefined if the request could not be parsed: then every origin is allowed. */
export function originHeaders(origin: string | undefined): Record<string, string> {
  if (origin === undefined) return { "access-control-allow-origin": "*", ...exposed };
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    vary: "origin",
    ...exposed,
  };
}

/** @returns whether the request was a preflight, and has its response */
export function allowOrigin({ method, headers }: IncomingMessage, response: ServerResponse): boolean {
  if (!headers.origin) return false;
  response.setHeaders(new Map(Object.entries(originHeaders(headers.origin))));

  const wantedMethod = headers["access-control-request-method"];
  if (method !== "OPTIONS" || !wantedMethod) return false;
  response.setHeader("access-control-allow-methods", wantedMethod);
  const wantedHeaders = headers["access-control-request-headers"];
  if (wantedHeaders) response.setHeader("access-control-allow-headers", wantedHeaders);
  response.writeHead(204).end();
  return true;
}
