import type { RetryPolicy } from "./retry.js";

/** What the client has to know of the document. */
export interface Contract {
  /** The API's origin. */
  baseUrl: string;
  /** The header that carries the token. */
  authHeader: string;
  /** What must not stand before the token, for example `Bearer`. */
  refusedPrefixes: string[];
  /** What the operations have in common. */
  common: OperationContract;
  /** By method and path, for example `POST /v2/sip/phone-numbers`. */
  operations: Record<string, OperationContract>;
}

/** An operation without status codes is not retried after an answer. */
export interface OperationContract extends Partial<RetryPolicy> {
  /** How long an attempt may take, in milliseconds. */
  timeout?: number | undefined;
  /** Whether a success has no body. */
  silent?: true;
}
