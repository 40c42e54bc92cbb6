import type { CallSettings } from "./call-options.js";
import { NoAnswerError } from "./errors.js";
import { retryDelay } from "./retry.js";
import { pause, unlessAborted } from "./time.js";

/**
 * Makes attempts until the answer of one is not to be retried. A success never is.
 *
 * @param send an attempt, with this token, which ends with this signal
 * @param signal the caller's
 * @throws {NoAnswerError} when no answer arrived; the caller's reason when they aborted the call; a `TimeoutError` when the
 *   time was up before the request was sent
 */
export async function withRetries(
  currentToken: () => string | Promise<string>,
  send: (token: string, signal: AbortSignal | null) => Promise<Response>,
  signal: AbortSignal | null,
  { timeouts, onRetry, policy }: CallSettings,
): Promise<Response> {
  const began = performance.now();
  const whole = limited(signal, timeouts.total);

  for (let attempt = 1; ; attempt++) {
    const limit = limited(whole, timeouts.attempt);
    const token = await unlessAborted(currentToken(), limit);
    let response: Response;
    try {
      response = await unlessAborted(send(token, limit), limit);
    } catch (cause) {
      signal?.throwIfAborted();
      throw new NoAnswerError(cause);
    }
    if (response.ok) return response;
    const elapsed = performance.now() - began;
    const delay = retryDelay(policy(), response, attempt, elapsed);
    // A wait that the time limit would end is not begun: this answer says more than a timeout.
    if (delay === undefined || elapsed + delay >= (timeouts.total ?? Infinity)) return response;
    onRetry?.({ attempt, delay, status: response.status });
    response.body?.cancel().catch(() => {});
    await pause(delay, signal);
  }
}

function limited(signal: AbortSignal | null, milliseconds: number | undefined): AbortSignal | null {
  if (milliseconds === undefined) return signal;
  const limit = AbortSignal.timeout(milliseconds);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}
