import type { ClientOptions as FetchClientOptions, HeadersOptions, Middleware } from "openapi-fetch";
import type { Policy, RetryPolicy } from "./contract.js";
import type { Token } from "./token-source.js";

/** The options of openapi-fetch, and this client's. */
export interface ClientOptions extends FetchClientOptions, ResilienceOptions {
  /**
   * The token, bare: no `Bearer `, no `Basic `. A function is called again for each attempt, and once more after a 401: with
   * the token that was refused, so that it can return another.
   */
  token: Token;
  /** Allows the token to go to another machine over plain http. It may always go to this machine. */
  allowInsecure?: boolean | undefined;
}

/** For one call of a method: the options of `fetch`, such as `signal` and `headers`, and the time limits and retries. */
export interface CallOptions extends Omit<RequestInit, "body" | "headers" | "method">, ResilienceOptions {
  headers?: HeadersOptions;
  /** Middleware of openapi-fetch for this call alone. */
  middleware?: Middleware[];
}

/** An option of a call takes the place of the client's option of the same name. */
export interface ResilienceOptions {
  /**
   * The time limit in milliseconds: a number for the whole call, an object for each attempt and the whole, `false` for none.
   * Without it, each attempt has the limit that the document names, a minute.
   */
  timeout?: number | false | Timeouts | undefined;
  /** How often a request is sent again at most, or changes to the document's policy. `false` and `0` are for never. */
  retry?: boolean | number | RetryOptions | undefined;
  /** Called before the pause that precedes a retry. Errors that it throws are ignored. */
  onRetry?: ((retry: Retry) => void) | undefined;
  /** Called when an attempt ends: when its response begins, or fails to come. Errors that it throws are ignored. */
  onAttempt?: ((attempt: Attempt) => void) | undefined;
}

/** In milliseconds; `false` for no limit. */
export interface Timeouts {
  /** From asking for the token to the end of the response. */
  attempt?: number | false | undefined;
  /** From the first attempt to the end of the last response, with the pauses between them. */
  total?: number | false | undefined;
}

/** Changes to the document's policy. */
export type RetryOptions = { [Option in keyof RetryPolicy]?: RetryPolicy[Option] | undefined } & {
  /** The most retries of one call. The document limits their time only. */
  maxRetries?: number | undefined;
};

/** A retry, reported before its pause. */
export interface Retry {
  /** The number of the attempt that just ended, from 1. */
  attempt: number;
  /** The pause before the next attempt, in milliseconds. */
  delay: number;
  /** The status of the response; 0 when none arrived. */
  status: number;
}

/** An attempt that ended. It holds no secret. */
export interface Attempt {
  /** From 1. */
  attempt: number;
  /** The `operationId` in the document, for example `getPhoneNumber`, or the method and URL of another request. */
  operation: string;
  /** The status of the response; 0 when none arrived. */
  status: number;
  /** In milliseconds. */
  duration: number;
}

/** The options of one call, with the document's values where none is set. Times are in milliseconds. */
export interface Settings extends Pick<ResilienceOptions, "onRetry" | "onAttempt"> {
  attemptTimeout: number;
  totalTimeout: number;
  retries: RetryPolicy & { maxRetries: number };
}

/**
 * @param options of the client, then of the call: the later ones win
 * @throws {TypeError} that names the first invalid option
 */
export function settingsFor(documented: Policy, ...options: ResilienceOptions[]): Settings {
  const { timeout, retry, onRetry, onAttempt }: ResilienceOptions = Object.assign({}, ...options.map(defined));
  const limits: Timeouts = timeout === false ? { attempt: false } : isObject(timeout) ? timeout : { total: timeout };
  const other = Object.keys(limits).find((name) => name !== "attempt" && name !== "total");
  if (other) throw wrong(`timeout.${other}`, "one of attempt, total");
  const { attempt = limits.total === undefined && (documented.timeout ?? false), total = false } = limits;
  for (const [name, hook] of Object.entries({ onRetry, onAttempt })) {
    if (hook !== undefined && typeof hook !== "function") throw wrong(name, "a function");
  }
  return {
    attemptTimeout: milliseconds("attempt", attempt),
    totalTimeout: milliseconds("total", total),
    retries: { ...documented.retries, maxRetries: Infinity, ...changesOf(retry, documented) },
    onRetry,
    onAttempt,
  };
}

function milliseconds(name: string, limit: number | false): number {
  if (limit === false) return Infinity;
  if (typeof limit === "number" && limit > 0) return limit;
  throw wrong(`timeout (${name})`, "a number of milliseconds above 0, or false");
}

/** The changes to the document's policy that the option `retry` asks for. */
function changesOf(retry: ResilienceOptions["retry"], { retries }: Policy): Partial<Settings["retries"]> {
  if (retry === undefined || retry === true) return {};
  const changes = isObject(retry) ? defined(retry) : { maxRetries: retry === false ? 0 : retry };
  const kinds: Record<string, unknown> = { ...retries, maxRetries: 0 };
  for (const [name, value] of Object.entries(changes)) {
    const kind = kinds[name];
    if (kind === undefined) throw wrong(`retry.${name}`, `one of ${Object.keys(kinds).join(", ")}`);
    const isRight = Array.isArray(kind) ? Array.isArray(value) : typeof value === typeof kind;
    if (!isRight || Number(value) < 0 || Number.isNaN(value)) {
      throw wrong(`retry.${name}`, Array.isArray(kind) ? "a list" : `a ${typeof kind} that is not negative`);
    }
  }
  return changes as Partial<Settings["retries"]>;
}

function wrong(name: string, rule: string): TypeError {
  return new TypeError(`The option ${name} must be ${rule}`);
}

function isObject<Value>(value: Value): value is Value & object {
  return typeof value === "object" && value !== null;
}

/** Without the options that are `undefined`, which count as not set. */
export function defined<Options extends object>(options: Options): Partial<Options> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<Options>;
}
