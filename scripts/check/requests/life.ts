/** The life of a number: created, detached, created again, released; and what an unknown one gets. */
import type { Run } from "../run.js";
import { parseJson } from "../verdict/judge.js";
import { statusFor } from "../verdict/statuses.js";
import { acceptedAttempt, assumedOnly, detachStep, pathOf, refusedAttempt } from "./attempts.js";
import { createdStep } from "./expect.js";
import {
  broken,
  judgeCreated,
  judgeDetachAnswer,
  judgeDetached,
  judgeInbound,
  judgeReleased,
  judgeReused,
} from "./life-judged.js";
import { entriesIn, idIn, lookSteps, type Sight, sightOf } from "./looks.js";
import { about, type Scenario, type Step, type Verdict } from "./step.js";
import { unknownScenario } from "./unknown.js";
import type { Choice } from "./valid-bodies.js";

export function lifeScenarios(run: Run): Scenario[] {
  const { get, detach, release } = run.companions;
  if (!get || !detach || !release) return [];
  const modes = run.valid.booleanChoices.filter(({ value }) => value !== undefined);
  return [...modes.map((mode) => detaching(run, mode)), releasing(run), unknownScenario(run)];
}

function created(run: Run, numbers: string[], words: string, choice?: Choice): Step {
  return createdStep(run, {
    promise: "created",
    name: `a fresh number ${words}`,
    request: () => run.createRequest(numbers, choice),
    because: "the number is fresh and the request is valid",
    choice,
  });
}

/** Created, looked at, detached, looked at, detached again, created again, looked at. */
function detaching(run: Run, mode: Choice): Scenario {
  const words = `(${mode.field} ${mode.label})`;
  return {
    numbers: 1,
    build([number = ""]) {
      const first = created(run, [number], `to be detached ${words}`, mode);
      const attached = look(run, number, first, `get a created number ${words}`, "get-created", judgeCreated);
      const bare = look(
        run,
        number,
        first,
        `get the inbound gateway of a created number ${words}`,
        "inbound-bare",
        ({ shown }) => judgeInbound(shown.inbound),
      );
      const { operation, request } = detachStep(run, number);
      const detached = acceptedAttempt(
        run,
        {
          promise: "detach-frees",
          form: "detach-answer",
          name: `detach an attached number ${words}`,
          operation,
          request,
          because: "the number is attached",
          after: [{ step: attached, outcome: "accepted" }],
        },
        ({ exchange }) => judgeDetachAnswer(sightBy(run, attached, number), parseJson(exchange.answer?.body ?? "")),
      );
      const free = look(run, number, detached, `get a detached number ${words}`, "detach-frees", judgeDetached);
      const listed = listedDetached(run, number, detached, words);
      const twice = refusedAttempt(
        run,
        {
          promise: "detach-twice",
          name: `detach a detached number again ${words}`,
          ...detachStep(run, number),
          because: "the number is attached to no gateway",
          after: [{ step: free, outcome: "accepted" }],
        },
        statusFor(operation, "notAttached"),
      );
      const again = createdStep(run, {
        promise: "reuse",
        name: `a detached number, created again ${words}`,
        request: () => run.createRequest([number], mode),
        because: "a number that is known but detached is reused",
        choice: mode,
        after: [{ step: detached, outcome: "accepted" }],
      });
      const reused = look(
        run,
        number,
        again,
        `get a number that was detached and created again ${words}`,
        "reuse",
        (sight) => judgeReused(run, sightBy(run, attached, number), sight),
      );
      return [first, attached, bare, detached, free, ...listed, twice, again, reused];
    },
  };
}

function look(
  run: Run,
  number: string,
  after: Step,
  name: string,
  promise: string,
  judge: (sight: Sight) => Verdict,
): Step {
  const [step] = lookSteps(run, { promise, name, number, after: [{ step: after, outcome: "accepted" }], judge });
  if (!step) throw new Error("The document has no operation that gets a number");
  return step;
}

function sightBy(run: Run, { seen }: Step, number: string): Sight | undefined {
  return seen && sightOf(run, seen.exchange, number);
}

function listedDetached(run: Run, number: string, detached: Step, words: string): Step[] {
  const { list } = run.companions;
  if (!list) return [];
  return [
    acceptedAttempt(
      run,
      {
        promise: "list-detached",
        form: "list-created",
        name: `list a detached number ${words}`,
        operation: list,
        request: () => run.request(list, { query: { search: number } }),
        because: "the query is valid",
        after: [{ step: detached, outcome: "accepted" }],
      },
      ({ exchange }) => {
        const entry = entriesIn(parseJson(exchange.answer?.body ?? "")).find(
          (each) => each.phoneNumber?.e164 === number,
        );
        if (!entry) return { inconclusive: "the list does not hold the detached number" };
        if (entry.inbound === null && entry.outbound === null) return [];
        return broken("list-detached", "null for both gateways of a detached number", "something else");
      },
    ),
  ];
}

/** Created, looked at, released, looked at, released again, created again. */
function releasing(run: Run): Scenario {
  return {
    numbers: 1,
    build([number = ""]) {
      const { release } = run.companions;
      if (!release) return [];
      const first = created(run, [number], "to be released");
      const attached = look(run, number, first, "get a number to be released", "get-created", judgeCreated);
      const id = () => {
        const sight = sightBy(run, attached, number);
        return sight && idIn(sight);
      };
      const request = () => run.request(release, { path: pathOf(release, id() ?? "") });
      const released = acceptedAttempt(run, {
        promise: "release-removes",
        name: "release a number",
        operation: release,
        request,
        because: "the account knows the number",
        // The id of another number would release that one.
        after: [
          { step: attached, outcome: "accepted", unless: () => (id() ? undefined : "no answer shows the number's id") },
        ],
      });
      const [gone] = lookSteps(run, {
        promise: "release-removes",
        name: "get a released number",
        number,
        after: [{ step: released, outcome: "accepted" }],
        judge: (sight) => judgeReleased(run, sight),
      });
      const twice = twiceReleased(run, released, request);
      const again = createdStep(run, {
        promise: "release-again",
        name: "a released number, created again",
        request: () => run.createRequest([number]),
        because: "a released number is unknown",
        after: [{ step: released, outcome: "accepted" }],
      });
      return [first, attached, released, ...(gone ? [gone] : []), twice, assumedOnly(release, again)];
    },
  };
}

function twiceReleased(run: Run, released: Step, request: Step["request"]): Step {
  const { release } = run.companions;
  const after = [{ step: released, outcome: "accepted" as const }];
  const common = {
    promise: "release-twice",
    name: "release a released number again",
    request,
    after,
    because: "it is gone",
  };
  const operation = release as NonNullable<typeof release>;
  const status = statusFor(operation, "notFound");
  const step = refusedAttempt(run, { ...common, operation }, status);
  return {
    ...step,
    judge: (seen) =>
      seen.outcome === "accepted" && seen.exchange.answer
        ? about("release-twice", run.judge.success(operation, seen.exchange.answer))
        : step.judge(seen),
  };
}
