/** One run of the check, from the first request to the last number that is taken back. */
import type { Operation } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";
import { CannotCheck } from "./cannot-check.js";
import type { CheckOptions } from "./check-options.js";
import { cleanUp } from "./clean-up.js";
import { persistent } from "./clean-up-sender.js";
import { Run, type RunOptions } from "./run/run.js";
import type { CleanUp } from "./run/run-records.js";
import { Cases } from "./run-cases.js";
import { discrepanciesIn, Runner } from "./runner/runner.js";
import { type Exchange, Transport } from "./sending/http.js";
import type { SendItems } from "./sending/send-items.js";
import { Sender } from "./sending/sender.js";
import { type GuaranteeResult, guaranteeResults } from "./verdict/guarantee-results.js";
import type { ReportedHistory } from "./verdict/reported-history.js";

/** How many requests are generated for a server on this machine, unless somebody says otherwise. */
export const defaultBudget = 1900;

export interface WholeRunOptions
  extends RunOptions,
    Pick<CheckOptions, "bail" | "keep" | "onProgress" | "only" | "strict"> {
  /** Aborting it ends what takes back what the run attached, too: the rest is named. */
  giveUp?: AbortSignal | undefined;
  /** How the curated cases are sent: through Dredd, for example. By the check itself when left out. */
  sendItems?: SendItems | undefined;
  /** How many generated requests may be sent, and their seed. Left out: the curated cases alone. */
  generate?: { budget: number; seed: number } | undefined;
}

/** The generated cases of a run, and how they ended. */
export interface Generated {
  requests: number;
  seed: number;
  /** Why they ended before their budget: the end of a sentence that starts with "because". */
  ended?: string | undefined;
}

/** How many requests a run has sent, by what for. */
interface RequestCounts {
  /** For the curated cases, with what it takes to find free numbers and to confirm a response. */
  curated: number;
  /** For the generated cases, and to shrink what was found. */
  generated: number;
  /** To detach and release at the end what the run attached. */
  cleanUp: number;
}

export interface CheckResult {
  url: string;
  writes: boolean;
  guarantees: GuaranteeResult[];
  /** The operations that the server lacks without the user's saying so, in the order of the document. */
  lacking?: Operation[];
  generated?: Generated | undefined;
  requestsSent: RequestCounts;
  seconds: number;
  /** The result of the clean-up. */
  cleanUp: CleanUp;
  /** Numbers that the run left attached, because it was told to. */
  kept: string[];
  /** Set for a history that somebody else produced: how much of it was judged. */
  history?: ReportedHistory | undefined;
  /** Why the run ended early: the end of a sentence that starts with "because". */
  stopped?: string | undefined;
  /** Why nothing could be checked at all. */
  cannotCheck?: string | undefined;
  /** Secrets of the run itself, to be kept out of reports. */
  secrets: { password: string };
  /** Numbers that the run never used, for command lines that repeat a request. */
  unusedNumbers(count: number): string[];
}

/** Checks a server against the document. The result includes the reasons why a check was not possible, and the numbers left. */
export async function check(document: OpenApiDocument, options: WholeRunOptions): Promise<CheckResult> {
  const started = performance.now();
  const run = new Run(document, options);
  const runner = new Runner(run);
  const cases = new Cases(runner);
  let cannotCheck: string | undefined;
  let generated: Generated | undefined;
  const requestsSent = { curated: 0, generated: 0, cleanUp: 0 };
  const release = endWithSignal(run, options);
  try {
    await cases.curated({
      only: options.only,
      sendItems: options.sendItems,
      onProgress: options.onProgress,
      isEnough: (caseRuns) =>
        options.bail === true &&
        caseRuns.flatMap(discrepanciesIn).some(({ level }) => options.strict || level === "broken"),
    });
    await endIfOver(run, runner, cases);
    requestsSent.curated = run.sender.requestsSent;
    generated = await generate(run, cases, options);
    await endIfOver(run, runner, cases);
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    cannotCheck = error.message;
  } finally {
    release();
    requestsSent.curated ||= run.sender.requestsSent;
    requestsSent.generated = run.sender.requestsSent - requestsSent.curated;
    if (!options.keep) requestsSent.cleanUp = await takeBack(run, options.giveUp);
    run.close();
    addFindingOfCleanUp(run);
  }
  return {
    url: options.url,
    writes: options.writes,
    // If the server turned out not to be the API, its responses are no evidence.
    guarantees: cannotCheck ? [] : guaranteeResults(run, cases.evidence, options.only),
    lacking: run.operations.filter(({ operationId: id }) => run.lacking.has(id) && !run.without.has(id)),
    generated,
    requestsSent,
    seconds: (performance.now() - started) / 1000,
    cleanUp: run.cleanedUp,
    kept: options.keep ? [...run.ledger.attached, ...run.ledger.perhapsAttached] : [],
    stopped: run.stopped,
    cannotCheck,
    secrets: { password: run.context.password },
    unusedNumbers: (count) => run.numbers.unused(count),
  };
}

async function generate(
  run: Run,
  cases: Cases,
  { generate: options, onProgress }: WholeRunOptions,
): Promise<Generated | undefined> {
  if (!options || options.budget === 0 || run.stopped) return undefined;
  const before = run.sender.requestsSent;
  const ended = await cases.generated({ ...options, onProgress });
  return { requests: run.sender.requestsSent - before, seed: options.seed, ...(ended && { ended }) };
}

/** A server that starts to refuse everything does so for the account. Evidence from refusals since then is withdrawn. */
async function endIfOver(run: Run, { health }: Runner, { evidence }: Cases): Promise<void> {
  if (run.options.signal?.aborted || !run.opened) return;
  const reason = await health.whyEnded();
  if (!reason) return;
  run.stopped ??= reason;
  const concerns = (exchange: Exchange) => run.outcome(exchange) !== "accepted" && run.acceptance.isOver(exchange);
  evidence.withdraw(concerns, reason);
  run.findings.splice(0, run.findings.length, ...run.findings.filter(({ exchange }) => !concerns(exchange)));
}

/** A number that shows after the clean-up released it is evidence like any other. */
function addFindingOfCleanUp({ cleanedUp: { left }, findings, levels }: Run): void {
  const shown = left.filter((each) => each.shown);
  const first = shown.find((each) => each.shown?.attached) ?? shown[0];
  // A server that shows any number shows released ones too.
  const isExplained = findings.some(({ guarantee }) => ["release-removes", "get-unknown"].includes(guarantee));
  if (!first?.shown || isExplained) return;
  findings.push({
    guarantee: "release-removes",
    ...(first.shown.attached ? levels.of("release-removes") : levels.ofMark("release-removes")),
    step: "get a number that was released at the end of the run",
    expected: "status 404, because the number was released",
    actual: first.reason.replace("it is still", "a number that is still"),
    exchange: first.shown.exchange,
    reproduction: [[first.shown.exchange]],
  });
}

/** How long the requests that are under way may still take when the run is interrupted, in milliseconds. */
const grace = 2_000;

/** A late response still tells which numbers were attached. */
function endWithSignal(run: Run, { signal }: WholeRunOptions): () => void {
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    timer = setTimeout(() => run.cancel(), grace);
  };
  if (signal?.aborted) end();
  signal?.addEventListener("abort", end, { once: true });
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
  };
}

/**
 * With a way to send of its own, which the first interruption does not end.
 *
 * @returns how many requests it took
 */
async function takeBack(run: Run, giveUp: AbortSignal | undefined): Promise<number> {
  const transport = new Transport(run.options.url, run.options);
  const end = () => transport.cancel();
  if (giveUp?.aborted) end();
  giveUp?.addEventListener("abort", end, { once: true });
  const options = { delay: run.options.delay, signal: giveUp, reads: run.reads };
  const sender = new Sender(transport, options, (exchanges) => run.ledger.record(exchanges));
  run.cleanedUp = await cleanUp(
    run,
    persistent((request) => sender.send(request)),
  );
  giveUp?.removeEventListener("abort", end);
  transport.close();
  return sender.requestsSent;
}
