import type { RunState } from "../run-state.js";
import type { Exchange, HttpRequest } from "../sending/http.js";
import { type Deviation, describeAnswer, isSuccess } from "../verdict/old-judge.js";
import type { Choice } from "./valid-bodies.js";

/** One request of the check, and what its answer says about a promise. */
export interface Step {
  /** The promise that it is about. */
  promise: string;
  /** Another promise, which says how the answer looks. */
  form?: string | undefined;
  /** In words, for example `the body without name`. */
  name: string;
  /** Whether the contract says that it is refused, so that it may be sent to a live server. */
  refused: boolean;
  /** How many fresh numbers it takes. */
  numbers: number;
  /** Steps that must come before it, or it proves nothing. */
  needs?: Step[];
  /** Made when it is due, because it may depend on the answers before it. */
  request(): HttpRequest | Promise<HttpRequest>;
  judge(exchange: Exchange): Judgement[] | Inconclusive;
}

export interface Judgement extends Deviation {
  promise: string;
  /** The exchange that shows it, if it is not the step's own. */
  exchange?: Exchange;
}

/** The answer says nothing about the promise, because something before it failed. */
export interface Inconclusive {
  inconclusive: string;
}

/** Whether the step's answer says something about the promise. */
export function concerns(step: Step, promise: string): boolean {
  return step.promise === promise || step.form === promise;
}

/** The steps that fit, and all that they need, in the order of the plan. */
export function withNeeds(plan: Step[], wanted: (step: Step) => boolean): Step[] {
  const kept = new Set<Step>();
  const keep = (step: Step) => {
    kept.add(step);
    for (const needed of step.needs ?? []) keep(needed);
  };
  for (const step of plan.filter(wanted)) keep(step);
  return plan.filter((step) => kept.has(step));
}

export function about(promise: string, deviations: Deviation[], exchange?: Exchange): Judgement[] {
  return deviations.map((deviation) => ({ ...deviation, promise, ...(exchange && { exchange }) }));
}

interface Expectation {
  promise: string;
  name: string;
  request: () => HttpRequest | Promise<HttpRequest>;
  /** Why success, or the refusal, is what the contract promises here: the end of a sentence. */
  because: string;
  /** What sets the request apart from other valid ones. */
  choice?: Choice;
  numbers?: number;
  /** Steps that must have been answered with success, or must not have been, for this one to prove anything. */
  after?: { step: Step; succeeded: boolean }[];
}

/** A request that the contract accepts. */
export function createdStep(
  run: RunState,
  { promise, name, request, because, choice, numbers = 0, after = [] }: Expectation,
): Step {
  return {
    promise,
    form: "created",
    name,
    refused: false,
    numbers,
    needs: after.map(({ step }) => step),
    request,
    judge(exchange) {
      const unmet = unmetCondition(run, after);
      if (unmet) return unmet;
      if (isSuccess(exchange) && exchange.answer) return about("created", run.judge.success(exchange.answer));
      const reason = run.reasonToBeRefused(exchange, choice);
      if (reason) return { inconclusive: reason };
      const expected = `success, because ${because}`;
      return about(promise, [{ level: "broken", expected, actual: describeAnswer(exchange) }]);
    },
  };
}

/** A request that the contract refuses because one of its numbers is attached already. */
export function attachedStep(
  run: RunState,
  { promise, name, request, because, numbers = 0, after = [] }: Expectation,
): Step {
  const { refused } = run.judge.statuses;
  return {
    promise,
    name,
    // Before this one is refused, another has to create something.
    refused: false,
    numbers,
    needs: after.map(({ step }) => step),
    request,
    judge(exchange) {
      const unmet = unmetCondition(run, after);
      if (unmet) return unmet;
      // It is refused: whether in the promised way is a promise of its own.
      if (exchange.answer && !isSuccess(exchange)) {
        return about("already-attached", run.judge.refusal(exchange.answer, refused, true));
      }
      const expected = `status ${refused}, because ${because}`;
      return about(promise, [{ level: "broken", expected, actual: describeAnswer(exchange) }]);
    },
  };
}

function unmetCondition(run: RunState, after: { step: Step; succeeded: boolean }[]): Inconclusive | undefined {
  const unmet = after.find(({ step, succeeded }) => {
    const exchange = run.exchanges.get(step);
    return !exchange?.answer || isSuccess(exchange) !== succeeded;
  });
  return unmet && { inconclusive: `"${unmet.step.name}" did not go as it should` };
}
