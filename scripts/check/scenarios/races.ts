/** Requests for the same numbers at the same time: one wins, and who loses creates nothing. */

import { countsAgainst, describeAnswer, isSuccess, whyNothing } from "../answers/outcome.js";
import { statusFor } from "../answers/statuses.js";
import type { Choice } from "../requests/valid-bodies.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";
import { attachedStep, createdStep } from "../steps/expect.js";
import { lookSteps } from "../steps/looks.js";
import {
  about,
  foundBefore,
  type Judgement,
  type Scenario,
  type Seen,
  type Step,
  type Verdict,
} from "../steps/step.js";
import { inWords } from "./attached.js";

/** How many requests race for one number. */
const racers = 8;

export function raceScenarios(run: Run): Scenario[] {
  const given = run.valid.booleanChoices.filter(({ value }) => value !== undefined);
  return [...given.map((mode) => forOneNumber(run, mode)), ...(run.mostNumbers > 1 ? [overlapping(run)] : [])];
}

/** Several requests for one number at once; then that number again. */
function forOneNumber(run: Run, mode: Choice): Scenario {
  return {
    numbers: 1,
    build([number = ""]) {
      const again = attachedStep(run, {
        guarantee: "conflict",
        name: `${racers} requests for one number at once, then that number again (${inWords(mode)})`,
        request: () => run.createRequest([number], mode),
        because: "the race for the number is over, and one request won it",
      });
      const race = withRace(
        run,
        again,
        () => Array.from({ length: racers }, () => run.createRequest([number], mode)),
        mode,
      );
      return [
        race,
        ...lookSteps(run, {
          guarantee: "conflict",
          name: `get the number that was raced for (${inWords(mode)})`,
          number,
          after: [{ step: race, outcome: "refused" }],
          judge: ({ attached }) => {
            if (!race.seen?.raced.some(({ answer }) => isSuccess(answer)))
              return { inconclusive: "nobody won the race" };
            return attached
              ? []
              : about("conflict", [
                  {
                    level: "broken",
                    expected: "the number to be attached, because the race for it is over",
                    actual: "a number without gateways",
                  },
                ]);
          },
        }),
      ];
    },
  };
}

/** Requests that share one number and have another each: who loses the first must not keep the second. */
function overlapping(run: Run): Scenario {
  return {
    numbers: racers + 1,
    build([shared = "", ...own]) {
      const again = attachedStep(run, {
        guarantee: "conflict",
        name: `${racers} requests at once that share one of their two numbers, then that number again`,
        request: () => run.createRequest([shared]),
        because: "the race for the number is over, and one request won it",
      });
      const race = unlessKnown(
        run,
        withRace(run, again, () =>
          own.map((number, index) => run.createRequest(index % 2 ? [number, shared] : [shared, number])),
        ),
      );
      const winner = () => race.seen?.raced.findIndex(({ answer }) => isSuccess(answer)) ?? -1;
      const losers = createdStep(run, {
        guarantee: "conflict",
        name: "the other numbers of the requests that lost the race",
        request: () => run.createRequest(own.filter((_, index) => index !== winner()).slice(0, run.mostNumbers)),
        because: "a request that loses a race creates nothing",
        after: [{ step: race, outcome: "refused" }],
      });
      const winners = attachedStep(run, {
        guarantee: "conflict",
        name: "the other number of the request that won the race",
        request: () => run.createRequest([own[Math.max(0, winner())] ?? ""]),
        because: "the request that won attached every one of its numbers",
        after: [{ step: race, outcome: "refused" }],
      });
      const afterOneWinner = (step: Step): Step =>
        unlessKnown(run, {
          ...step,
          judge: (seen) =>
            (race.seen?.raced ?? []).filter(({ answer }) => isSuccess(answer)).length === 1
              ? step.judge(seen)
              : { inconclusive: "the race before it did not have one winner" },
        });
      return [race, afterOneWinner(losers), afterOneWinner(winners)];
    },
  };
}

/** What a server does wrong with several numbers it does in a race too: that is another guarantee's fault. */
function unlessKnown({ findings }: Run, step: Step): Step {
  return {
    ...step,
    judge(seen) {
      const known = findings.find(
        ({ guarantee, level }) => ["atomic", "whole"].includes(guarantee) && level === "broken",
      );
      return known ? { inconclusive: `${known.guarantee} is broken without a race` } : step.judge(seen);
    },
  };
}

/** The step, judged together with the race that it starts with. */
function withRace(run: Run, step: Step, race: Step["race"], choice?: Choice): Step {
  return {
    ...step,
    race,
    async judge(seen): Promise<Verdict> {
      const { raced } = seen;
      const [first] = raced;
      const won = raced.some(({ answer }) => isSuccess(answer));
      const reason = first && !won && run.valid.reasonToBeRefused(first, choice);
      if (reason) return { inconclusive: reason };
      if (run.acceptsAttached) return { inconclusive: "the server does not refuse a number that is attached" };
      const silent = raced.find(
        (exchange) => run.outcome(exchange) === "nothing" && !(seen.confirmed && countsAgainst(exchange)),
      );
      if (silent) return { inconclusive: `of a request of the race: ${whyNothing(silent)}` };
      const judgements = judgeRace(run, seen);
      if (judgements.some(({ level }) => level === "broken")) return judgements;
      return foundBefore(judgements, await step.judge(seen));
    },
  };
}

function judgeRace(run: Run, { raced }: Seen): Judgement[] {
  const { create, judge } = run;
  const refused = statusFor(create, "alreadyAttached");
  const lost = statusFor(create, "conflict");
  const winners = raced.filter(({ answer }) => isSuccess(answer));
  const oneWinner =
    winners.length === 1
      ? []
      : about(
          "conflict",
          [
            {
              level: "broken",
              expected: `success for one of ${raced.length} requests for one number at the same time`,
              actual: `success for ${winners.length === 0 ? "none" : winners.length} of them`,
            },
          ],
          winners.at(-1) ?? raced[0],
        );
  const each = (exchange: Exchange): Judgement[] => {
    const { answer } = exchange;
    if (answer && isSuccess(answer)) return about("created", judge.success(create, answer), exchange);
    const status = `${answer?.status}`;
    if (answer && status === lost) return about("conflict", judge.refusal(create, answer, lost), exchange);
    if (answer && status === refused)
      return about("already-attached", judge.refusal(create, answer, refused), exchange);
    if (refusesAttachedWith(run, answer?.status)) return [];
    const expected = `status ${lost} or ${refused} for a request that lost the race`;
    return about("conflict", [{ level: "broken", expected, actual: describeAnswer(exchange) }], exchange);
  };
  return [...oneWinner, ...raced.flatMap(each)];
}

/** Whether this is how the server refuses an attached number without a race: that is a finding already. */
function refusesAttachedWith({ findings }: Run, status: number | undefined): boolean {
  return findings.some(
    ({ guarantee, exchange }) => guarantee === "already-attached" && exchange.answer?.status === status,
  );
}
