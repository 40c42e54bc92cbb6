/** The attempts of one call: a `fetch` that sends a request as often as the call's settings say. */

import type { Answer } from "./answer.js";
import type { CallSettings } from "./call-options.js";
import { NoAnswerError, UnexpectedAnswerError } from "./errors.js";
import { retryDelay } from "./retry.js";
import { pause, type TimeLimit, timeLimit, unlessAborted } from "./time.js";

/** What `openapi-fetch` calls: its second argument is `requestInitExt`, for the `fetch` of Node. */
export type Fetch = (request: Request, extension?: object) => Promise<Response>;

export interface Attempts {
  /** Sends the request until its answer is not to be retried. */
  fetch: Fetch;
  /**
   * What to return when the reading of the answer ended with this error.
   *
   * @throws that error when it is not about the reading
   */
  brokenAnswer(error: unknown): Answer;
  /** Ends what still counts the time. Until then it also ends the reading of the answer. */
  stop(): void;
}

/**
 * @param fetch makes one attempt
 * @param authorize puts the token into the request
 */
export function attempts(
  fetch: Fetch,
  authorize: (request: Request) => Promise<void>,
  { policy, timeouts, onRetry }: CallSettings,
): Attempts {
  const began = performance.now();
  const total = timeouts.total === undefined ? undefined : timeLimit(timeouts.total, "The call");
  let attemptLimit: TimeLimit | undefined;
  let arrived: { response: Response; signal: AbortSignal } | undefined;

  async function attemptOnce(request: Request, extension?: object): Promise<Response> {
    attemptLimit?.stop();
    attemptLimit = timeouts.attempt === undefined ? undefined : timeLimit(timeouts.attempt, "The attempt");
    const limited = withSignals(request, [total, attemptLimit]);
    await unlessAborted(authorize(limited), limited.signal);
    try {
      return await unlessAborted(fetch(limited, extension), limited.signal);
    } catch (cause) {
      if (request.signal.aborted) throw request.signal.reason;
      throw new NoAnswerError(cause);
    }
  }

  return {
    async fetch(request, extension) {
      for (let attempt = 1; ; attempt++) {
        const response = await attemptOnce(policy ? request.clone() : request, extension);
        const elapsed = performance.now() - began;
        const delay = policy && retryDelay(policy, response, { attempt, elapsed });
        if (delay === undefined || elapsed + delay >= (timeouts.total ?? Infinity)) {
          arrived = { response, signal: request.signal };
          return response;
        }
        onRetry?.({ attempt, delay, status: response.status });
        response.body?.cancel().catch(() => {});
        await pause(delay, request.signal);
      }
    },
    brokenAnswer(error) {
      // Whoever reads it uses its body up; an error without that has another source, middleware for example.
      if (!arrived?.response.bodyUsed) throw error;
      if (arrived.signal.aborted) throw arrived.signal.reason;
      return { error: new UnexpectedAnswerError(arrived.response, "", { cause: error }), response: arrived.response };
    },
    stop() {
      total?.stop();
      attemptLimit?.stop();
    },
  };
}

/** The request, which these limits end too. */
function withSignals(request: Request, limits: (TimeLimit | undefined)[]): Request {
  const signals = limits.flatMap((limit) => (limit ? [limit.signal] : []));
  if (signals.length === 0) return request;
  // Not the global Request: the caller may have given their own.
  return new (request.constructor as typeof Request)(request, {
    signal: AbortSignal.any([request.signal, ...signals]),
  });
}
