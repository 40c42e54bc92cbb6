/**
 * `videosdk-sip-contract/check`: the check as a function. It prints nothing, ends no process, needs no Dredd, and any
 * number of checks may run at the same time.
 */
import { randomInt } from "node:crypto";
import { document } from "../document/document.js";
import { mainOperation, operations } from "../document/operations.js";
import { CannotCheck } from "./cannot-check.js";
import { type CheckOptions as RunOptions, check as run } from "./check.js";
import { defaultBudget } from "./explore/exploration.js";
import { explore } from "./explore/explore.js";
import { guaranteeIds } from "./list-guarantees.js";
import { unknownGuarantee } from "./nearest.js";
import { checkedKnown, type Known } from "./report/known.js";
import { makeReport } from "./report/make.js";
import type { Report } from "./report/report.js";
import { masking, redactions } from "./report/secrets.js";
import { isOwnHeader } from "./sending/own-headers.js";
import { isThisMachine, parseUrl } from "./sending/target.js";

export type { Progress } from "./check.js";
export { type FormatOptions, formatReport } from "./report/format.js";
export type { Known } from "./report/known.js";
export type { Report, ReportedFinding, ReportedGuarantee, ReportedRequest } from "./report/report.js";
export type { Status } from "./verdict/guarantee-results.js";

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
  /** What the server does otherwise than this document assumes fails the check too. */
  strict?: boolean | undefined;
  /** Stops at the first broken guarantee. */
  bail?: boolean | undefined;
  /** Leaves attached what the check attached. */
  keep?: boolean | undefined;
  /** Deviations that are accepted: they are reported, and fail nothing. */
  known?: Known[] | undefined;
  /**
   * How many generated requests are sent beside the curated ones. Left out: some, to a server on this machine of which
   * every guarantee is checked; to any other, none.
   */
  explore?: number | undefined;
  /** The same seed generates the same requests again. */
  seed?: number | undefined;
  /** The longest that one response may take, in milliseconds; 10,000 when left out. */
  timeout?: number | undefined;
  /** The least time from one request to the next, in milliseconds. */
  delay?: number | undefined;
  /** How many requests are sent at once where their order does not matter; one when left out. */
  concurrency?: number | undefined;
  /** Headers to add to every request. Their values are in no report. */
  headers?: Record<string, string> | undefined;
  /** Accepts a certificate that is not trusted. */
  insecure?: boolean | undefined;
  /** Aborting it ends the check: it takes back what it attached, and reports what it has seen. */
  signal?: AbortSignal | undefined;
  /** Called after each request. */
  onProgress?: RunOptions["onProgress"];
}

/** What only the command uses. */
export type CommandParts = Pick<RunOptions, "sendItems" | "giveUp">;

/**
 * Tells whether a server keeps the contract, guarantee by guarantee.
 *
 * @returns the report: `verdict` says how it went. A server that cannot be checked at all gets a report too, with the
 * `reason`.
 * @throws when an option is wrong
 */
export function check(options: CheckOptions): Promise<Report> {
  return checkWith(options, {});
}

/** The check, with what only the command uses. */
export async function checkWith(options: CheckOptions, parts: CommandParts): Promise<Report> {
  const { only, strict = false, headers = {}, token } = options;
  const url = parseUrl(options.url);
  const known = checkOptions(options);
  const writes = options.writes ?? isThisMachine(url);
  const result = await run(document, {
    url,
    token,
    headers,
    writes,
    timeout: options.timeout ?? 10_000,
    delay: options.delay,
    concurrency: options.concurrency,
    insecure: options.insecure ?? false,
    only,
    strict,
    bail: options.bail ?? false,
    keep: options.keep ?? false,
    explore: { run: explore, budget: budgetOf(options, url, writes), seed: options.seed ?? randomInt(2 ** 31) },
    signal: options.signal,
    ...(options.onProgress && { onProgress: options.onProgress }),
    ...parts,
  });
  return makeReport(result, {
    strict,
    only,
    known,
    masked: masking(document),
    ...redactions(token, result.secrets.password, Object.entries(headers)),
    origin: new URL(url).origin,
    authHeader: authHeader(),
    ownHeaders: Object.keys(headers),
  });
}

/** @returns the accepted deviations */
function checkOptions({ token, only = [], headers = {}, known = [] }: CheckOptions): Known[] {
  if (typeof token !== "string" || token === "")
    throw new CannotCheck("The check needs a token that the server takes.");
  const ids = guaranteeIds();
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new CannotCheck(unknownGuarantee(unknown, ids));
  const refused = Object.keys(headers).find((name) => isOwnHeader(name, authHeader()));
  if (refused) throw new CannotCheck(`The check sets the header ${refused} itself: it cannot be replaced.`);
  return known.map((entry, index) => checkedKnown(entry, `known, entry ${index + 1}`, ids));
}

/** On this machine, where no request is anybody else's, the check explores unless it is told not to, or what to look at. */
function budgetOf({ explore: budget, only }: CheckOptions, url: string, writes: boolean): number {
  return budget ?? (isThisMachine(url) && writes && !only ? defaultBudget : 0);
}

function authHeader(): string {
  return mainOperation(operations(document)).authHeader;
}
