/** The check of one server, from the options to the report: for the command and for the function. */
import { randomInt } from "node:crypto";
import { document } from "../document/document.js";
import { mainOperation, operations } from "../document/operations.js";
import { CannotCheck } from "./cannot-check.js";
import { check, defaultBudget, type WholeRunOptions } from "./check.js";
import type { CheckOptions, Known } from "./check-options.js";
import { guaranteeIds, runOfNothing } from "./list-guarantees.js";
import { timelineOf } from "./recorded/timeline.js";
import { checkedKnown } from "./report/known.js";
import { makeReport } from "./report/make-report.js";
import type { Report } from "./report/report.js";
import { masking, redactions } from "./report/run-secrets.js";
import { isOwnHeader } from "./sending/own-headers.js";
import { isThisMachine, parseUrl } from "./sending/target.js";
import { unknownGuarantee } from "./suggest-names.js";

/** In milliseconds. */
const defaultMaxTime = 60_000;

/** Options that only the command uses. */
type CommandParts = Pick<WholeRunOptions, "sendItems" | "giveUp">;

/** @throws when an option is wrong */
export async function checkServer(options: CheckOptions, parts: CommandParts = {}): Promise<Report> {
  const { only, strict = false, headers = {}, token } = options;
  const url = parseUrl(options.url);
  const known = checkOptions(options);
  const writes = options.writes ?? isThisMachine(url);
  const result = await check(document, {
    ...options,
    ...{ url, headers, writes, timeout: options.timeout ?? 10_000, insecure: options.insecure ?? false },
    // A user who asks for a pause between requests gives the check the time that they take.
    maxTime: options.maxTime ?? (options.delay ? undefined : defaultMaxTime),
    generate: { budget: budgetOf(options, url, writes), seed: options.seed ?? randomInt(2 ** 31) },
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
    timelineOf: (finding) => timelineOf(runOfNothing(document), finding, url, true),
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

/** On this machine, where no request is anybody else's, requests are generated unless the options say how many, or `only` is there. */
function budgetOf({ generate: budget, only }: CheckOptions, url: string, writes: boolean): number {
  return budget ?? (isThisMachine(url) && writes && !only ? defaultBudget : 0);
}

function authHeader(): string {
  return mainOperation(operations(document)).authHeader;
}
