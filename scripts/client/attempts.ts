import type { CallSettings } from "./call-options.js";
import { NoAnswerError } from "./errors.js";
import { retryDelay } from "./retry.js";
import { pause } from "./time.js";

/**
 * Makes attempts until the answer of one is not to be retried.
 *
 * @param prepare gets ready to send the request, which ends with this signal
 * @param signal the caller's
 * @throws {NoAnswerError} when no answer arrived; the caller's reason when they aborted the call
 */
export async function withRetries(
  prepare: (signal: AbortSignal | null) => Promise<() => Promise<Response>>,
  signal: AbortSignal | null | undefined,
  { policy, timeouts, onRetry }: CallSettings,
): Promise<Response> {
  const began = performance.now();
  const signals = [signal ?? [], timeLimit(timeouts.total)].flat();

  for (let attempt = 1; ; attempt++) {
    const send = await prepare(anySignal([...signals, ...timeLimit(timeouts.attempt)]));
    let response: Response;
    try {
      response = await send();
    } catch (cause) {
      signal?.throwIfAborted();
      throw new NoAnswerError(cause);
    }
    const elapsed = performance.now() - began;
    const delay = policy && retryDelay(policy, response, attempt, elapsed);
    // A wait that the time limit would end is not begun: this answer says more than a timeout.
    if (delay === undefined || elapsed + delay >= (timeouts.total ?? Infinity)) return response;
    onRetry?.({ attempt, delay, status: response.status });
    response.body?.cancel().catch(() => {});
    await pause(delay, signal);
  }
}

function timeLimit(milliseconds: number | undefined): AbortSignal[] {
  return milliseconds === undefined ? [] : [AbortSignal.timeout(milliseconds)];
}

function anySignal(signals: AbortSignal[]): AbortSignal | null {
  return signals.length > 1 ? AbortSignal.any(signals) : (signals[0] ?? null);
}
