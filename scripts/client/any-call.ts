/** A call of any operation, as the client sees it from within. */
import type { ClientOptions, Middleware, ParseAs } from "openapi-fetch";
import type { CallOptions } from "./call-options.js";

export interface AnyCall extends CallOptions, Omit<ClientOptions, "fetch" | "body"> {
  body?: unknown;
  params?: { query?: Record<string, unknown>; header?: Record<string, string>; path?: Record<string, unknown> };
  parseAs?: ParseAs;
  middleware?: Middleware[];
  fetch?: (request: Request, extension?: object) => Promise<Response>;
}

export interface AnyResult {
  data?: unknown;
  error?: unknown;
  response: Response;
}
