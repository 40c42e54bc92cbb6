/** Runs the curated and the generated cases of a run, in their order, and looks into what they show. */
import { describeAnswer } from "./answers/outcome.js";
import { CannotCheck } from "./cannot-check.js";
import { curatedCases, openingCases, validCases, validCasesLike } from "./cases/curated/cases.js";
import { scheduleOf } from "./cases/generated/schedule.js";
import type { Call, TestCase } from "./cases/test-case.js";
import type { Choices } from "./cases/values/choices.js";
import type { CheckOptions } from "./check-options.js";
import { concurrently } from "./concurrently.js";
import type { Run } from "./run/run.js";
import { listAccount } from "./runner/account-list.js";
import { Dispatch, type Item } from "./runner/dispatch.js";
import { findLacking, judgeOpening } from "./runner/opening.js";
import { type CaseRun, discrepanciesIn, type Runner, type Sending } from "./runner/runner.js";
import type { SendItems } from "./sending/send-items.js";
import { Investigation } from "./shrink/investigation.js";
import { type Suspect, suspectsIn } from "./shrink/suspects.js";
import { Evidence, stepName } from "./verdict/evidence.js";

/** So many responses in a row that decide nothing mean that the server is not to be talked to now. */
const mostNothing = 24;

interface CasesOptions extends Pick<CheckOptions, "onProgress" | "only"> {
  /** How the curated cases are sent: through Dredd, for example. */
  sendItems?: SendItems | undefined;
  /** Whether to stop after this case. */
  isEnough(caseRuns: CaseRun[]): boolean;
}

interface GeneratedOptions extends Pick<CheckOptions, "onProgress"> {
  /** How many requests may be sent. */
  budget: number;
  /** The same seed sends the same requests again, but for their numbers. */
  seed: number;
}

export class Cases {
  readonly evidence: Evidence;
  readonly #runner: Runner;
  readonly #caseRuns: CaseRun[] = [];
  #suspects: Suspect[] = [];

  constructor(runner: Runner) {
    this.#runner = runner;
    this.evidence = new Evidence(runner.run);
  }

  /** @throws `CannotCheck` when the server cannot be reached, is not this API or refuses the token */
  async curated(options: CasesOptions): Promise<void> {
    const { run } = this.#runner;
    const opening = openingCases(run, run.space);
    const valid = run.options.writes ? validCases(run.space) : [];
    const rest = curatedCases(run, run.space).filter((testCase) => this.evidence.isWanted(testCase, options.only));
    const isRace = (testCase: TestCase) => testCase.rounds.some((calls) => calls.length > 1);
    const [races, others] = [rest.filter(isRace), rest.filter((testCase) => !isRace(testCase))];
    const stages = [opening, valid, others, races];
    const items = new Map(stages.flat().map((testCase) => [testCase, itemsOf(testCase, run)]));
    const total = [...items.values()].flat().length;
    let done = 0;
    const dispatch = options.sendItems && new Dispatch(run, stages, items, options.sendItems);

    const runCase = async (testCase: TestCase) => {
      // A choice that the server refuses is not used beside the cases that are about it.
      const usable = valid.includes(testCase) ? testCase : withUsableRows(testCase, run.space.choices);
      const caseRuns = await this.#runCase(usable, dispatch?.sending(testCase));
      dispatch?.skip(testCase);
      for (const { name } of items.get(testCase) ?? []) options.onProgress?.({ done: ++done, total, step: name });
      this.evidence.addCurated(testCase, caseRuns);
      if (options.isEnough(caseRuns)) run.stopped ??= await this.#stopHere();
      return caseRuns;
    };
    try {
      const opened: CaseRun[] = [];
      for (const testCase of opening) opened.push(...(await runCase(testCase)));
      await judgeOpening(this.#runner, opened);
      const tried = (await this.#concurrently(valid, runCase)).flat();
      // A server that refuses a text of all these bodies has accepted another one.
      const { like } = run.acceptable;
      const further = like && !tried.some(isAccepted) ? validCasesLike(like, run.space) : [];
      tried.push(...(await this.#concurrently(further, runCase)).flat());
      this.#settle(tried);
      await findLacking(run);
      await this.#concurrently(others, runCase);
      for (const testCase of races) await runCase(testCase);
    } finally {
      await dispatch?.end();
    }
    await this.#investigate();
  }

  /** @returns how the generated cases came to their end before the budget did: the end of a sentence with "because" */
  async generated({ budget, seed, onProgress }: GeneratedOptions): Promise<string | undefined> {
    const { run } = this.#runner;
    const started = run.sender.requestsSent;
    const { together, alone, listsAccount } = scheduleOf(run, run.space, budget, seed);
    const runCase = async (testCase: TestCase) => {
      if (this.#isOver() || run.time.isNearlyOver) return;
      const caseRuns = await this.#runCase(testCase);
      this.evidence.add(caseRuns);
      const done = Math.min(run.sender.requestsSent - started, budget);
      onProgress?.({ done, total: budget, step: "generated cases" });
    };
    try {
      await this.#concurrently(together, runCase);
      for (const testCase of alone) await runCase(testCase);
      if (listsAccount && !this.#isOver() && !run.time.isNearlyOver) await this.#listAccount();
    } catch (error) {
      // The requests until then still count.
      if (!(error instanceof CannotCheck)) throw error;
      return error.message;
    }
    const isCutOff = run.time.isNearlyOver;
    await this.#investigate();
    return run.stopped ?? (isCutOff ? run.time.reason : undefined);
  }

  async #listAccount(): Promise<void> {
    const account = await listAccount(this.#runner.run);
    if (!account) return;
    this.#runner.run.findings.push(...account.findings);
    const quiet = this.#caseRuns.filter((caseRun) => discrepanciesIn(caseRun).length === 0);
    this.#suspects.push(...suspectsIn(quiet, account, this.#runner));
  }

  async #runCase(testCase: TestCase, sending?: Sending): Promise<CaseRun[]> {
    const caseRuns = await this.#runner.runCase(testCase, sending);
    this.#caseRuns.push(...caseRuns);
    for (const { call, exchange } of caseRuns.flatMap(({ events }) => events.flat())) {
      // The document may describe an operation that the server does not have yet.
      const isAbsent = call.operation === "other" && [404, 405, 501].includes(exchange.answer?.status ?? 0);
      if (isAbsent) this.#runner.run.lacking.set(call.operationId, describeAnswer(exchange));
    }
    for (const caseRun of caseRuns) {
      for (const discrepancy of discrepanciesIn(caseRun)) {
        this.#suspects.push({ testCase: caseRun.testCase, discrepancy, caseRun });
      }
    }
    return caseRuns;
  }

  async #investigate(): Promise<void> {
    const suspects = this.#suspects;
    this.#suspects = [];
    if (suspects.length > 0) await new Investigation(this.#runner, () => this.#isOver()).lookInto(suspects);
  }

  /** Looks into the discrepancies so far, so that the run may end. */
  async #stopHere(): Promise<string | undefined> {
    await this.#investigate();
    return this.#runner.run.findings.length > 0 ? "a guarantee was broken, and --bail says to stop there" : undefined;
  }

  #settle(tried: CaseRun[]): void {
    const { run } = this.#runner;
    run.acceptable.settle(
      tried.flatMap(({ events }) =>
        events
          .flat()
          .flatMap(({ call, outcome, counts }) =>
            call.operation === "create" && (outcome !== "nothing" || counts)
              ? [{ row: call.row, accepted: outcome === "accepted" }]
              : [],
          ),
      ),
    );
  }

  #concurrently<T>(cases: TestCase[], runCase: (testCase: TestCase) => Promise<T>): Promise<T[]> {
    return concurrently(cases, this.#runner.run.atOnce, runCase, () => this.#isOver());
  }

  #isOver(): boolean {
    const { run } = this.#runner;
    if (run.options.signal?.aborted) run.stopped ??= "it was interrupted";
    if (run.sender.limited) run.stopped ??= `the server ${run.sender.limited}`;
    if (this.#runner.nothingInARow >= mostNothing) run.stopped ??= this.#runner.whyNothing;
    run.stopped ??= run.acceptable.noMoreAccepted;
    if (run.time.isOver) run.stopped ??= run.time.reason;
    return run.stopped !== undefined;
  }
}

function isAccepted({ events }: CaseRun): boolean {
  return events.flat().some(({ outcome }) => outcome === "accepted");
}

function withUsableRows(testCase: TestCase, choices: Choices): TestCase {
  const usable = (call: Call) => (call.operation === "create" ? { ...call, row: choices.usable(call.row) } : call);
  return { ...testCase, rounds: testCase.rounds.map((calls) => calls.map(usable)) };
}

/** An item for each call that is sent alone: the calls of a race go together. */
function itemsOf(testCase: TestCase, run: Run): Item[] {
  return testCase.rounds.flatMap((calls, round) => {
    const [call, ...others] = calls as [Call, ...Call[]];
    if (!call || others.length > 0 || call.operation === "wait") return [];
    return [{ name: stepName(testCase, call, run), round }];
  });
}
