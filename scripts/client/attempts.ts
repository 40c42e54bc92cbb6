import type { CallSettings } from "./call-options.js";
import { NoAnswerError } from "./errors.js";
import { retryDelay } from "./retry.js";
import { pause, unlessAborted } from "./time.js";

/** A `fetch` as openapi-fetch calls it: the second argument is `requestInitExt`, for the one of Node. */
export type Fetch = (request: Request, extension?: object) => Promise<Response>;

/**
 * A `fetch` for one call, which sends the request until its answer is not to be retried.
 *
 * It throws a `NoAnswerError` when no answer arrived, and the caller's reason when they aborted the call.
 *
 * @param fetch makes one attempt
 * @param authorize puts the token into the request
 */
export function fetchWithRetries(
  fetch: Fetch,
  authorize: (request: Request) => Promise<void>,
  { policy, timeouts, onRetry }: CallSettings,
): Fetch {
  const began = performance.now();
  const total = timeLimit(timeouts.total);

  async function attemptOnce(request: Request, extension?: object): Promise<Response> {
    const limited = withSignals(request, [...total, ...timeLimit(timeouts.attempt)]);
    await unlessAborted(authorize(limited), limited.signal);
    try {
      return await unlessAborted(fetch(limited, extension), limited.signal);
    } catch (cause) {
      if (request.signal.aborted) throw request.signal.reason;
      throw new NoAnswerError(cause);
    }
  }

  return async (request, extension) => {
    for (let attempt = 1; ; attempt++) {
      const response = await attemptOnce(policy ? request.clone() : request, extension);
      const elapsed = performance.now() - began;
      const delay = policy && retryDelay(policy, response, { attempt, elapsed });
      // A wait that the time limit would end is not begun: this answer says more than a timeout.
      if (delay === undefined || elapsed + delay >= (timeouts.total ?? Infinity)) return response;
      onRetry?.({ attempt, delay, status: response.status });
      response.body?.cancel().catch(() => {});
      await pause(delay, request.signal);
    }
  };
}

function timeLimit(milliseconds: number | undefined): AbortSignal[] {
  return milliseconds === undefined ? [] : [AbortSignal.timeout(milliseconds)];
}

function withSignals(request: Request, signals: AbortSignal[]): Request {
  if (signals.length === 0) return request;
  // Not the global Request: the caller may have given their own.
  return new (request.constructor as typeof Request)(request, {
    signal: AbortSignal.any([request.signal, ...signals]),
  });
}
