/** A `fetch` that adds the token, applies the time limits, retries, and calls the hooks. */
import type { Call } from "./call.js";
import type { Contract } from "./contract.js";
import { leavesOpen, noResponse } from "./failure.js";
import { bodyOf, freshRequest } from "./fresh-request.js";
import type { ClientOptions } from "./options.js";
import { refuseUnfilled } from "./path.js";
import { readWithin } from "./read-within.js";
import { retryDelay } from "./retry.js";
import { pause, type TimeLimit, timeLimit } from "./time-limit.js";
import { refuseInsecure, tokenSource } from "./token-source.js";
import { isUnsent } from "./unsent.js";

export type Send = (call: Call, request: Request, extension?: object) => Promise<Response>;

/** How an attempt ended: with a response, or without one. */
type Outcome = { response: Response; limit: TimeLimit } | { response?: never; cause: unknown; sent: boolean };

/** @throws {TypeError} when the token cannot be sent */
export function sender(contract: Contract, options: ClientOptions): Send {
  const currentToken = tokenSource(options.token, contract.refusedPrefixes);

  /**
   * Makes attempts until one has a final outcome.
   *
   * @throws {VideosdkError} when no response arrived; the caller's reason when they aborted the call
   */
  return async function send(call, request, extension) {
    refuseUnfilled(request.url);
    if (!options.allowInsecure) refuseInsecure(request.url);
    const { retries, attemptTimeout, totalTimeout, onRetry } = call.settings;
    call.request = request;
    const signals = [call.signal, request.signal];
    const began = performance.now();
    const elapsed = () => performance.now() - began;
    for (;;) {
      const limit = timeLimit(signals, Math.min(attemptTimeout, totalTimeout - elapsed()));
      const outcome = await attempt(call, request, extension, limit);
      const { response } = outcome;
      const mayHaveSucceeded = response ? leavesOpen(call, response.status) : outcome.sent && !call.onlyReads;
      const isFinal = mayHaveSucceeded || response?.ok;
      const delay = isFinal
        ? undefined
        : call.renewedToken
          ? 0
          : retryDelay(retries, response, call.attempts, elapsed());
      // A pause that the time limit would cut short is left out: this response tells more than a timeout error.
      if (delay === undefined || elapsed() + delay >= totalTimeout) {
        if (!response) throw noResponse(call, outcome.cause, outcome.sent);
        call.response = response;
        return readWithin(limit, call, response);
      }
      limit.release();
      tell(onRetry, { attempt: call.attempts, delay, status: response?.status ?? 0 });
      discard(response);
      await pause(signals, delay);
    }
  };

  async function attempt(
    call: Call,
    request: Request,
    extension: object | undefined,
    limit: TimeLimit,
  ): Promise<Outcome> {
    call.attempts++;
    const began = performance.now();
    let sent: Request | undefined;
    const report = (status: number) => {
      const duration = performance.now() - began;
      if (sent) tell(call.settings.onAttempt, { attempt: call.attempts, operation: call.name, status, duration });
    };
    try {
      call.token = call.renewedToken ?? (await limit.within(currentToken()));
      call.renewedToken = undefined;
      call.body ??= await limit.within(bodyOf(request));
      sent = freshRequest(request, call, contract.authHeader, limit.signal, options.Request);
      const fetch = (options.fetch ?? globalThis.fetch) as typeof globalThis.fetch;
      const response = await limit.within(extension ? fetch(sent, extension) : fetch(sent));
      if (typeof response?.status !== "number") throw new TypeError("fetch returned something that is not a Response");
      report(response.status);
      if (response.status === 401) {
        sent = undefined;
        await renewToken(call, limit).catch((error) => {
          discard(response);
          throw error;
        });
      }
      return { response, limit };
    } catch (error) {
      limit.release();
      report(0);
      const cause = limit.reason ?? error;
      // The caller aborted the call, or it failed before it was sent: the token function threw, or no request could be made.
      if (limit.reason === undefined ? !sent : !limit.isTimeout) throw cause;
      return { cause, sent: sent !== undefined && !isUnsent(cause, sent) };
    }
  }

  /** Asks once for another token than the one that was refused. */
  async function renewToken(call: Call, limit: TimeLimit): Promise<void> {
    if (call.askedToRenew || call.attempts > call.settings.retries.maxRetries) return;
    call.askedToRenew = true;
    const token = await limit.within(currentToken(call.token));
    if (token !== call.token) call.renewedToken = token;
  }
}

/** Frees the connection of a response that is not read. node-fetch's bodies are Node streams. */
function discard(response: Response | undefined): void {
  const body = response?.body as (ReadableStream & { destroy?: () => void }) | null | undefined;
  tell(() => (body?.destroy ? body.destroy() : body?.cancel()), undefined);
}

/** Calls a hook without waiting for it. Its errors are ignored. */
function tell<Fact>(hook: ((fact: Fact) => unknown) | undefined, fact: Fact): void {
  (async () => hook?.(fact))().catch(() => {});
}
