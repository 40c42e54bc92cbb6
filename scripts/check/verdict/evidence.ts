/** Collects the evidence of a run for each guarantee: none is kept without. */
import { whyNothing } from "../answers/outcome.js";
import { describeCall } from "../cases/describe-case.js";
import { operationOf } from "../cases/operation-of.js";
import { type Call, guaranteesOfCall, isOnGateway, isValidCreate, type TestCase } from "../cases/test-case.js";
import type { Run } from "../run/run.js";
import type { CaseRun } from "../runner/runner.js";
import type { Exchange } from "../sending/http.js";

/** Guarantees about what the server remembers: only a response that shows a state is evidence for them. */
const shownByState = new Set([
  ...["get-created", "list-created", "detach-frees", "release-removes"],
  ...["update-changes", "delete-inbound", "delete-outbound"],
]);

/** The result of one curated call. */
export interface StepResult {
  guarantee: string;
  name: string;
  /** Seconds from the request to its response. */
  seconds: number;
  /** The exchange, if the call was sent. */
  exchange?: Exchange;
  /** Why it was not sent, or why its response proves nothing: the end of a sentence that starts with "because". */
  unproven?: string;
  /** The server lacks the operation. */
  absent?: boolean;
}

export class Evidence {
  /** The curated calls, with what became of each. */
  readonly steps: StepResult[] = [];
  readonly #run: Run;
  /** Responses that were as guaranteed, by the guarantee. */
  readonly #asGuaranteed = new Map<string, Set<Exchange>>();
  /** Creates that were accepted, which shows that their numbers were free, by the guarantee. */
  readonly #byAcceptance = new Map<string, Set<Exchange>>();
  /** Choices that some accepted request had. */
  readonly #accepted = new Set<string>();

  constructor(run: Run) {
    this.#run = run;
  }

  /** Whether a curated case is about one of the guarantees. */
  isWanted({ rounds }: TestCase, only: string[] | undefined): boolean {
    // A refused body creates nothing, whichever guarantee it is about.
    const wanted = only?.includes("invalid-creates-nothing") ? [...only, "refused", "body"] : only;
    return !wanted || rounds.flat().some((call) => guaranteesOfCall(call).some((id) => wanted.includes(id)));
  }

  addCurated(testCase: TestCase, caseRuns: CaseRun[]): void {
    this.add(caseRuns);
    let round = 0;
    for (const caseRun of caseRuns) {
      for (const [index, calls] of caseRun.testCase.rounds.entries()) {
        for (const [at, call] of calls.entries()) this.#addStep(testCase, call, caseRun, index, at);
        round++;
      }
    }
    for (const calls of testCase.rounds.slice(round)) for (const call of calls) this.#addStep(testCase, call);
  }

  add(caseRuns: CaseRun[]): void {
    for (const { judgements, events } of caseRuns) {
      for (const { answer, aspect, guarantee, round, call } of judgements) {
        const event = events[round]?.[call];
        if (answer !== "as guaranteed" || !event || (aspect !== "state" && shownByState.has(guarantee))) continue;
        const byAcceptance = aspect === "state" && event.call.operation === "create" && event.outcome === "accepted";
        this.#note(byAcceptance ? this.#byAcceptance : this.#asGuaranteed, guarantee, event.exchange);
      }
      for (const { call, outcome } of events.flat()) {
        if (!isValidCreate(call) || outcome !== "accepted") continue;
        for (const choice of this.#run.space.choices.listedIn(call.row)) this.#accepted.add(choice);
      }
    }
  }

  /**
   * Whether a response has shown it, that could have shown otherwise.
   *
   * @param acceptsAnything whether the server accepts attached numbers too, so that it proves nothing to accept one
   */
  has(guarantee: string, acceptsAnything: boolean): boolean {
    const sizes = [this.#asGuaranteed, ...(acceptsAnything ? [] : [this.#byAcceptance])].map(
      (shown) => shown.get(guarantee)?.size,
    );
    return sizes.some((size = 0) => size > 0);
  }

  /** A choice that no accepted request had, in words. */
  get choiceNotAccepted(): string | undefined {
    return this.#run.space.choices.missingIn(this.#accepted);
  }

  /** Takes back what refusals seemed to show, once the server has come to refuse everything. */
  withdraw(concerns: (exchange: Exchange) => boolean, because: string): void {
    for (const exchanges of [...this.#asGuaranteed.values(), ...this.#byAcceptance.values()]) {
      for (const exchange of exchanges) if (concerns(exchange)) exchanges.delete(exchange);
    }
    for (const step of this.steps) {
      if (step.exchange && concerns(step.exchange)) step.unproven = because;
    }
  }

  #note(shown: Map<string, Set<Exchange>>, guarantee: string, exchange: Exchange): void {
    shown.set(guarantee, (shown.get(guarantee) ?? new Set()).add(exchange));
  }

  /** @param caseRun left out for a call that was not sent */
  #addStep(testCase: TestCase, call: Call, caseRun?: CaseRun, round = 0, at = 0): void {
    const [guarantee] = guaranteesOfCall(call);
    if (guarantee === undefined) return;
    const event = caseRun?.events[round]?.[at];
    // A gateway of which an earlier response was not as guaranteed is left alone: that response tells.
    if (caseRun && !event && isOnGateway(call) && !this.#isLacking(call) && !this.#run.stopped) return;
    const undecided = caseRun?.judgements.find(
      (each) => each.round === round && each.call === at && each.answer === "undecided",
    );
    const unproven = event
      ? undecided?.answer === "undecided"
        ? undecided.because
        : event.outcome === "nothing" && !event.counts
          ? whyNothing(event.exchange)
          : undefined
      : this.#whyNotSent(call);
    this.steps.push({
      guarantee,
      name: stepName(testCase, call, this.#run),
      seconds: caseRun?.seconds[round] ?? 0,
      ...(event && { exchange: event.exchange }),
      ...(unproven && { unproven }),
      ...(!event && this.#isLacking(call) && { absent: true }),
    });
  }

  #isLacking(call: Call): boolean {
    return !this.#run.has(operationOf(call, this.#run));
  }

  #whyNotSent(call: Call): string {
    const { operationId } = operationOf(call, this.#run) ?? {};
    const lacking = operationId === undefined ? undefined : this.#run.lacking.get(operationId);
    if (lacking) return `the server lacks ${operationId}: ${lacking}`;
    return this.#run.stopped ?? "it was not sent";
  }
}

/** A curated call in words, unique within its guarantee as far as its case is. */
export function stepName({ name = "" }: TestCase, call: Call, { space }: Run): string {
  return `${name}: ${describeCall(call, space.choices)}`;
}
