/** A request and its response, independent of the transport. */
import type { IncomingHttpHeaders } from "node:http";
import type { Operation } from "../../document/operations.js";

export interface ApiRequest {
  /** In upper case. */
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Uint8Array;
  /** A signal that is aborted when the client hangs up. */
  hungUp(): AbortSignal;
  /** Filled in with facts about the request as they become known, also if it is refused. */
  facts?: Facts;
}

export interface Facts {
  operation?: Operation;
  account?: string;
  /** As JSON. */
  body?: unknown;
}

/** A failure in transit: no response, or half of its body. Then the connection is closed. */
export type Delivery = "hangUp" | "cutBody";

export interface DocumentedResponse {
  status: number;
  headers: Record<string, string>;
  /** Undefined: there is none. */
  body: unknown;
}

export interface MockResponse extends DocumentedResponse {
  /** How the request ended: the name of the document's example, or a word or two. */
  outcome: string;
  /** The failure in transit that was requested, if any. */
  delivery?: Delivery;
}

/** How a body is written: text as it is, anything else as JSON. */
export function textOf(body: unknown): string {
  return typeof body === "string" ? body : (JSON.stringify(body) ?? "");
}

/** The `message` of a body, if it has one. */
export function messageOf(body: unknown): string {
  return String((body as { message?: unknown } | undefined)?.message ?? "");
}

/**
 * Responds to one request.
 *
 * @throws Refusal when the document has no response for it
 */
export type Api = (request: ApiRequest) => Promise<MockResponse>;
