import type { RetryPolicy } from "./retry.js";

/** What the client has to know of the document. */
export interface Contract {
  /** The API's origin. */
  baseUrl: string;
  /** The header that carries the token. */
  authHeader: string;
  /** What must not stand before the token, for example `Bearer`. */
  refusedPrefixes: string[];
  /** By method and path, for example `POST /v2/sip/phone-numbers`. */
  operations: Record<string, OperationContract>;
}

export interface OperationContract {
  /** Of the request body. */
  mediaType: string;
  /** The statuses that the document describes, for example `409` or `4XX`. */
  statuses: string[];
  /** An operation without a policy is not retried. */
  retry?: RetryPolicy;
}
