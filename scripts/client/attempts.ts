import { type CallOptions, merged, policyOf, timesOf } from "./call-options.js";
import type { OperationContract } from "./contract.js";
import { NoAnswerError } from "./errors.js";
import { type Limit, limited, longest, type NodeStream } from "./limit.js";
import { retryDelay } from "./retry.js";
import type { TokenSource } from "./token.js";
import { isUnsent } from "./unsent.js";

/** Of the last attempt. The limit holds while the answer is read. */
export type Answered = [response: Response, limit: Limit, attempts: number, token: string];

/**
 * Makes attempts until the answer of one is not to be retried. A success never is.
 *
 * @param make the request of an attempt, with this token, which ends with this signal
 * @param caller the caller's signal
 * @param operation its method and path, for reports
 * @param options those of the client, and those of the call
 * @throws {NoAnswerError} when no answer arrived; the caller's reason when they aborted the call; what `make` throws
 */
export async function withRetries(
  currentToken: TokenSource,
  make: (token: string, signal: AbortSignal) => Request,
  send: (request: Request) => Promise<Response>,
  caller: AbortSignal | null | undefined,
  operation: string,
  contract: OperationContract,
  options: CallOptions[],
): Promise<Answered> {
  const [attemptTime, totalTime] = timesOf(contract, options);
  const { retry, onRetry, onAttempt } = merged<CallOptions>(...options);
  const began = performance.now();
  /** Another token, after a 401: it is asked for once. */
  let next: string | undefined;
  let mayRenew = retry !== false;

  for (let attempt = 1; ; attempt++) {
    const limit = limited(caller, Math.min(attemptTime, began + totalTime - performance.now()));
    const { signal, inTime, reasonOf, release } = limit;
    const attemptBegan = performance.now();
    let token: string | undefined;
    let request: Request | undefined;
    let response: Response | undefined;
    let failure: NoAnswerError | undefined;
    let delay: number | undefined;
    try {
      token = await inTime(next ?? currentToken());
      next = undefined;
      request = make(token, signal);
      response = await inTime(send(request));
      if (response.status === 401 && mayRenew) {
        mayRenew = false;
        next = await inTime(currentToken(token));
        if (next !== token) delay = 0;
      }
    } catch (error) {
      release();
      const cause = reasonOf(error);
      const open = response ? undefined : request;
      if (!open && !signal.aborted) throw cause;
      const unsent = !open || contract.retryConnectionErrors || isUnsent(cause, open);
      failure = new NoAnswerError(cause, !unsent, attempt);
    }

    const status = response?.status ?? 0;
    const now = performance.now();
    if (request) tell(onAttempt, { attempt, operation, status, duration: now - attemptBegan });
    if (retry !== false && !response?.ok && !failure?.mayHaveSucceeded && !caller?.aborted) {
      delay ??= retryDelay(policyOf(contract, options), response, attempt, now - began);
    }
    // A wait that the time limit would end is not begun: this answer says more than a timeout.
    if (delay === undefined || now - began + delay >= totalTime) {
      if (failure) throw failure;
      return [response as Response, limit, attempt, token as string];
    }
    release();
    tell(onRetry, { attempt, delay, status });
    if (response?.body) tell(letGo, response.body);
    const wait = limited(caller, Math.min(delay, longest));
    await wait
      .inTime(new Promise<never>(() => {}))
      .catch(wait.reasonOf)
      .finally(wait.release);
  }
}

function letGo(body: ReadableStream | NodeStream): unknown {
  return "cancel" in body ? body.cancel() : body.destroy();
}

/** No log may cost an answer, whatever it throws, and nobody waits for it. */
function tell<Fact>(hook: ((fact: Fact) => unknown) | undefined, fact: Fact): void {
  (async () => hook?.(fact))().catch(() => {});
}
