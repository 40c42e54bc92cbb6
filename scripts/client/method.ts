/** The method of an operation: it returns the data, or throws. */
import { callOf } from "./call.js";
import type { Contract, OperationContract } from "./contract.js";
import { failedResponse, type LoadValidator } from "./failure.js";
import type { CallOptions, ClientOptions } from "./options.js";
import { pages } from "./page.js";
import type { Send } from "./send.js";

/** openapi-fetch's client, as far as the methods use it. */
export interface RawClient {
  request(method: string, path: string, init: object): Promise<{ data?: string; error?: unknown; response: Response }>;
}

export interface Parts {
  contract: Contract;
  raw: RawClient;
  send: Send;
  loadValidator: LoadValidator;
  options: ClientOptions;
}

interface Params {
  path: Record<string, unknown>;
  query?: Record<string, unknown>;
}

/** Takes the path parameters in their order, then the body or the query, then the options of the call. */
export function methodOf(name: string, { contract, raw, send, loadValidator, options }: Parts) {
  const operation = contract.operations[name] as OperationContract;

  return (...given: unknown[]): Promise<unknown> => {
    const path: Params["path"] = {};
    for (const [, parameter = ""] of operation.path.matchAll(/\{(\w+)\}/g)) path[parameter] = given.shift();
    const taken = (operation.takes ?? []).map((part) => [part, given.shift()]);
    const { body, query = {} } = Object.fromEntries(taken);
    const callOptions = (given.shift() ?? {}) as CallOptions;
    const { pages: list, bodyField } = operation;
    if (list) return pages(list, query, (query) => request({ path, query }, undefined, callOptions));
    return request({ path, query }, bodyField ? { [bodyField]: body } : body, callOptions);
  };

  async function request(params: Params, body: unknown, callOptions: CallOptions): Promise<unknown> {
    const { timeout, retry, onRetry, onAttempt, ...init } = callOptions;
    const call = callOf(contract, name, options, { timeout, retry, onRetry, onAttempt });
    call.signal = init.signal;
    const failed = (response: Response, body: unknown, cause?: unknown) =>
      failedResponse(call, response, body, loadValidator, cause);

    const fetch = async (request: Request, extension?: object) => {
      const response = await send(call, request, extension);
      if (isReadable(response)) return response;
      throw await failed(response, undefined, new TypeError("fetch returned something that is not a Response"));
    };
    try {
      const { data, error, response } = await raw.request(operation.method, operation.path, {
        ...init,
        params,
        body,
        parseAs: "text",
        fetch,
      });
      if (!response.ok) throw await failed(response, error);
      const parsed = parse(data);
      if (!(parsed instanceof Object) && !(operation.silent && !data)) throw await failed(response, data ?? "");
      return parsed;
    } catch (error) {
      // Everything else is an error of this client already, or the caller's own: of their middleware, or their abort.
      if (call.response && call.unreadable?.cause === error) throw await failed(call.response, undefined, error);
      throw error;
    }
  }
}

function isReadable({ headers, text }: Response): boolean {
  return typeof headers?.get === "function" && typeof text === "function";
}

/** Undefined when it is not JSON. */
function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
