/** Lets pages of any origin call the mock, as Prism does. */
import type { IncomingMessage, ServerResponse } from "node:http";

/** @returns whether the request only asked for permission, and so is answered */
export function allowOrigin({ method, headers }: IncomingMessage, response: ServerResponse): boolean {
  if (!headers.origin) return false;
  response.setHeader("access-control-allow-origin", headers.origin);
  response.setHeader("access-control-allow-credentials", "true");
  response.setHeader("vary", "origin");

  const wantedMethod = headers["access-control-request-method"];
  if (method !== "OPTIONS" || !wantedMethod) return false;
  response.setHeader("access-control-allow-methods", wantedMethod);
  const wantedHeaders = headers["access-control-request-headers"];
  if (wantedHeaders) response.setHeader("access-control-allow-headers", wantedHeaders);
  response.writeHead(204).end();
  return true;
}
