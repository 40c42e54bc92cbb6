/** What a create set up, seen by getting its numbers: the gateways, their settings, the encryption and the label. */
import type { Deviation } from "../answers/finding.js";
import { parseJson } from "../answers/judge.js";
import { assumptionOf } from "../requests/assumption.js";
import type { Choice } from "../requests/valid-bodies.js";
import type { Run } from "../run/run.js";
import { createdStep } from "../steps/expect.js";
import { lookSteps } from "../steps/looks.js";
import { settingOtherwise, settingsOf, whyShared } from "../steps/settings.js";
import { directions, type Shown, sightBy } from "../steps/sight.js";
import { about, type Scenario, type Step, type Verdict } from "../steps/step.js";

export function gatewayScenarios(run: Run): Scenario[] {
  if (!run.companions.get) return [];
  const modes = run.valid.booleanChoices.filter(({ field }) => field === "isShared");
  return [
    ...(run.mostNumbers > 1 ? modes : []).map((mode) =>
      mode.value === false ? ownPairs(run, mode) : sharedPair(run, mode),
    ),
    ...configured(run),
    ...run.valid.choicesOf("mediaEncryption").map((choice) => encryption(run, choice)),
    ...modes.filter(({ value }) => value !== undefined).map((mode) => label(run, mode)),
  ];
}

interface Setting {
  guarantee: string;
  words: string;
  numbers: number;
  choice: Choice;
  fields?: Record<string, unknown>;
  /** @param asked the body of the create */
  judge(shown: Partial<Shown>[], asked: unknown): Verdict;
}

/** Creates numbers, gets each of them, and judges what was shown of all. */
function setting(run: Run, { guarantee, words, numbers: count, choice, fields, judge }: Setting): Scenario {
  return {
    numbers: count,
    build(numbers) {
      const created = createdStep(run, {
        guarantee: "created",
        name: `${count} fresh numbers ${words}`,
        request: () => run.createRequest(numbers, choice, fields),
        because: "the numbers are fresh and the request is valid",
        choice,
      });
      const looks: Step[] = [];
      for (const [index, number] of numbers.entries()) {
        const before = [...looks];
        const [look] = lookSteps(run, {
          guarantee,
          name: `get number ${index + 1} of ${count} created ${words}`,
          number,
          after: [
            { step: created, outcome: "accepted" },
            ...before.map((step) => ({ step, outcome: "accepted" as const })),
          ],
          judge: (last) => {
            if (index < count - 1) return [];
            const earlier = before.map((step, at) => sightBy(run, step, numbers[at] ?? "")?.shown);
            const asked = parseJson(created.seen?.exchange.request.body ?? "");
            return judge([...earlier.filter((each) => each !== undefined), last.shown], asked);
          },
        });
        if (look) looks.push(look);
      }
      return [created, ...looks];
    },
  };
}

function sharedPair(run: Run, choice: Choice): Scenario {
  const reason = choice.value === undefined ? whyShared(run) : undefined;
  return setting(run, {
    guarantee: "shared-pair",
    words: `with isShared ${choice.label}`,
    numbers: Math.min(3, run.mostNumbers),
    choice,
    judge: (shown) =>
      idsJudged("shared-pair", shown, (ids) => new Set(ids).size === 1, "all numbers to have the same", reason),
  });
}

function ownPairs(run: Run, choice: Choice): Scenario {
  return setting(run, {
    guarantee: "own-pairs",
    words: `with isShared ${choice.label}`,
    numbers: Math.min(3, run.mostNumbers),
    choice,
    judge: (shown) =>
      idsJudged(
        "own-pairs",
        shown,
        (ids) => new Set(ids).size === ids.length,
        "each number to have its own",
        undefined,
      ),
  });
}

function idsJudged(
  guarantee: string,
  shown: Partial<Shown>[],
  fits: (ids: unknown[]) => boolean,
  wanted: string,
  reason: string | undefined,
): Verdict {
  if (shown.some((each) => directions.some((direction) => each[direction]?.id === undefined))) {
    return { inconclusive: "the server does not show the id of each gateway" };
  }
  return directions.flatMap((direction) => {
    const ids = shown.map((each) => each[direction]?.id);
    if (fits(ids)) return [];
    const deviation: Deviation = {
      level: reason ? "assumed" : "broken",
      expected: `${wanted} ${direction} gateway`,
      actual: `the gateways ${ids.join(", ")}`,
      reason,
    };
    return about(guarantee, [deviation]);
  });
}

/** With each value that the setting of a gateway may have; the fullest body has the first of each. */
function configured(run: Run): Scenario[] {
  const settings = settingsOf(run);
  const choices = settings.flatMap((path) => run.valid.choicesOf(path.join(".")));
  const fullest = run.valid.all[0]?.choices ?? [];
  return choices
    .filter((choice, index) => index === 0 || !fullest.includes(choice))
    .map((choice) =>
      setting(run, {
        guarantee: "configured",
        words: `with ${choice.field} ${choice.label}`,
        numbers: 1,
        choice,
        judge: ([shown], asked) => {
          const deviation = settingOtherwise(settings, asked, shown);
          return deviation ? about("configured", [deviation]) : [];
        },
      }),
    );
}

function encryption(run: Run, choice: Choice): Scenario {
  const guarantee = "encryption-both";
  const assumed = assumptionOf(run.create, guarantee);
  return setting(run, {
    guarantee,
    words: `with mediaEncryption ${choice.label}`,
    numbers: 1,
    choice,
    judge: ([shown]) =>
      directions.flatMap((direction) => {
        const gateway = shown?.[direction];
        const actual = gateway?.mediaEncryption;
        if (!gateway || actual === choice.value) return [];
        const missing = actual === undefined || actual === null;
        return about(guarantee, [
          {
            level: missing ? "assumed" : "broken",
            expected: `the ${direction} gateway to have mediaEncryption ${choice.label}`,
            actual: missing ? "a gateway that does not show it" : `mediaEncryption ${actual}`,
            reason: missing ? assumed : undefined,
          },
        ]);
      }),
  });
}

function label(run: Run, choice: Choice): Scenario {
  const name = `Label of ${run.context.password.slice(-8)}`;
  return setting(run, {
    guarantee: "label-all",
    words: `with a name and isShared ${choice.label}`,
    numbers: Math.min(3, run.mostNumbers),
    choice,
    fields: { name },
    judge: (shown) => {
      if (shown.some((each) => !each.inbound && !each.outbound))
        return { inconclusive: "not every number is attached" };
      const wrong = shown.map(({ phoneNumber }) => phoneNumber?.name).find((each) => each !== name);
      const all = shown.every(({ phoneNumber }) => phoneNumber?.name === name);
      if (all) return [];
      if (shown.every(({ phoneNumber }) => phoneNumber?.name === undefined)) {
        return { inconclusive: "the server does not show the name of a number" };
      }
      const actual = `a number whose name is ${JSON.stringify(wrong)}`;
      return about("label-all", [
        { level: "broken", expected: `every number to have the name ${JSON.stringify(name)}`, actual },
      ]);
    },
  });
}
