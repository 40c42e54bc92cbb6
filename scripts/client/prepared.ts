import {
  createQuerySerializer,
  type ClientOptions as FetchClientOptions,
  type MiddlewareCallbackParams,
  type QuerySerializerOptions,
} from "openapi-fetch";
import type { AnyCall } from "./any-call.js";
import { merged } from "./call-options.js";
import { mergedHeaders } from "./headers.js";

/** What a call sends, and how. */
export interface Prepared {
  url: string;
  /** What its request is made of: all but the token. */
  parts: RequestInit & { body: BodyInit | null };
  /** The class of requests, and what sends one: the caller's, or the platform's as they are when the call is made. */
  Request: typeof globalThis.Request;
  fetch: (request: Request) => Promise<Response>;
  /** What middleware is told beside the request. */
  context: Omit<MiddlewareCallbackParams, "request">;
}

/** Reads the options of a client and of a call as openapi-fetch does. */
export function prepared(
  defaults: { baseUrl: string },
  method: string,
  path: string,
  options: FetchClientOptions,
  init: AnyCall,
): Prepared {
  const {
    baseUrl,
    Request = globalThis.Request,
    fetch = globalThis.fetch,
    bodySerializer = (body: unknown) => JSON.stringify(body),
    pathSerializer = filledIn,
    parseAs = "json",
    requestInitExt,
    querySerializer: chosenSerializer,
    params = {},
    // Read elsewhere, and not for the request: node-fetch's have a `timeout` of their own, which is a number.
    middleware,
    timeout,
    retry,
    onRetry,
    onAttempt,
    ...fetchInit
  } = merged<AnyCall & typeof defaults>(defaults, options, init);
  const querySerializer =
    typeof chosenSerializer === "function"
      ? chosenSerializer
      : createQuerySerializer({ ...(options.querySerializer as QuerySerializerOptions), ...chosenSerializer });
  const search = querySerializer(params.query ?? {}).replace(/^\?/, "");
  const address = baseUrl.replace(/\/$/, "") + path;
  const given = [options.headers, init.headers, params.header];
  const body =
    init.body === undefined
      ? null
      : (bodySerializer as (body: unknown, headers: Headers) => BodyInit)(init.body, mergedHeaders(...given));
  return {
    url: (params.path ? pathSerializer(address, params.path) : address) + (search && `?${search}`),
    // A redirect that is followed would take the body, and the SIP password in it, to an address that nobody chose.
    parts: {
      redirect: "manual",
      ...fetchInit,
      method: method.toUpperCase(),
      body,
      headers: mergedHeaders(
        body === null || body instanceof FormData ? {} : { "Content-Type": "application/json" },
        ...given,
      ),
    },
    Request,
    fetch: (request) => (requestInitExt ? fetch(request, requestInitExt) : fetch(request)),
    context: {
      schemaPath: path,
      params,
      id: `${Math.random()}`,
      options: { baseUrl, parseAs, querySerializer, bodySerializer, pathSerializer, fetch: fetch as never },
    },
  };
}

/** A path with these values in it, of which each is one: the document has no lists there. */
function filledIn(path: string, values: Record<string, unknown>): string {
  return path.replace(/{([^{}]+)}/g, (name, key) =>
    values[key] == null ? name : encodeURIComponent(`${values[key]}`),
  );
}
