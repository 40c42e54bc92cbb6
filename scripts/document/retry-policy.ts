/** `x-speakeasy-retries` of an operation. Times are in milliseconds. */
export interface RetryPolicy {
  strategy: "backoff";
  statusCodes: string[];
  backoff: { initialInterval: number; maxInterval: number; maxElapsedTime: number; exponent: number };
  retryConnectionErrors: boolean;
}
