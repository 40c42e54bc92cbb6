import type { Retry, RetryOptions, RetryPolicy } from "./retry.js";

/** For all calls of a client, or for one call. */
export interface CallOptions {
  /** `false` for no retries; otherwise, what to change of the policy in the document. */
  retry?: boolean | RetryOptions | undefined;
  /** In milliseconds: for the whole call, or for each attempt and the whole. There is none unless you set one. */
  timeout?: number | Timeouts | undefined;
  /** Is told of each retry before the wait for it, for example to log it. */
  onRetry?: ((retry: Retry) => void) | undefined;
}

/** In milliseconds. */
export interface Timeouts {
  /** From sending the request to the end of its answer. */
  attempt?: number | undefined;
  /** From the call to its result, with all attempts and the waits between them. */
  total?: number | undefined;
}

/** What holds for one call. */
export interface CallSettings {
  timeouts: Timeouts;
  onRetry: CallOptions["onRetry"];
  /** Put together when it is asked for, because few calls need it. `undefined` for no retries. */
  policy(): (RetryPolicy & RetryOptions) | undefined;
}

/** The options of a call win over the client's, and those over the document's policy. */
export function callSettings(
  documented: RetryPolicy | undefined,
  client: CallOptions,
  call: CallOptions,
): CallSettings {
  const timeout = call.timeout ?? client.timeout;
  return {
    timeouts: typeof timeout === "object" ? timeout : { total: timeout },
    onRetry: call.onRetry ?? client.onRetry,
    policy() {
      const retry = call.retry ?? client.retry;
      // Assigning `true` adds nothing.
      return retry === false ? undefined : documented && Object.assign({}, documented, client.retry, retry);
    },
  };
}
