/** A request that is refused for what it is, whatever the server remembers. */

import { countsAgainst, describeAnswer, whyNothing } from "../answers/outcome.js";
import { statusFor } from "../answers/statuses.js";
import type { Run } from "../run/run.js";
import type { Answer, HttpRequest } from "../sending/http.js";
import { about, type Condition, type Scenario, type Step } from "./step.js";

export interface Refusal {
  guarantee: string;
  name: string;
  numbers?: number;
  request(numbers: string[]): HttpRequest;
  /** The guarantee that says how the refusal looks. Left out where none does. */
  form?: string;
  status?: string;
  /** Why the rule is one, where the reference page does not say so. */
  assumed?: string | undefined;
  /** Whether no server can take it for a request that it has to carry out. */
  safe?: boolean;
  optional?: boolean;
  companion?: boolean;
  after?: Condition[];
  /** What the request is about. Where an earlier create of it was accepted, it says nothing that this is, too. */
  subjects?: unknown[];
}

export function refusal(run: Run, wanted: Refusal): Scenario {
  return { numbers: wanted.numbers ?? 0, build: (given) => [refusalStep(run, wanted, given)] };
}

/** @param given the fresh numbers that the request is made of */
export function refusalStep(run: Run, wanted: Refusal, given: string[] = []): Step {
  const { guarantee, form, name, assumed, optional, companion, after = [] } = wanted;
  const { status = statusFor(run.create, "invalidRequest"), safe = !assumed } = wanted;
  return {
    guarantee,
    form,
    name,
    safe,
    ...(optional && { optional }),
    ...(companion && { companion }),
    after,
    request: () => ({ ...wanted.request(given), isRefused: true }),
    judge({ exchange, outcome, confirmed }) {
      const { answer } = exchange;
      if (outcome === "refused" && answer) {
        if (run.opened) run.refusedNumbers.push({ guarantee, numbers: given, exchange });
        if (guarantee === "auth" && !run.options.writes && answer.status === refusedStatus(run)) {
          return {
            inconclusive: `status ${answer.status} may be about the body, and a valid one is not sent read-only`,
          };
        }
        return form ? about(form, run.judge.refusal(run.operationOf(exchange.request), answer, status)) : [];
      }
      const fell = confirmed && countsAgainst(exchange) && !isOfCaller(answer);
      if (outcome === "nothing" && !fell) return { inconclusive: whyNothing(exchange) };
      if (run.opened && outcome === "nothing" && answer)
        run.refusedNumbers.push({ guarantee, numbers: given, exchange });
      if (outcome === "accepted" && wanted.subjects?.some((each) => run.ledger.attached.has(`${each}`))) {
        return { inconclusive: "the server accepted an earlier create of it, which is a finding of its own" };
      }
      return about(guarantee, [
        {
          level: assumed ? "assumed" : "broken",
          expected: `the request to be refused with ${status}`,
          actual: describeAnswer(exchange),
          reason: assumed,
        },
      ]);
    },
  };
}

function isOfCaller(answer: Answer | undefined): boolean {
  return answer !== undefined && answer.status >= 400 && answer.status < 500;
}

function refusedStatus(run: Run): number {
  return Number(statusFor(run.create, "invalidRequest"));
}
