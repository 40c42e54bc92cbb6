/** A request and its answer, apart from how they travel. */
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
  /** Is told what becomes known of the request, also when it is refused. */
  facts?: Facts;
}

export interface Facts {
  operation?: Operation;
  account?: string;
  /** As JSON. */
  body?: unknown;
}

/** How an answer goes wrong on its way: no answer, or half of its body. The connection is closed. */
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
  /** How it goes wrong on its way, if it was told to. */
  delivery?: Delivery;
}

/**
 * Answers one request.
 *
 * @throws Refusal when the document has no answer for it
 */
export type Api = (request: ApiRequest) => Promise<MockResponse>;
