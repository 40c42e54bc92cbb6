import createFetchClient, {
  type ClientOptions as FetchClientOptions,
  type Middleware,
  removeTrailingSlash,
} from "openapi-fetch";
import { type Answer, readAnswer } from "./answer.js";
import type { ApiClient } from "./api-client.js";
import { withRetries } from "./attempts.js";
import { type CallOptions, callSettings } from "./call-options.js";
import type { Contract } from "./contract.js";
import { UnexpectedAnswerError } from "./errors.js";
import { type RequestParts, redirect, requestParts } from "./request-parts.js";
import { isSimple, simpleRequest } from "./simple-call.js";
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
  signal?: AbortSignal | null;
  fetch?: (request: Request, extension?: object) => Promise<Response>;
  middleware?: Middleware[];
  parseAs?: string;
  Request?: typeof Request;
  [option: string]: unknown;
}

/** A `createClient` for one document: it knows the server, where the token goes, and what may be retried. */
export function clientFactory<Paths extends object>(contract: Contract) {
  /**
   * Makes a client of the API. A call returns `data` or `error` when there is an answer, and throws otherwise.
   *
   * @throws {TypeError} when the token cannot be sent: it is empty, has a prefix, or has white space in it
   */
  return function createClient(options: ClientOptions): ApiClient<Paths> {
    const { token, allowInsecure, baseUrl = contract.baseUrl, ...fetchOptions } = options;
    const currentToken = tokenSource(token, contract.refusedPrefixes);
    const client = createFetchClient<Paths>({ redirect, ...fetchOptions, baseUrl });
    const withOpenapiFetch = client.request as (method: string, path: string, init: object) => Promise<Answer>;
    const root = removeTrailingSlash(baseUrl);
    let simple = isSimple(fetchOptions);
    let secureUrl: string | undefined;

    async function request(method: string, path: string, init: CallInit = {}): Promise<Answer> {
      const {
        body,
        fetch = fetchOptions.fetch,
        parseAs = "json",
        Request = fetchOptions.Request ?? globalThis.Request,
      } = init;
      let { signal = fetchOptions.signal } = init;
      const operation = contract.operations[`${method.toUpperCase()} ${path}`];
      const parse = parseAs === "json";
      let arrived: Response | undefined;

      async function send(input: string | Request, parts: RequestParts, extension?: object) {
        const url = typeof input === "string" ? input : input.url;
        if (!allowInsecure && url !== secureUrl) refuseInsecure(url);
        secureUrl = url;
        // Middleware may have put another in its place.
        signal = parts.signal;
        arrived = await withRetries(
          currentToken,
          (token, limit) => {
            parts.headers.set(contract.authHeader, token);
            parts.signal = limit;
            return fetch
              ? fetch(new Request(input, parts), extension)
              : globalThis.fetch(input, Object.assign(parts, extension));
          },
          parts.signal,
          callSettings(operation?.retry, options, init),
        );
        return arrived;
      }

      try {
        let answer: Answer;
        if (operation && body && simple && isSimple(init)) {
          const response = await send(root + path, simpleRequest(method, operation.mediaType, body, signal));
          answer = { data: await response.text(), response };
        } else {
          answer = await withOpenapiFetch(method, path, {
            ...init,
            fetch: async (request: Request, extension?: object) =>
              send(request, await requestParts(request), extension),
            // As text, because openapi-fetch throws a bare SyntaxError at what is not JSON.
            parseAs: parse ? "text" : parseAs,
          });
        }
        return readAnswer(answer, operation?.statuses ?? [], parse);
      } catch (error) {
        // Whoever reads a body uses it up; an error without that has another source, middleware for example.
        if (!arrived?.bodyUsed) throw error;
        signal?.throwIfAborted();
        return { error: new UnexpectedAnswerError(arrived, "", { cause: error }), response: arrived };
      }
    }

    const ours: Record<string, unknown> = {
      request,
      use(...middleware: Middleware[]) {
        simple = false;
        client.use(...middleware);
      },
      eject: client.eject,
    };
    for (const method in client) ours[method] ??= request.bind(null, method);
    return ours as ApiClient<Paths>;
  };
}
