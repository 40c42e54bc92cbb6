/** The options that a caller of the check may set. Their types stand alone: a user's compiler reads them, perhaps without Node's types. */
import type { Progress } from "./progress.js";

export interface CheckOptions {
  /** The server's address, for example `http://127.0.0.1:3000`. */
  url: string;
  /** A token that the server takes, bare. */
  token: string;
  /**
   * Whether requests that create numbers and gateways are sent. Left out: to a server on this machine they are, to any
   * other they are not.
   */
  writes?: boolean | undefined;
  /** Checks these guarantees; all when left out. */
  only?: string[] | undefined;
  /** Operations that the server is known to lack, by their ids, or `companions` for all but the create. */
  without?: string[] | undefined;
  /** A server that contradicts an assumption of this document fails the check too. */
  strict?: boolean | undefined;
  /** Stops at the first broken guarantee; with `strict`, at the first assumption that does not hold too. */
  bail?: boolean | undefined;
  /** Leaves attached what the check attached. */
  keep?: boolean | undefined;
  /** Deviations that are accepted: they are reported, and fail nothing. */
  known?: Known[] | undefined;
  /**
   * How many generated requests are sent beside the curated ones. Left out: some, to a server on this machine of which
   * every guarantee is checked; to any other, none.
   */
  generate?: number | undefined;
  /** The same seed generates the same requests again. */
  seed?: number | undefined;
  /** The longest that one response may take, in milliseconds; 10,000 when left out. */
  timeout?: number | undefined;
  /**
   * The longest that the check may take, in milliseconds; 60,000 when left out. Generated requests that this cuts off change
   * no verdict; a guarantee of which nothing was seen in time is not proven.
   */
  maxTime?: number | undefined;
  /** The least time from one request to the next, in milliseconds. */
  delay?: number | undefined;
  /** How many requests are sent at once where their order does not matter; 6 when left out. */
  concurrency?: number | undefined;
  /** Headers to add to every request. Their values are in no report. */
  headers?: Record<string, string> | undefined;
  /** Accepts a certificate that is not trusted. */
  insecure?: boolean | undefined;
  /** Aborting it ends the check: it takes back what it attached, and reports what it has seen. */
  signal?: AbortSignal | undefined;
  /** Called after each request. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** A deviation that the user accepts. */
export interface Known {
  guarantee: string;
  /** The request that shows it, in words; every request of the guarantee when left out. */
  request?: string | undefined;
  reason: string;
  /** The last day on which it is accepted, as `2026-12-31`; it is accepted without an end when left out. */
  until?: string | undefined;
}

/** The options of `checkHistory`. */
export interface HistoryOptions extends Pick<CheckOptions, "known"> {
  /** The name of the history in the report, for example that of its file. */
  name?: string | undefined;
  /** Where the API is beside its own servers and this machine, each with the path in front of the document's, if any. */
  origins?: string[] | undefined;
  /** All exchanges are of one account, although nothing says so. */
  oneAccount?: boolean | undefined;
  /**
   * `false`: nothing else changes the accounts of this history. A number that changes without a request of the history is then
   * the server's fault.
   */
  otherClients?: boolean | undefined;
  /** Reports these guarantees; all when left out. */
  only?: string[] | undefined;
  /** Guarantees that some exchange has to show, or `valid-requests`. */
  require?: string[] | undefined;
  /** A server that contradicts an assumption of the document fails too. */
  strict?: boolean | undefined;
}
