/** What a server remembers of the numbers that it attached: that they are refused, wholly, and that all are attached. */

import type { Choice } from "../requests/valid-bodies.js";
import type { Run } from "../run/run.js";
import { attachedStep, createdStep } from "../steps/expect.js";
import { lookSteps } from "../steps/looks.js";
import { sightBy } from "../steps/sight.js";
import { about, type Scenario, type Step } from "../steps/step.js";

/** A yes or no makes a server go another way, so each is tried with both. */
export function attachedScenarios(run: Run): Scenario[] {
  const modes = run.valid.booleanChoices;
  const given = modes.filter(({ value }) => value !== undefined);
  return [
    ...given.map((mode) => alreadyAttached(run, mode, another(given, mode))),
    ...(run.mostNumbers > 1 ? given.map((mode) => atomic(run, mode, another(given, mode))) : []),
    ...modes.map((mode) => whole(run, mode)),
  ];
}

function another(choices: Choice[], than: Choice): Choice {
  return choices.find((choice) => choice.field === than.field && choice !== than) ?? than;
}

function alreadyAttached(run: Run, mode: Choice, other: Choice): Scenario {
  return {
    numbers: 1,
    build(numbers) {
      const created = createdStep(run, {
        guarantee: "created",
        name: `a fresh number (${inWords(mode)})`,
        request: () => run.createRequest(numbers, mode),
        because: "the number is fresh and the request is valid",
        choice: mode,
      });
      const looks = looksAttached(run, created, numbers, mode);
      const again = (choice: Choice) =>
        unlessSeenFree(
          run,
          numbers[0],
          looks[0],
          attachedStep(run, {
            guarantee: "already-attached",
            name: `a number created with ${inWords(mode)}, again with ${inWords(choice)}`,
            request: () => run.createRequest(numbers, choice),
            because: "the number is attached",
            after: [{ step: created, outcome: "accepted" }],
          }),
        );
      return [created, ...looks, again(mode), again(other)];
    },
  };
}

/** Each of the numbers is attached after a create was accepted. */
function looksAttached(run: Run, created: Step, numbers: string[], mode: Choice): Step[] {
  return numbers.flatMap((number, index) =>
    lookSteps(run, {
      guarantee: "whole",
      name: `get number ${index + 1} of ${numbers.length} after they were created (${inWords(mode)})`,
      number,
      after: [{ step: created, outcome: "accepted" }],
      judge: ({ shown, known }) =>
        shown.inbound && shown.outbound
          ? []
          : about("whole", [
              {
                level: "broken",
                expected:
                  "the number to have an inbound and an outbound gateway, because the request that created it was accepted",
                actual: known ? gatewaysInWords(shown) : "a number that is not known",
              },
            ]),
    }),
  );
}

/** A number that a look showed to be free says nothing by being accepted: that it is free is the fault. */
function unlessSeenFree(run: Run, number = "", look: Step | undefined, step: Step): Step {
  return {
    ...step,
    judge(seen) {
      const sight = look && sightBy(run, look, number);
      return sight && !sight.attached ? { inconclusive: "the number was never attached" } : step.judge(seen);
    },
  };
}

function gatewaysInWords({ inbound, outbound }: { inbound?: unknown; outbound?: unknown }): string {
  const missing = [inbound ? [] : ["inbound"], outbound ? [] : ["outbound"]].flat();
  return `no ${missing.join(" and no ")} gateway`;
}

function atomic(run: Run, mode: Choice, other: Choice): Scenario {
  return {
    numbers: 6,
    build(numbers) {
      const pick = (...indices: number[]) => indices.map((index) => numbers[index] ?? "");
      const created = createdStep(run, {
        guarantee: "created",
        name: `a number to be in the way (${inWords(mode)})`,
        request: () => run.createRequest(pick(0), mode),
        because: "the number is fresh and the request is valid",
        choice: mode,
      });
      const refused = (order: string, choice: Choice, ...indices: number[]) => ({
        order,
        free: indices.filter((index) => index !== 0),
        step: attachedStep(run, {
          guarantee: "atomic",
          name: `${order} of ${indices.length} numbers is attached (${inWords(choice)}, after ${inWords(mode)})`,
          request: () => run.createRequest(pick(...indices), choice),
          because: "one of the numbers is attached",
          after: [{ step: created, outcome: "accepted" }],
        }),
      });
      const refusals = [
        refused("the first", mode, 0, 1),
        refused("the last", mode, 2, 0),
        ...(run.mostNumbers > 2 ? [refused("the middle one", mode, 3, 0, 4)] : []),
        refused("the last", other, 5, 0),
      ];
      const stillFree = refusals.flatMap(({ order, free, step }) => {
        const after = [
          { step: created, outcome: "accepted" as const },
          { step, outcome: "refused" as const },
        ];
        const which = `where ${order} was attached (${inWords(mode)}${step === refusals.at(-1)?.step ? `, then ${inWords(other)}` : ""})`;
        return [
          ...lookSteps(run, {
            guarantee: "atomic",
            name: `get a free number of a refused request, ${which}`,
            number: pick(...free)[0] ?? "",
            unknown: true,
            after,
            judge: ({ known, attached }) =>
              known
                ? about("atomic", [
                    {
                      level: "broken",
                      expected: "a number that is not known, because the request that named it was refused",
                      actual: attached ? "a number that is attached" : "a number that is registered",
                    },
                  ])
                : [],
          }),
          createdStep(run, {
            guarantee: "atomic",
            name: `the free numbers of a refused request, ${which}`,
            request: () => run.createRequest(pick(...free), mode),
            because: "the request that named these numbers was refused, and so created nothing",
            choice: mode,
            after,
          }),
        ];
      });
      return [created, ...refusals.map(({ step }) => step), ...stillFree];
    },
  };
}

function whole(run: Run, mode: Choice): Scenario {
  const which = ["first", "second", "third"].slice(0, run.mostNumbers);
  return {
    numbers: which.length,
    build(numbers) {
      const created = createdStep(run, {
        guarantee: "created",
        name: `${which.length} fresh numbers (${inWords(mode)})`,
        request: () => run.createRequest(numbers, mode),
        because: "the numbers are fresh and the request is valid",
        choice: mode,
      });
      const looks = looksAttached(run, created, numbers, mode);
      const alone = which.map((place, index) =>
        unlessSeenFree(
          run,
          numbers[index],
          looks[index],
          attachedStep(run, {
            guarantee: "whole",
            name: `the ${place} of ${which.length} created numbers alone (${inWords(mode)})`,
            request: () => run.createRequest([numbers[index] ?? ""], mode),
            because: "the request that created it attached every one of its numbers",
            after: [{ step: created, outcome: "accepted" }],
          }),
        ),
      );
      return [created, ...looks, ...alone];
    },
  };
}

export function inWords({ field, label }: Choice): string {
  return `${field} ${label}`;
}
