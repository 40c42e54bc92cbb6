import { randomUUID } from "node:crypto";
import { statusFor } from "../answers/statuses.js";
import { assumptionOf } from "../requests/assumption.js";
import type { Run } from "../run/run.js";
import { detachStep, pathOf, refusedAttempt } from "../steps/attempts.js";
import type { Scenario } from "../steps/step.js";

/** What a number and an id get that nobody knows. */
export function unknownScenario(run: Run): Scenario {
  return {
    numbers: 2,
    build([number = "", other = ""]) {
      const { get, detach, release } = run.companions;
      if (!get || !detach || !release) return [];
      const assumed = assumptionOf(get, "get-unknown");
      const because = "the account knows no such number";
      return [
        refusedAttempt(
          run,
          {
            guarantee: "get-unknown",
            name: "get a number that is not known",
            operation: get,
            request: () => run.request(get, { path: pathOf(get, number) }),
            because,
            assumed,
            safe: true,
          },
          statusFor(get, "notFound"),
        ),
        refusedAttempt(
          run,
          {
            guarantee: "detach-unknown",
            name: "detach a number that is not known",
            ...detachStep(run, other),
            because,
          },
          statusFor(detach, "notFound"),
        ),
        refusedAttempt(
          run,
          {
            guarantee: "release-unknown",
            name: "release an id that was never given",
            operation: release,
            request: () => run.request(release, { path: pathOf(release, randomUUID()) }),
            because: "the id was never given to a number",
          },
          statusFor(release, "notFound"),
        ),
      ];
    },
  };
}
