import type { RetryPolicy } from "../document/retry-policy.js";

/** What the client has to know of the document. */
export interface Contract {
  /** The API's origin. */
  baseUrl: string;
  /** The header that carries the token. */
  authHeader: string;
  /** By method and path, for example `POST /v2/sip/phone-numbers`. */
  retries: Record<string, RetryPolicy>;
}
