/** The steps that most scenarios are made of: a request that is accepted, and one that is refused. */

import { countsAgainst, describeAnswer, whyNothing } from "../answers/outcome.js";
import { statusFor } from "../answers/statuses.js";
import type { Choice } from "../requests/valid-bodies.js";
import type { Run } from "../run/run.js";
import type { HttpRequest } from "../sending/http.js";
import { about, type Condition, type Seen, type Step, type Verdict } from "./step.js";

export interface Expectation {
  guarantee: string;
  name: string;
  request: () => HttpRequest;
  /** Why success, or the refusal, is what the contract guarantees here: the end of a sentence. */
  because: string;
  /** What sets a create apart from other valid ones. */
  choice?: Choice | undefined;
  after?: Condition[];
}

/** A create that the contract accepts. */
export function createdStep(run: Run, { guarantee, name, request, because, choice, after = [] }: Expectation): Step {
  return {
    guarantee,
    form: "created",
    name,
    safe: false,
    after,
    request,
    judge(seen) {
      const { exchange, outcome } = seen;
      if (outcome === "accepted" && exchange.answer)
        return about("created", run.judge.success(run.create, exchange.answer));
      const reason = run.valid.reasonToBeRefused(exchange, choice);
      if (reason) return { inconclusive: reason };
      if (says(seen))
        return about(guarantee, [
          { level: "broken", expected: `success, because ${because}`, actual: describeAnswer(exchange) },
        ]);
      return { inconclusive: whyNothing(exchange) };
    },
  };
}

/** A create that the contract refuses because one of its numbers is attached already. */
export function attachedStep(run: Run, { guarantee, name, request, because, after = [] }: Expectation): Step {
  return {
    guarantee,
    name,
    // Before this one is refused, another has to create something.
    safe: false,
    after,
    request,
    judge: (seen) => judgeAttached(run, guarantee, because, seen),
  };
}

/** How a create of an attached number was answered: that it is refused is the guarantee; how, is one of its own. */
export function judgeAttached(run: Run, guarantee: string, because: string, seen: Seen): Verdict {
  const { exchange, outcome } = seen;
  const status = statusFor(run.create, "alreadyAttached");
  if (outcome === "refused" && exchange.answer) {
    return about("already-attached", run.judge.refusal(run.create, exchange.answer, status, true));
  }
  const expected = `status ${status}, because ${because}`;
  if (outcome === "accepted") {
    // Where attached numbers are accepted again, that is the fault, and these requests cannot show another.
    if (guarantee !== "already-attached" && run.acceptsAttached) {
      return { inconclusive: "the server does not refuse a number that is attached" };
    }
    return about(guarantee, [{ level: "broken", expected, actual: describeAnswer(exchange) }]);
  }
  if (!says(seen)) return { inconclusive: whyNothing(exchange) };
  return about("already-attached", [{ level: "broken", expected, actual: describeAnswer(exchange) }]);
}

/** Whether the answer is a success or a refusal, or another one that the server insists on. */
export function says({ exchange, outcome, confirmed }: Seen): boolean {
  return outcome !== "nothing" || (confirmed && countsAgainst(exchange));
}
