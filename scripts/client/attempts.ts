import { type CallOptions, merged, policyOf, timesOf } from "./call-options.js";
import type { OperationContract } from "./contract.js";
import { NoAnswerError } from "./errors.js";
import { type Limit, limited, longest, reasonOf } from "./limit.js";
import { isNoConnection } from "./no-connection.js";
import { retryDelay } from "./retry.js";
import type { TokenSource } from "./token.js";

/** Of the last attempt. The limit holds while the answer is read. */
export type Answered = [response: Response, limit: Limit, attempts: number, token: string];

/**
 * Makes attempts until the answer of one is not to be retried. A success never is.
 *
 * @param send an attempt, with this token, which ends with this signal
 * @param caller the caller's signal
 * @param operation its method and path, for reports
 * @param options those of the client, and those of the call
 * @throws {NoAnswerError} when no answer arrived; the caller's reason when they aborted the call
 */
export async function withRetries(
  currentToken: TokenSource,
  send: (token: string, signal: AbortSignal) => Promise<Response>,
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
  let renewed = false;

  for (let attempt = 1; ; attempt++) {
    const limit = limited(caller, Math.min(attemptTime, began + totalTime - performance.now()));
    const [signal, inTime, release] = limit;
    const attemptBegan = performance.now();
    let token = next;
    let sent = false;
    let response: Response | undefined;
    let failure: NoAnswerError | undefined;
    let delay: number | undefined;
    next = undefined;
    try {
      token ??= await inTime(currentToken());
      signal.throwIfAborted();
      sent = true;
      response = await inTime(send(token, signal));
      if (response.status === 401 && retry !== false && !renewed) {
        renewed = true;
        next = await inTime(currentToken(token));
        if (next !== token) delay = 0;
      }
    } catch (error) {
      release();
      const cause = reasonOf(signal, error);
      const open = sent && !response;
      if (!open && !signal.aborted) throw cause;
      failure = new NoAnswerError(cause, open && !contract.retryConnectionErrors && !isNoConnection(cause), attempt);
    }

    const status = response?.status ?? 0;
    const now = performance.now();
    // No log may cost an answer.
    if (sent) (async () => onAttempt?.({ attempt, operation, status, duration: now - attemptBegan }))().catch(() => {});
    if (retry !== false && !response?.ok && !failure?.mayHaveSucceeded && !caller?.aborted) {
      delay ??= retryDelay(policyOf(contract, options), response, attempt, now - began);
    }
    // A wait that the time limit would end is not begun: this answer says more than a timeout.
    if (delay === undefined || now - began + delay >= totalTime) {
      if (failure) throw failure;
      return [response as Response, limit, attempt, token as string];
    }
    release();
    onRetry?.({ attempt, delay, status });
    response?.body?.cancel().catch(() => {});
    const [wait, during, stop] = limited(caller, Math.min(delay, longest));
    await during(new Promise<never>(() => {}))
      .catch((error) => reasonOf(wait, error))
      .finally(stop);
  }
}
