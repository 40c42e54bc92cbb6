/** What the answers of the fixed part say, step by step; and what of it was said too soon. */

import type { Finding } from "../answers/finding.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";
import { roundsOf, type Seen, type Step } from "../steps/step.js";
import type { StepResult } from "../steps/step-result.js";
import { doubtIn } from "./late-refusals.js";

export class StepVerdicts {
  readonly results: StepResult[] = [];
  readonly #run: Run;

  constructor(run: Run) {
    this.#run = run;
  }

  /**
   * @param whyNotSent the end of a sentence that starts with "because"
   * @returns what it found
   */
  async judge(step: Step, whyNotSent: string | undefined): Promise<Finding[]> {
    const { guarantee, form, name, seen } = step;
    const common = {
      guarantee,
      form,
      name,
      ...(step.optional && { optional: true }),
      ...(step.companion && { companion: true }),
    };
    if (!seen) {
      const unproven = whyNotSent ?? "it was not sent";
      this.results.push({
        ...common,
        seconds: 0,
        findings: [],
        unproven,
        ...(this.#isAbsent(step) && { absent: true }),
      });
      return [];
    }
    const verdict = await step.judge(seen);
    const judgements = Array.isArray(verdict) ? verdict : (verdict.findings ?? []);
    const findings = judgements.map((each) => findingOf(step, seen, each));
    this.#run.findings.push(...findings);
    this.results.push({
      ...common,
      seconds: seen.seconds,
      exchange: seen.exchange,
      findings,
      ...(!Array.isArray(verdict) && { unproven: verdict.inconclusive, ...(verdict.absent && { absent: true }) }),
    });
    return findings;
  }

  /** What the answers so far say is about the token, not about their guarantees. */
  blameToken(exchange: Exchange, { expected, actual }: Pick<Finding, "expected" | "actual">, unproven: string): void {
    this.#run.findings.length = 0;
    for (const result of this.results) Object.assign(result, { findings: [], unproven });
    const result = this.results.find(({ guarantee }) => guarantee === "auth");
    const step = result?.name ?? "the bare token";
    const reproduction = [[exchange]];
    const finding: Finding = { guarantee: "auth", level: "broken", expected, actual, step, exchange, reproduction };
    result?.findings.push(finding);
    this.#run.findings.push(finding);
  }

  /**
   * Takes back what refusals seemed to say, if the server came to refuse everything.
   *
   * @returns why, if it did: the end of a sentence that starts with "because"
   */
  async takeBackLateRefusals(): Promise<string | undefined> {
    const { findings } = this.#run;
    const exchanges = this.results.flatMap(({ exchange }) => (exchange ? [exchange] : []));
    const doubt = await doubtIn(this.#run, [...exchanges, ...findings.map(({ exchange }) => exchange)]);
    if (!doubt) return undefined;
    for (const result of this.results) {
      const { exchange } = result;
      if (exchange && doubt.concerns(exchange)) Object.assign(result, { findings: [], unproven: doubt.reason });
    }
    findings.splice(0, findings.length, ...findings.filter(({ exchange }) => !doubt.concerns(exchange)));
    return doubt.reason;
  }

  /** Whether the server lacks an operation that the step uses, or one that it needs before. */
  #isAbsent(step: Step): boolean {
    if (this.#run.companionsThere !== false) return false;
    return step.companion === true || step.after.some((condition) => this.#isAbsent(condition.step));
  }
}

type Found = Extract<Awaited<ReturnType<Step["judge"]>>, unknown[]>[number];

function findingOf(step: Step, seen: Seen, { exchange = seen.exchange, reproduction, ...judgement }: Found): Finding {
  const rounds = roundsOf(step);
  const raced = seen.raced.includes(exchange);
  return {
    ...judgement,
    step: step.name,
    exchange,
    reproduction: reproduction ?? (raced ? rounds.slice(0, -1) : rounds),
  };
}
