/**
 * When to send a request again: exponential backoff with full jitter. Written here because the libraries for it know
 * neither full jitter nor `Retry-After`, and cost more than these lines.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
import { statusIsIn } from "./status.js";

/** Times are in milliseconds. */
export interface RetryPolicy {
  /** The statuses after which a request is sent again, for example `409` or `"4XX"`. */
  statusCodes: readonly (string | number)[];
  /** The longest wait before the first retry. Each wait is random, between 0 and its longest. */
  initialInterval: number;
  /** The longest wait before any retry, unless the server asks for more with `Retry-After`. */
  maxInterval: number;
  /** What the longest wait is multiplied by from one retry to the next. */
  exponent: number;
  /** A retry that would begin later than this after the call began is not made. */
  maxElapsedTime: number;
  /** Whether a request is sent again when no answer arrived. What may have succeeded is not, whatever this says. */
  retryConnectionErrors?: boolean | undefined;
}

/** What to change of the document's policy. */
export type RetryOptions = { [Option in keyof RetryPolicy]?: RetryPolicy[Option] | undefined } & {
  /** How many retries there may be at most. The document limits their time only. */
  maxRetries?: number | undefined;
};

/** What is known of the document's policy, with what was changed of it. */
export type FullPolicy = Required<Omit<RetryPolicy, "statusCodes">> & Pick<RetryOptions, "statusCodes" | "maxRetries">;

/** A retry that is about to be waited for. */
export interface Retry {
  /** The number of the attempt that just ended, from 1. */
  attempt: number;
  /** The wait before the next attempt, in milliseconds. */
  delay: number;
  /** The status that the attempt was answered with; 0 when no answer arrived. */
  status: number;
}

/**
 * The wait before the next attempt in milliseconds, or `undefined` when there is to be none.
 *
 * @param response undefined: no answer arrived, and nothing was carried out
 */
export function retryDelay(
  policy: FullPolicy,
  response: Response | undefined,
  attempt: number,
  elapsed: number,
): number | undefined {
  const { maxRetries = Infinity, statusCodes = [], initialInterval, maxInterval, exponent } = policy;
  const eligible = response ? statusIsIn(statusCodes, response.status) : policy.retryConnectionErrors;
  const longest = Math.min(maxInterval, initialInterval * exponent ** (attempt - 1));
  const delay = Math.max(Math.random() * longest, response ? retryAfter(response) : 0);
  return eligible && attempt <= maxRetries && elapsed + delay <= policy.maxElapsedTime ? delay : undefined;
}

/** The wait that the server asks for, in seconds or as a date; 0 without one. */
function retryAfter({ headers }: Response): number {
  const value = headers?.get?.("retry-after") ?? "";
  return Number(value) * 1000 || Date.parse(value) - Date.now() || 0;
}
