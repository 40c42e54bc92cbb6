/** Steps that look at what the server knows of a number, by getting it. */

import type { Reproduction } from "../answers/finding.js";
import { describeAnswer, whyNothing } from "../answers/outcome.js";
import { statusFor } from "../answers/statuses.js";
import { assumptionOf } from "../requests/assumption.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";
import { getRequest } from "./attempts.js";
import { entryListed } from "./listed.js";
import { otherNumberIn, type Shown, type Sight, showsAnother, sightIn, sightOf } from "./sight.js";
import {
  about,
  broken,
  type Condition,
  foundBefore,
  type Judgement,
  roundsOf,
  type Seen,
  type Step,
  type Verdict,
} from "./step.js";

interface Look {
  guarantee: string;
  name: string;
  number: string;
  after: Condition[];
  /** Whether the account is not to know the number. */
  unknown?: boolean;
  judge(sight: Sight): Verdict;
}

/** Gets a number. There is no step where the document has no such operation. */
export function lookSteps(run: Run, look: Look): Step[] {
  const { get } = run.companions;
  if (!get) return [];
  const { guarantee, name, number, after } = look;
  let listed: Partial<Shown> | undefined;
  const step: Step = {
    guarantee,
    form: "get-created",
    name,
    safe: false,
    companion: true,
    after,
    request: () => getRequest(run, number),
    async atOnce({ exchange }) {
      const sight = sightOf(run, exchange, number);
      // Where getting shows a fault of another guarantee, the list is asked too.
      if (sight && guarantee !== "get-created" && faultIn(look, sight)) listed = await entryListed(run, number);
    },
    judge(seen) {
      const { exchange, outcome } = seen;
      if (!exchange.answer || outcome === "nothing") return silent(seen);
      const form =
        outcome === "accepted"
          ? about("get-created", run.judge.success(get, exchange.answer))
          : about("get-unknown", run.judge.refusal(get, exchange.answer, statusFor(get, "notFound")));
      const other = otherNumberIn(exchange, number);
      if (other !== undefined) return anotherNumber(run, look, form, other, roundsOf({ ...step, seen }));
      return judged(run, look, form, exchange, listed);
    },
  };
  return [step];
}

/** An outage that the server insists on is how it answers a get. */
function silent({ exchange, confirmed }: Seen): Verdict {
  const inconclusive = whyNothing(exchange);
  if (!confirmed || !exchange.answer || exchange.answer.status < 500) return { inconclusive };
  const actual = describeAnswer(exchange);
  const expected = "the number, or that it is not known";
  return { inconclusive, findings: about("get-created", [{ level: "broken", expected, actual }]) };
}

/**
 * @param form what is to be said of how the answer looks
 * @param listed what the list showed of the number, if it was asked
 */
function judged(
  run: Run,
  look: Look,
  form: Judgement[],
  exchange: Exchange,
  listed: Partial<Shown> | undefined,
): Verdict {
  const sight = sightOf(run, exchange, look.number);
  if (!sight) return { inconclusive: "the server shows the number in another form", findings: form };
  const fault = faultIn(look, sight);
  if (fault && listed && !faultIn(look, sightIn(listed))) {
    // The list shows what was guaranteed: so the guarantee is kept, and getting the number is what does not show it.
    const wrong = broken("get-created", "what the list shows of the number", fault.actual);
    return { inconclusive: "getting the number shows something else than the list", findings: [...form, ...wrong] };
  }
  return foundBefore(form, look.judge(sight));
}

function faultIn({ guarantee, judge }: Look, sight: Sight): Judgement | undefined {
  const verdict = judge(sight);
  return Array.isArray(verdict)
    ? verdict.find((each) => each.guarantee === guarantee && each.level === "broken")
    : undefined;
}

/**
 * A get that shows another number is the fault of getting, once; about the number, and its guarantee, it says nothing.
 *
 * @param rounds what leads to it, where the account has the other number already
 */
function anotherNumber(
  run: Run,
  { number, unknown }: Look,
  form: Judgement[],
  other: string,
  rounds: Reproduction,
): Verdict {
  const guarantee = unknown ? "get-unknown" : "get-created";
  const reason = unknown ? assumptionOf(run.companions.get, guarantee) : undefined;
  const level = reason ? "assumed" : "broken";
  const known = run.findings.some((found) => found.guarantee === guarantee && found.level === level);
  if (known) return { inconclusive: showsAnother, findings: form };
  const created = run.ledger.attached.has(other) ? [[{ request: run.createRequest([other]) }]] : [];
  const wrong: Judgement = {
    guarantee,
    level,
    expected: unknown ? "a number that is not known" : `the number ${number}`,
    actual: `the number ${other}`,
    reason,
    reproduction: [...created, ...rounds],
  };
  return { inconclusive: showsAnother, findings: [...form, wrong] };
}
