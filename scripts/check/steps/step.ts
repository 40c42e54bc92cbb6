/** One request of the check, and what its answer says about a guarantee. */

import type { Deviation, Reproduction } from "../answers/finding.js";
import type { Outcome } from "../answers/outcome.js";
import type { Exchange, HttpRequest } from "../sending/http.js";

export interface Step {
  /** The guarantee that it is about. */
  guarantee: string;
  /** Another guarantee, which says how the answer looks. */
  form?: string | undefined;
  /** In words, for example `the body without name`. */
  name: string;
  /** Whether it may be sent to a live server that is not to be changed: a read, or a request that no server takes. */
  safe: boolean;
  /** Uses an operation beside the create: it is left out on a server that does not have these. */
  companion?: boolean;
  /** Whether the guarantee can be told without it, so that an answer that says nothing does no harm. */
  optional?: boolean;
  /** Steps of the same scenario that must have gone like this, or it proves nothing and is not sent. */
  after: Condition[];
  /** Requests that are sent at the same time, before its own. */
  race?: (() => HttpRequest[]) | undefined;
  /** Made when it is due, because it may depend on the answers before it. */
  request(): HttpRequest;
  /**
   * Called when all steps of the scenario were sent, the ones before it judged. May send more requests, to find out which
   * of several is to blame.
   */
  judge(seen: Seen): Verdict | Promise<Verdict>;
  /** Called as soon as the answer is there, for what has to be asked before the next step changes it. */
  atOnce?(seen: Seen): Promise<void>;
  /** What was sent and came back. */
  seen?: Seen;
}

export interface Condition {
  step: Step;
  outcome: Outcome;
  /** Why its answer is nothing to go on, though the outcome is right: the end of a sentence that starts with "because". */
  unless?: (seen: Seen) => string | undefined;
}

/** What came back for a step. */
export interface Seen {
  exchange: Exchange;
  outcome: Outcome;
  /** The exchanges of the step's race. */
  raced: Exchange[];
  seconds: number;
  /** An answer that judges nothing came again, while the server answered other requests as ever: it is how it answers. */
  confirmed: boolean;
}

export type Verdict = Judgement[] | Inconclusive;

export interface Judgement extends Deviation {
  guarantee: string;
  /** The exchange that shows it, if it is not the step's own. */
  exchange?: Exchange | undefined;
  /** What has to be sent to see it again, if it is not what the step needs. */
  reproduction?: Reproduction | undefined;
}

/** The answer says nothing about the guarantee. */
export interface Inconclusive {
  /** The end of a sentence that starts with "because". */
  inconclusive: string;
  /** What it says about other guarantees. */
  findings?: Judgement[];
  /** The server does not have the operation. */
  absent?: boolean;
}

/** Steps that belong together: they share fresh numbers, and are repeated together with others. */
export interface Scenario {
  /** How many fresh numbers it takes. */
  numbers: number;
  /** Makes the steps, the same ones for all numbers. Each time they start with nothing seen. */
  build(numbers: string[]): Step[];
  /** Whether another try would meet what the first one left behind. */
  once?: boolean;
}

/** Whether the step's answer says something about the guarantee. */
export function concerns(step: Step, guarantee: string): boolean {
  return step.guarantee === guarantee || step.form === guarantee;
}

export function about(guarantee: string, deviations: Deviation[], exchange?: Exchange): Judgement[] {
  return deviations.map((deviation) => ({ ...deviation, guarantee, ...(exchange && { exchange }) }));
}

/** One deviation from what a source says. */
export function broken(guarantee: string, expected: string, actual: string): Judgement[] {
  return about(guarantee, [{ level: "broken", expected, actual }]);
}

/** All that the step sent, and what came back. */
export function exchangesOf({ seen }: Step): Exchange[] {
  return seen ? [seen.exchange, ...seen.raced] : [];
}

/** The verdict, with what was found before it. */
export function foundBefore(findings: Judgement[], verdict: Verdict): Verdict {
  return Array.isArray(verdict)
    ? [...findings, ...verdict]
    : { ...verdict, findings: [...findings, ...(verdict.findings ?? [])] };
}

/** The step, judged before the next one is sent: what its judgement looks at would not be the same later. */
export function judgedAtOnce(step: Step): Step {
  let verdict: Verdict | undefined;
  return {
    ...step,
    async atOnce(seen) {
      if (seen.outcome !== "nothing") verdict = await step.judge(seen);
    },
    judge: (seen) => verdict ?? step.judge(seen),
  };
}

/** The first condition that the steps before do not meet, in words. */
export function unmet({ after }: Step): string | undefined {
  const failed = after.find(({ step, outcome }) => step.seen?.outcome !== outcome);
  if (!failed) return after.map(({ step, unless }) => step.seen && unless?.(step.seen)).find((reason) => reason);
  const { step } = failed;
  const how = step.seen?.exchange.answer
    ? `was answered with status ${step.seen.exchange.answer.status}`
    : "has no answer";
  return `"${step.name}" ${how}`;
}

/** All that the step needs to be seen again, in order, itself included. */
export function roundsOf(step: Step): Exchange[][] {
  const needed = [...new Set(withAllBefore(step))];
  return needed.flatMap(({ seen }) => (seen ? [...(seen.raced.length > 0 ? [seen.raced] : []), [seen.exchange]] : []));
}

function withAllBefore(step: Step): Step[] {
  return [...step.after.flatMap((condition) => withAllBefore(condition.step)), step];
}
