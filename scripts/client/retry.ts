/**
 * The retry policy: exponential backoff with full jitter. Written here because the libraries for it support neither full
 * jitter nor `Retry-After`.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
import type { Settings } from "./options.js";

/**
 * The pause before the next attempt in milliseconds, or `undefined` for no further attempt.
 *
 * @param response undefined if none arrived
 * @param attempts the number of attempts so far
 * @param elapsed the time since the call began, in milliseconds
 */
export function retryDelay(
  policy: Settings["retries"],
  response: Response | undefined,
  attempts: number,
  elapsed: number,
): number | undefined {
  const eligible = response ? includesStatus(policy.statusCodes, response.status) : policy.retryConnectionErrors;
  if (!eligible || attempts > policy.maxRetries) return undefined;
  const longest = Math.min(policy.maxInterval, policy.initialInterval * policy.exponent ** (attempts - 1));
  const delay = Math.max(Math.random() * longest, response ? retryAfter(response) : 0);
  return elapsed + delay <= policy.maxElapsedTime ? delay : undefined;
}

/** A code such as `4XX` matches its whole class. */
function includesStatus(codes: readonly (string | number)[], status: number): boolean {
  const text = `${status}`;
  return codes.some((code) => `${code}` === text || code === `${text[0]}XX`);
}

/** The pause that the server asks for, in seconds or as a date; 0 without one. */
function retryAfter({ headers }: Response): number {
  const value = headers?.get?.("retry-after") ?? "";
  return Number(value) * 1000 || Date.parse(value) - Date.now() || 0;
}
