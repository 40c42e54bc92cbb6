import type { ClientOptions as FetchClientOptions, Middleware } from "openapi-fetch";
import type { AnyCall, AnyResult } from "./any-call.js";
import { type Answered, withRetries } from "./attempts.js";
import { type CallOptions, timesOf } from "./call-options.js";
import type { Contract, OperationContract } from "./contract.js";
import { NoAnswerError, UnexpectedAnswerError } from "./errors.js";
import { callFacts } from "./facts.js";
import { type Limit, limited, limitedStream } from "./limit.js";
import { throughMiddleware } from "./middleware.js";
import { prepared } from "./prepared.js";
import { requestOf } from "./request.js";
import { leavesOpen } from "./status.js";
import { refuseInsecure, type Token, tokenSource } from "./token.js";

/** The options of openapi-fetch, and this client's. */
export interface ClientOptions extends FetchClientOptions, CallOptions {
  /**
   * The token, bare: no `Bearer `, no `Basic `. A function is called again for each attempt, so that it can return a
   * fresh one, and once more after a 401.
   */
  token: Token;
  /** Whether the token may go to another machine over plain http. It always may go to this one. */
  allowInsecure?: boolean | undefined;
}

/**
 * A `createClient` for one document: it knows the server, where the token goes, and what may be retried. Options, address,
 * headers, body and middleware are openapi-fetch's. Its client makes one request for each call, which can be sent once;
 * here each attempt sends a fresh one.
 */
export function clientFactory<Client>({ authHeader, refusedPrefixes, common, operations, baseUrl }: Contract) {
  return function createClient({ token, allowInsecure, ...options }: ClientOptions): Client {
    const currentToken = tokenSource(token, refusedPrefixes);
    const used: Middleware[] = [];

    async function request(method: string, path: string, init: AnyCall = {}): Promise<AnyResult> {
      const { url, parts, Request, fetch, context } = prepared({ baseUrl }, method, path, options, init);
      const operation = `${parts.method} ${path}`;
      const contracted: OperationContract = { ...common, ...operations[operation] };
      let answered: Partial<Answered> = [];
      let failure: unknown;
      let reading = false;
      /** An answer belongs to its attempt until it has been read, whoever reads it. */
      let limit: Limit | undefined;
      const inTime: Limit["inTime"] = (value) => (limit as Limit).inTime(value);
      /** What middleware does before an answer, or without one, may take as long as an attempt. */
      const limitMiddleware = (caller?: AbortSignal | null) => {
        limit = limited(caller, Math.min(...timesOf(contracted, [options, init])));
      };

      async function send(target: string | Request, parts: RequestInit): Promise<Response> {
        if (!allowInsecure) refuseInsecure((target as Request).url ?? target);
        limit?.release();
        answered = await withRetries(
          currentToken,
          (token, signal) => {
            const fresh = requestOf(Request, target, { ...parts, signal });
            fresh.headers.set(authHeader, token);
            return fresh;
          },
          fetch,
          parts.signal,
          operation,
          contracted,
          [options, init],
        ).catch((error) => {
          limitMiddleware();
          failure = error;
          throw error;
        });
        limit = answered[1];
        return answered[0] as Response;
      }

      function unexpected(response: Response, text: string, cause?: unknown): AnyResult {
        const mayHaveSucceeded = leavesOpen(response.status) && !contracted.retryConnectionErrors;
        const facts = { mayHaveSucceeded, attempts: answered[2] ?? 0, cause };
        return { error: new UnexpectedAnswerError(response, text, facts), response };
      }

      try {
        const all = [...used, ...(init.middleware ?? [])];
        // Without the token, because middleware perhaps logs it.
        const held: [Request] | undefined = all[0] && [requestOf(Request, url, parts)];
        if (held) limitMiddleware(parts.signal);
        const response = await (held
          ? throughMiddleware(
              all,
              held,
              context,
              async (request) =>
                send(request, {
                  ...request,
                  headers: request.headers,
                  signal: request.signal,
                  body: request.body && (await inTime(request.clone().arrayBuffer())),
                }),
              inTime,
            )
          : send(url, parts));
        reading = true;
        const { ok } = response;
        const { parseAs } = context.options;
        callFacts.set(response, { operation, attempts: answered[2] ?? 0, token: answered[3], body: parts.body, held });
        if (ok && parseAs === "stream") {
          const data = limitedStream(response.body, limit as Limit);
          // It is still to be read, and lets go itself.
          if (data) limit = undefined;
          return { data, response };
        }
        if (ok && parseAs !== "json") return { data: await inTime(response[parseAs as "text"]()), response };
        const text = await inTime(response.text());
        const parsed = parse(text);
        if (ok && (parsed instanceof Object || (contracted.silent && !text))) return { data: parsed, response };
        if (/^4/.test(`${response.status}`) && typeof Object(parsed).message === "string")
          return { error: parsed, response };
        return unexpected(response, text);
      } catch (error) {
        // Middleware that reads a body uses it up; an error of it without that has another source.
        const [response, answeredIn] = answered;
        if (!limit || (!reading && !limit.signal.aborted && !response?.bodyUsed)) throw error;
        const cause = limit.reasonOf(error);
        if (answeredIn) return unexpected(response as Response, "", cause);
        throw failure ?? new NoAnswerError(cause, false, 0);
      } finally {
        limit?.release();
      }
    }

    const client: Record<string, unknown> = {
      request,
      use(...middleware: Middleware[]) {
        used.push(...middleware);
      },
      eject(...middleware: Middleware[]) {
        // Of what was not added, the index is then beyond the end.
        for (const one of middleware) used.splice(used.indexOf(one) >>> 0, 1);
      },
    };
    for (const method of ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]) {
      client[method] = request.bind(null, method);
    }
    return client as Client;
  };
}

/** Undefined, when it is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
