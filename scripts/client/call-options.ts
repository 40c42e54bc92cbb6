import type { OperationContract } from "./contract.js";
import type { FullPolicy, Retry, RetryOptions } from "./retry.js";

/** For all calls of a client, or for one call. */
export interface CallOptions {
  /** `false` for no retries; otherwise how many at most, or what to change of the policy in the document. */
  retry?: boolean | number | RetryOptions | undefined;
  /**
   * In milliseconds: for the whole call, or for each attempt and the whole. `false` for none. When you set none for the
   * whole, each attempt has the limit that the document names.
   */
  timeout?: number | false | Timeouts | undefined;
  /** Is told of each retry before the wait for it, for example to log it. What it throws is ignored. */
  onRetry?: ((retry: Retry) => void) | undefined;
  /** Is told of each attempt when its answer begins, or does not come, for logs and metrics. What it throws is ignored. */
  onAttempt?: ((attempt: Attempt) => void) | undefined;
}

/** An attempt that ended. There is no secret in it. */
export interface Attempt {
  /** From 1. */
  attempt: number;
  /** Method and path as the document writes them, for example `GET /v2/sip/phone-numbers/{phoneNumber}`. */
  operation: string;
  /** 0 when no answer arrived. */
  status: number;
  /** In milliseconds. */
  duration: number;
}

/** In milliseconds; `false` for no limit. */
export interface Timeouts {
  /** From asking for the token to the end of the answer. What middleware does before that may take as long. */
  attempt?: number | false | undefined;
  /** From the first attempt to the end of the last answer, with the waits between them. */
  total?: number | false | undefined;
}

/** The policy of the document with what the options change of it; the last of them win. */
export function policyOf(documented: OperationContract, options: CallOptions[]): FullPolicy {
  return merged(
    documented,
    ...options.map(({ retry }) => (typeof retry === "number" ? { maxRetries: retry } : Object(retry))),
  );
}

/** The limits of an attempt and of the whole, in milliseconds. One for the whole takes the place of the document's. */
export function timesOf({ timeout }: OperationContract, options: CallOptions[]): [attempt: number, total: number] {
  const { attempt, total } = merged<Timeouts>(
    ...options.map(({ timeout }) =>
      timeout === false ? { attempt: false, total: false } : typeof timeout === "object" ? timeout : { total: timeout },
    ),
  );
  return [milliseconds(attempt ?? (total === undefined && timeout)), milliseconds(total)];
}

function milliseconds(limit: number | false | undefined): number {
  return typeof limit === "number" ? limit : Infinity;
}

/** The last of each value that is set: `undefined` is not, nor is what is not a number. */
export function merged<Options>(...parts: object[]): Options {
  const all: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) if (value !== undefined && !Number.isNaN(value)) all[key] = value;
  }
  return all as Options;
}
