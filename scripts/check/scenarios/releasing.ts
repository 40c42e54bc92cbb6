/** A number that is created, released, and created again. */
import type { Operation } from "../../document/operations.js";
import { parseJson } from "../answers/judge.js";
import { statusFor } from "../answers/statuses.js";
import type { Run } from "../run/run.js";
import { acceptedAttempt, assumedOnly, pathOf, refusedAttempt } from "../steps/attempts.js";
import { createdStep } from "../steps/expect.js";
import { judgeCreated, judgeReleaseAnswer, judgeReleased } from "../steps/life-judged.js";
import { lookSteps } from "../steps/looks.js";
import { idIn, sightBy } from "../steps/sight.js";
import { about, type Condition, type Scenario, type Step } from "../steps/step.js";

export function releasing(run: Run, release: Operation): Scenario {
  return {
    numbers: 1,
    build([number = ""]) {
      const first = createdStep(run, {
        guarantee: "created",
        name: "a fresh number to be released",
        request: () => run.createRequest([number]),
        because: "the number is fresh and the request is valid",
      });
      const [attached] = lookSteps(run, {
        guarantee: "get-created",
        name: "get a number to be released",
        number,
        after: [{ step: first, outcome: "accepted" }],
        judge: judgeCreated,
      });
      if (!attached) return [];
      const id = () => idSeen(run, attached, number);
      const request = () => run.request(release, { path: pathOf(release, id() ?? "") });
      const released = acceptedAttempt(
        run,
        {
          guarantee: "release-removes",
          name: "release a number",
          operation: release,
          request,
          because: "the account knows the number",
          after: [withId(run, attached, number)],
        },
        ({ exchange }) => judgeReleaseAnswer(number, id(), parseJson(exchange.answer?.body ?? "")),
      );
      const [gone] = lookSteps(run, {
        guarantee: "release-removes",
        name: "get a released number",
        number,
        unknown: true,
        after: [{ step: released, outcome: "accepted" }],
        judge: (sight) => judgeReleased(run, sight),
      });
      const again = createdStep(run, {
        guarantee: "release-again",
        name: "a released number, created again",
        request: () => run.createRequest([number]),
        because: "a released number is unknown",
        after: [{ step: released, outcome: "accepted", unless: () => gone && whyNotGone(run, gone, number) }],
      });
      const twice = twiceReleased(run, release, released, request);
      return [first, attached, released, ...(gone ? [gone] : []), twice, assumedOnly(release, again)];
    },
  };
}

/** A number that was got, with an id to release it by: the id of another number would release that one. */
export function withId(run: Run, got: Step, number: string): Condition {
  const unless = () => (idSeen(run, got, number) ? undefined : "no answer shows the number's id");
  return { step: got, outcome: "accepted", unless };
}

export function idSeen(run: Run, got: Step, number: string): string | undefined {
  const sight = sightBy(run, got, number);
  return sight && idIn(sight);
}

function whyNotGone(run: Run, got: Step, number: string): string | undefined {
  const sight = sightBy(run, got, number);
  return sight && !sight.attached ? undefined : "the released number was not seen to be free";
}

/** Both 200 and 404 are documented. */
function twiceReleased(run: Run, release: Operation, released: Step, request: Step["request"]): Step {
  const wanted = {
    guarantee: "release-twice",
    name: "release a released number again",
    operation: release,
    request,
    after: [{ step: released, outcome: "accepted" as const }],
    because: "it is gone",
  };
  const step = refusedAttempt(run, wanted, statusFor(release, "notFound"));
  return {
    ...step,
    judge: (seen) =>
      seen.outcome === "accepted" && seen.exchange.answer
        ? about("release-twice", run.judge.success(release, seen.exchange.answer))
        : step.judge(seen),
  };
}
