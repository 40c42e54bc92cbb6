import {
  createFinalURL,
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  type ClientOptions as FetchClientOptions,
  type Middleware,
  mergeHeaders,
  type ParseAs,
  removeTrailingSlash,
} from "openapi-fetch";
import { type Answered, withRetries } from "./attempts.js";
import { type CallOptions, merged } from "./call-options.js";
import type { Contract, OperationContract } from "./contract.js";
import { UnexpectedAnswerError } from "./errors.js";
import { callFacts } from "./facts.js";
import { limitedStream } from "./limit.js";
import { throughMiddleware } from "./middleware.js";
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

interface CallInit extends CallOptions, Omit<FetchClientOptions, "fetch" | "body"> {
  body?: unknown;
  params?: { query?: Record<string, unknown>; header?: Record<string, string>; path?: Record<string, unknown> };
  parseAs?: ParseAs;
  middleware?: Middleware[];
  fetch?: (request: Request, extension?: object) => Promise<Response>;
}

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/**
 * A `createClient` for one document: it knows the server, where the token goes, and what may be retried. Options, address,
 * headers, body and middleware are openapi-fetch's. Its client makes one request for each call, which can be sent once;
 * here each attempt sends a fresh one.
 */
export function clientFactory<Client>({ authHeader, refusedPrefixes, common, operations, ...contract }: Contract) {
  return function createClient({ token, allowInsecure, ...options }: ClientOptions): Client {
    const currentToken = tokenSource(token, refusedPrefixes);
    const used: Middleware[] = [];

    async function request(method: string, path: string, init: CallInit = {}): Promise<Answer> {
      const {
        baseUrl = contract.baseUrl,
        Request = globalThis.Request,
        fetch,
        bodySerializer = defaultBodySerializer,
        pathSerializer = defaultPathSerializer,
        parseAs = "json",
        requestInitExt,
        querySerializer: chosenSerializer,
        params = {},
        middleware = [],
        ...fetchInit
      } = merged<CallInit>(options, init);
      const querySerializer =
        typeof chosenSerializer === "function"
          ? chosenSerializer
          : createQuerySerializer({ ...Object(options.querySerializer), ...chosenSerializer });
      const url = createFinalURL(path, {
        baseUrl: removeTrailingSlash(baseUrl),
        params,
        querySerializer,
        pathSerializer,
      });
      const given = [options.headers, init.headers, params.header];
      const body =
        init.body === undefined
          ? null
          : (bodySerializer as (body: unknown, headers: Headers) => BodyInit)(init.body, mergeHeaders(...given));
      const json = body === null || body instanceof FormData ? {} : { "Content-Type": "application/json" };
      method = method.toUpperCase();
      // A redirect that is followed would take the body, and the SIP password in it, to an address that nobody chose.
      const parts = {
        redirect: "manual",
        ...fetchInit,
        method,
        body,
        headers: mergeHeaders(json, ...given),
      } as const;
      const operation = `${method} ${path}`;
      const contracted: OperationContract = { ...common, ...operations[operation] };
      let answered: Answered | undefined;
      /** An answer belongs to its attempt until it has been read, whoever reads it. */
      const inTime = <Value>(value: Value | Promise<Value>) => (answered ? answered[1].inTime(value) : value);

      async function send(target: string | Request, parts: RequestInit): Promise<Response> {
        if (!allowInsecure) refuseInsecure(typeof target === "string" ? target : target.url);
        answered = await withRetries(
          currentToken,
          (token, signal) => {
            const fresh = new Request(target, { ...parts, signal });
            fresh.headers.set(authHeader, token);
            return fresh;
          },
          (fresh) => {
            const send = fetch ?? globalThis.fetch;
            return requestInitExt ? send(fresh, requestInitExt) : send(fresh);
          },
          parts.signal,
          operation,
          contracted,
          [options, init],
        );
        return answered[0];
      }

      function unexpected(response: Response, text: string, cause?: unknown): Answer {
        const mayHaveSucceeded = leavesOpen(response.status) && !contracted.retryConnectionErrors;
        const facts = { mayHaveSucceeded, attempts: answered?.[2] ?? 0, cause };
        return { error: new UnexpectedAnswerError(response, text, facts), response };
      }

      let streaming = false;
      try {
        const all = [...used, ...middleware];
        // Without the token, because middleware perhaps logs it.
        const held: [Request] | undefined = all[0] && [new Request(url, parts)];
        const response = await (held
          ? throughMiddleware(
              all,
              held,
              {
                schemaPath: path,
                params,
                id: `${Math.random()}`,
                options: { baseUrl, parseAs, querySerializer, bodySerializer, pathSerializer, fetch: fetch as never },
              },
              async (request) =>
                send(request, {
                  headers: request.headers,
                  signal: request.signal,
                  body: request.body && (await request.clone().arrayBuffer()),
                }),
              inTime,
            )
          : send(url, parts));
        const { ok, status } = response;
        const [, , attempts = 0, token] = answered ?? [];
        callFacts.set(response, { operation, attempts, token, body: init.body, held });
        if (ok && parseAs === "stream") {
          streaming = true;
          return { data: limitedStream(response.body, answered?.[1]), response };
        }
        if (ok && parseAs !== "json") return { data: await inTime(response[parseAs as "text"]()), response };
        const text = await inTime(response.text());
        const parsed = parse(text);
        if (ok && (parsed instanceof Object || (contracted.silent && !text))) return { data: parsed, response };
        if (status >= 400 && status < 500 && typeof Object(parsed).message === "string")
          return { error: parsed, response };
        return unexpected(response, text);
      } catch (error) {
        if (!answered) throw error;
        const [response, { signal, reasonOf }] = answered;
        const cause = reasonOf(error);
        // Whoever reads a body uses it up; an error without that has another source, middleware for example.
        if (!signal.aborted && !response.bodyUsed) throw error;
        return unexpected(response, "", cause);
      } finally {
        // A stream is still to be read, and lets go itself.
        if (!streaming) answered?.[1].release();
      }
    }

    const client: Record<string, unknown> = {
      request,
      use: (...middleware: Middleware[]) => void used.push(...middleware),
      eject(...middleware: Middleware[]) {
        for (const one of middleware) if (used.includes(one)) used.splice(used.indexOf(one), 1);
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
