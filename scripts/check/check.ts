/** One run of the check, from the first request to the last number that is taken back. */
import type { OpenApiDocument } from "../document/types.js";
import { CannotCheck } from "./cannot-check.js";
import { cleanUp } from "./clean-up.js";
import type { Exploration, Explore } from "./explore/exploration.js";
import { Conductor } from "./fixed-part/conductor.js";
import { runFixedPart } from "./fixed-part/fixed-part.js";
import { doubtIn } from "./fixed-part/late-refusals.js";
import { persistent } from "./persistent.js";
import type { Progress } from "./progress.js";
import { Run } from "./run/run.js";
import type { RunOptions } from "./run/run-options.js";
import type { CleanUp } from "./run/run-records.js";
import { Transport } from "./sending/http.js";
import type { SendItems } from "./sending/one-by-one.js";
import { Sender } from "./sending/sender.js";
import type { GuaranteeResult } from "./verdict/guarantee-results.js";
import { guaranteeResults, refusedChoices } from "./verdict/results.js";

export interface CheckOptions extends RunOptions {
  /** Only these guarantees; all when left out. */
  only?: string[] | undefined;
  /** Stops at the first broken guarantee; with `strict`, at the first assumption that does not hold too. */
  bail?: boolean;
  strict?: boolean;
  /** Leaves what the run attached. */
  keep?: boolean;
  /** Aborting it ends what takes back what the run attached, too: the rest is named. */
  giveUp?: AbortSignal | undefined;
  /** How the fixed part is sent. One request after the other when left out. */
  sendItems?: SendItems | undefined;
  /** Called after each request. */
  onProgress?: (progress: Progress) => void;
  /** The exploring part, how many requests it may send, and its seed. Left out: the fixed part alone. */
  explore?: { run: Explore; budget: number; seed: number } | undefined;
}

/** How many requests a run has sent, by what for. */
export interface RequestCounts {
  /** For the fixed part, with what it takes to find free numbers and to confirm a response. */
  curated: number;
  /** To explore, and to cut down what was found. */
  generated: number;
  /** To detach and release at the end what the run attached. */
  cleanUp: number;
}

export interface CheckResult {
  url: string;
  writes: boolean;
  guarantees: GuaranteeResult[];
  exploration?: Exploration | undefined;
  requestsSent: RequestCounts;
  seconds: number;
  /** What was taken back, and what was not. */
  cleanUp: CleanUp;
  /** Numbers that the run left attached, because it was told to. */
  kept: string[];
  /** Why the run ended before its end: the end of a sentence that starts with "because". */
  stopped?: string | undefined;
  /** Why nothing could be checked at all. */
  cannotCheck?: string | undefined;
  /** Secrets of the run itself, to be kept out of reports. */
  secrets: { password: string };
  /** Numbers that the run never used, for whoever repeats a request. */
  unusedNumbers(count: number): string[];
}

/** Checks a server against the document. What stands in the way of it is part of the result, as are the numbers left. */
export async function check(document: OpenApiDocument, options: CheckOptions): Promise<CheckResult> {
  const started = performance.now();
  const run = new Run(document, options);
  const conductor = new Conductor(run, { bail: options.bail ?? false, strict: options.strict ?? false });
  let cannotCheck: string | undefined;
  let exploration: Exploration | undefined;
  const requestsSent = { curated: 0, generated: 0, cleanUp: 0 };
  const release = endWithSignal(run, options);
  try {
    await runFixedPart(run, conductor, options);
    run.findings.push(...refusedChoices(run));
    await conductor.end();
    requestsSent.curated = run.sender.requestsSent;
    exploration = await explored(run, conductor, options);
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    cannotCheck = error.message;
  } finally {
    release();
    requestsSent.curated ||= run.sender.requestsSent;
    requestsSent.generated = run.sender.requestsSent - requestsSent.curated;
    if (!options.keep) requestsSent.cleanUp = await takeBack(run, options.giveUp);
  }
  return {
    url: options.url,
    writes: options.writes,
    // What was seen until it was clear that this is not the API says nothing about it.
    guarantees: cannotCheck ? [] : guaranteeResults(run, conductor.verdicts.results, options.only, conductor.stopped),
    exploration,
    requestsSent,
    seconds: (performance.now() - started) / 1000,
    cleanUp: run.cleanedUp,
    kept: options.keep ? [...run.ledger.attached, ...run.ledger.perhapsAttached] : [],
    stopped: conductor.stopped,
    cannotCheck,
    secrets: { password: run.context.password },
    unusedNumbers: (count) => run.numbers.unused(count),
  };
}

/** How long the requests that are under way may still take when the run is interrupted, in milliseconds. */
const grace = 2_000;

/** An answer that still comes tells what was attached. */
function endWithSignal(run: Run, { signal }: CheckOptions): () => void {
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

async function explored(run: Run, conductor: Conductor, options: CheckOptions): Promise<Exploration | undefined> {
  const { explore, signal, onProgress } = options;
  if (!explore || explore.budget === 0 || conductor.stopped) return undefined;
  const exploration = await explore.run(run, { ...explore, signal, ...(onProgress && { onProgress }) });
  const doubt = await doubtIn(
    run,
    exploration.findings.map(({ exchange }) => exchange),
  );
  if (doubt) conductor.stopped ??= doubt.reason;
  run.findings.push(...exploration.findings.filter(({ exchange }) => !doubt?.concerns(exchange)));
  if (signal?.aborted) conductor.stopped ??= "it was interrupted";
  return exploration;
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
  const sender = new Sender(transport, options, (exchange) => run.ledger.record(exchange));
  run.cleanedUp = await cleanUp(
    run,
    persistent((request) => sender.send(request)),
  );
  giveUp?.removeEventListener("abort", end);
  return sender.requestsSent;
}
