import type { Contract, OperationContract } from "./contract.js";
import { type ResilienceOptions, type Settings, settingsFor } from "./options.js";

/** One call, from its request to the end of its response. */
export interface Call {
  /** The `operationId`, or the method and URL of a request that is not in the document. */
  name: string;
  operation: OperationContract | undefined;
  secretFields: readonly string[];
  /** The code for each status. */
  codes: Record<string, string>;
  settings: Settings;
  /** Whether it only reads, so that it may be repeated after any failure. */
  onlyReads: boolean;
  /** The caller's own, if they gave one. */
  signal?: AbortSignal | null | undefined;
  /**
   * The request, before it has a token. It is held so that it is not garbage-collected: an abort would not reach its signal
   * any more, and openapi-fetch does not hold it while it reads a response.
   */
  request?: Request;
  /** The number of attempts so far. */
  attempts: number;
  /** The token of the last attempt. */
  token?: string;
  /** Whether another token was requested after a 401. */
  askedToRenew?: boolean;
  /** The token for the next attempt, in place of the refused one. */
  renewedToken?: string | undefined;
  /** The body as it was sent. */
  body?: string | ArrayBuffer | undefined;
  /** The response of the last attempt. */
  response?: Response;
  /** Why the body of the response could not be read. */
  unreadable?: { cause: unknown };
}

/** A call of an operation. */
export function callOf(contract: Contract, name: string, client: ResilienceOptions, options: ResilienceOptions): Call {
  const operation = contract.operations[name];
  const { timeout = contract.policy.timeout, retries } = operation ?? {};
  const settings = settingsFor({ timeout, retries: { ...contract.policy.retries, ...retries } }, client, options);
  const onlyReads = /^(GET|HEAD) /.test(operation ? `${operation.method} ` : name);
  return {
    name,
    operation,
    secretFields: contract.secretFields,
    codes: { ...contract.codes, ...operation?.codes },
    settings,
    onlyReads,
    attempts: 0,
  };
}

/** The body that was sent, as text. */
export function sentText({ body }: Call): string | undefined {
  return body instanceof ArrayBuffer ? new TextDecoder().decode(body) : body;
}

/** The name of the operation that a request is for, or its method and URL. */
export function nameOf({ operations }: Contract, { method, url }: Request): string {
  const path = url.replace(/[?#].*/s, "");
  const found = Object.entries(operations).find(
    ([, operation]) => operation.method === method && patternOf(operation.path).test(path),
  );
  return found?.[0] ?? `${method} ${path}`;
}

const patterns = new Map<string, RegExp>();

/** `/numbers/{id}` matches each URL whose path ends in `/numbers/` and one more segment. */
function patternOf(path: string): RegExp {
  let pattern = patterns.get(path);
  if (!pattern) {
    pattern = new RegExp(`${path.replace(/\{\w+\}/g, "[^/]+")}$`);
    patterns.set(path, pattern);
  }
  return pattern;
}
