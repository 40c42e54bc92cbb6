import createFetchClient, { type ClientOptions as FetchClientOptions, type Middleware } from "openapi-fetch";
import { type Answer, readAnswer } from "./answer.js";
import type { ApiClient } from "./api-client.js";
import { withRetries } from "./attempts.js";
import { type CallOptions, callSettings } from "./call-options.js";
import type { Contract } from "./contract.js";
import { UnexpectedAnswerError } from "./errors.js";
import { secretValues } from "./excerpt.js";
import { RequestStandIn, requestParts } from "./request-parts.js";
import { refuseInsecure, type Token, tokenSource } from "./token.js";

/** The options of openapi-fetch, and this client's. */
export interface ClientOptions extends FetchClientOptions, CallOptions {
  /**
   * The token, bare: no `Bearer `, no `Basic `. A function is called again for each attempt, so that it can return a
   * fresh one.
   */
  token: Token;
  /** Whether the token may go to another machine over plain http. It always may go to this one. */
  allowInsecure?: boolean | undefined;
}

interface CallInit extends CallOptions {
  body?: unknown;
  fetch?: (request: Request, extension?: object) => Promise<Response>;
  middleware?: Middleware[];
  parseAs?: string;
  Request?: typeof Request;
  [option: string]: unknown;
}

/** A `createClient` for one document: it knows the server, where the token goes, and what may be retried. */
export function clientFactory<Paths extends object>({
  baseUrl,
  authHeader,
  refusedPrefixes,
  secretFields,
  operations,
}: Contract) {
  /**
   * Makes a client of the API. A call returns `data` or `error` when there is an answer, and throws otherwise.
   *
   * @throws {TypeError} when the token cannot be sent: it is empty, has a prefix, or has white space in it
   */
  return function createClient(options: ClientOptions): ApiClient<Paths> {
    const { token, allowInsecure, ...fetchOptions } = options;
    const currentToken = tokenSource(token, refusedPrefixes);
    const client = createFetchClient<Paths>({
      // Following one would take the body, and the SIP password in it, to an address that nobody chose.
      redirect: "manual",
      ...fetchOptions,
      baseUrl: fetchOptions.baseUrl ?? baseUrl,
    });
    const inner = client.request as (method: string, path: string, init: object) => Promise<Answer>;
    let hasMiddleware = false;
    let secureUrl: string | undefined;

    async function request(method: string, path: string, init: CallInit = {}): Promise<Answer> {
      const {
        fetch = fetchOptions.fetch,
        Request = fetchOptions.Request ?? globalThis.Request,
        parseAs = "json",
      } = init;
      const { statuses, retry } = operations[`${method.toUpperCase()} ${path}`] ?? { statuses: [] };
      const parse = parseAs === "json";
      let sentToken = "";
      let arrived: Response | undefined;
      let signal = null as AbortSignal | null;

      async function fetchWithRetries(request: Request | RequestStandIn, extension?: object): Promise<Response> {
        if (!allowInsecure && request.url !== secureUrl) refuseInsecure(request.url);
        secureUrl = request.url;
        const [input, parts] = await requestParts(request);
        signal = parts.signal ?? null;
        arrived = await withRetries(
          async (signal) => {
            sentToken = await currentToken();
            parts.headers.set(authHeader, sentToken);
            const init = { ...parts, signal };
            return () =>
              fetch ? fetch(new Request(input, init), extension) : globalThis.fetch(input, { ...init, ...extension });
          },
          signal,
          callSettings(retry, options, init),
        );
        return arrived;
      }

      const secrets = () => [...secretValues(init.body, secretFields), sentToken];
      try {
        const answer = await inner(method, path, {
          ...init,
          fetch: fetchWithRetries,
          ...(!hasMiddleware && !init.middleware && { Request: RequestStandIn }),
          // As text, because openapi-fetch throws a bare SyntaxError at what is not JSON.
          parseAs: parse ? "text" : parseAs,
        });
        return readAnswer(answer, statuses, parse, secrets);
      } catch (error) {
        // Whoever reads a body uses it up; an error without that has another source, middleware for example.
        if (!arrived?.bodyUsed) throw error;
        signal?.throwIfAborted();
        const broken = new UnexpectedAnswerError(arrived, `body broken off (${error})`, { cause: error });
        return { error: broken, response: arrived };
      }
    }

    const ours: Record<string, unknown> = {
      ...client,
      request,
      use(...middleware: Middleware[]) {
        hasMiddleware = true;
        client.use(...middleware);
      },
    };
    for (const key in client) if (key === key.toUpperCase()) ours[key] = request.bind(null, key);
    return ours as ApiClient<Paths>;
  };
}
