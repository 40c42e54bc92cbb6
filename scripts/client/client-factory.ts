import createFetchClient, { type ClientOptions as FetchClientOptions } from "openapi-fetch";
import { type Answer, readAnswer } from "./answer.js";
import type { ApiClient } from "./api-client.js";
import { type Fetch, fetchWithRetries } from "./attempts.js";
import { type CallOptions, callSettings } from "./call-options.js";
import type { Contract } from "./contract.js";
import { UnexpectedAnswerError } from "./errors.js";
import { secretValues } from "./excerpt.js";
import { refuseInsecure, sendableToken, type Token } from "./token.js";

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
  fetch?: Fetch;
  parseAs?: string;
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
    if (typeof token !== "function") sendableToken(token, refusedPrefixes);
    const client = createFetchClient<Paths>({
      // Following one would take the body, and the SIP password in it, to an address that nobody chose.
      redirect: "manual",
      ...fetchOptions,
      baseUrl: fetchOptions.baseUrl ?? baseUrl,
    });

    const send = client.request as (method: string, path: string, init: object) => Promise<Answer>;

    async function request(method: string, path: string, init: CallInit = {}): Promise<Answer> {
      const { fetch = fetchOptions.fetch ?? globalThis.fetch, parseAs = "json" } = init;
      const operation = operations[`${method.toUpperCase()} ${path}`];
      const parse = parseAs === "json";
      const secrets = secretValues(init.body, secretFields);
      let arrived: { response: Response; signal: AbortSignal } | undefined;
      const retrying = fetchWithRetries(
        fetch,
        async (request) => {
          if (!allowInsecure) refuseInsecure(request.url);
          const sendable = sendableToken(typeof token === "function" ? await token() : token, refusedPrefixes);
          secrets.push(sendable);
          request.headers.set(authHeader, sendable);
        },
        callSettings(operation?.retry, options, init),
      );
      try {
        const answer = await send(method, path, {
          ...init,
          fetch: async (request: Request, extension?: object) => {
            const response = await retrying(request, extension);
            arrived = { response, signal: request.signal };
            return response;
          },
          // As text, because openapi-fetch throws a bare SyntaxError at what is not JSON.
          parseAs: parse ? "text" : parseAs,
        });
        return readAnswer(answer, { statuses: operation?.statuses ?? [], parse, secrets });
      } catch (error) {
        // Whoever reads a body uses it up; an error without that has another source, middleware for example.
        if (!arrived?.response.bodyUsed) throw error;
        const { response, signal } = arrived;
        if (signal.aborted) throw signal.reason;
        return { error: new UnexpectedAnswerError(response, `body broken off (${error})`, { cause: error }), response };
      }
    }

    const byMethod = Object.keys(client)
      .filter((key) => key === key.toUpperCase())
      .map((method) => [method, request.bind(null, method)]);
    return { ...client, request, ...Object.fromEntries(byMethod) };
  };
}
