/** Makes the request of an operation. */
import type { Operation } from "../../document/operations.js";
import { pathWith } from "../../document/route.js";
import type { HttpRequest } from "../sending/http.js";
import { ownHeaders, withoutOwn } from "../sending/own-headers.js";
import { neededParameters } from "./needed-parameters.js";
import type { SampleContext } from "./samples.js";

/** The part that all requests of a run have in common. */
export interface RequestOptions {
  /** Where the API is: its origin, and the path that stands before the document's, if any; no slash at the end. */
  url: string;
  token: string;
  /** Headers that the user adds to every request. None of them replaces one of the check's own. */
  headers: Record<string, string>;
}

export interface RequestParts {
  /** Values of the path's parameters, by name. */
  path?: Record<string, string>;
  query?: Record<string, string | number>;
  /** Sent as JSON, or as it is when it is a text. */
  body?: unknown;
  /** Another token than the user's, or `false` for none. */
  token?: string | false;
  /** Another media type than the document's, or `false` for none. */
  mediaType?: string | false;
}

/** With the parameters that the operation needs, and what the document and the user want in its headers. */
export function makeRequest(
  context: SampleContext,
  { url, headers, token: given }: RequestOptions,
  operation: Operation,
  { path = {}, query = {}, body, token, mediaType }: RequestParts = {},
): HttpRequest {
  const type = mediaType ?? operation.requestBody?.mediaType ?? false;
  const search = new URLSearchParams(
    Object.entries({ ...neededParameters(context, operation, "query", query), ...query }).map(([name, value]) => [
      name,
      `${value}`,
    ]),
  );
  return {
    operationId: operation.operationId,
    method: operation.method,
    path: `${new URL(url).pathname.replace(/\/$/, "")}${pathWith(operation, path)}${search.size > 0 ? `?${search}` : ""}`,
    headers: {
      ...neededParameters(context, operation, "header", headers),
      ...withoutOwn(headers, operation.authHeader),
      ...ownHeaders,
      ...(type !== false && body !== undefined && { "Content-Type": type }),
      ...(token !== false && { [operation.authHeader]: token ?? given }),
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  };
}
