/** The promises about state, which take several requests to see: what contract.md calls behaviour. */

import type { RunState } from "../run-state.js";
import type { Exchange } from "../sending/http.js";
import { describeAnswer, isSuccess } from "../verdict/old-judge.js";
import { about, attachedStep, createdStep, type Judgement, type Step } from "./step.js";
import type { Choice } from "./valid-bodies.js";

/** How many requests race for one number. */
const racers = 8;

export function behaviours(run: RunState): Step[] {
  // A yes or no makes a server go another way, so each behaviour is tried with both, and one of them with neither.
  const modes = run.booleanChoices;
  const given = modes.filter(({ value }) => value !== undefined);
  return [
    ...given.flatMap((mode) => alreadyAttached(run, mode, another(given, mode))),
    ...given.flatMap((mode) => atomic(run, mode, another(given, mode))),
    ...modes.flatMap((mode) => whole(run, mode)),
    ...given.flatMap((mode) => conflict(run, mode)),
    ...overlappingConflict(run),
  ];
}

function another(choices: Choice[], than: Choice): Choice {
  return choices.find((choice) => choice.field === than.field && choice !== than) ?? than;
}

/** Numbers that are taken when they are first asked for, and stay the same. */
function lazyNumbers(run: RunState, count: number): () => string[] {
  let numbers: string[] | undefined;
  return () => {
    numbers ??= Array.from({ length: count }, run.fresh);
    return numbers;
  };
}

function alreadyAttached(run: RunState, mode: Choice, other: Choice): Step[] {
  const numbers = lazyNumbers(run, 1);
  const created = createdStep(run, {
    promise: "created",
    name: `a fresh number (${inWords(mode)})`,
    request: () => run.requestFor(numbers(), mode),
    because: "the number is fresh and the request is valid",
    choice: mode,
    numbers: 1,
  });
  const again = (choice: Choice) =>
    attachedStep(run, {
      promise: "already-attached",
      name: `a number created with ${inWords(mode)}, again with ${inWords(choice)}`,
      request: () => run.requestFor(numbers(), choice),
      because: "the number is attached",
      after: [{ step: created, succeeded: true }],
    });
  return [created, again(mode), again(other)];
}

function atomic(run: RunState, mode: Choice, other: Choice): Step[] {
  const numbers = lazyNumbers(run, 6);
  const pick = (...indices: number[]) => indices.map((index) => numbers()[index] ?? "");
  const created = createdStep(run, {
    promise: "created",
    name: `a number to be in the way (${inWords(mode)})`,
    request: () => run.requestFor(pick(0), mode),
    because: "the number is fresh and the request is valid",
    choice: mode,
    numbers: 6,
  });
  const refused = (order: string, choice: Choice, ...indices: number[]) => ({
    order,
    free: indices.filter((index) => index !== 0),
    step: attachedStep(run, {
      promise: "atomic",
      name: `${order} of ${indices.length} numbers is attached (${inWords(choice)})`,
      request: () => run.requestFor(pick(...indices), choice),
      because: "one of the numbers is attached",
      after: [{ step: created, succeeded: true }],
    }),
  });
  const refusals = [
    refused("the first", mode, 0, 1),
    refused("the last", mode, 2, 0),
    refused("the middle one", mode, 3, 0, 4),
    refused("the last", other, 5, 0),
  ];
  const stillFree = refusals.map(({ order, free, step }) =>
    createdStep(run, {
      promise: "atomic",
      name: `the free numbers of a refused request, where ${order} was attached (${inWords(mode)})`,
      request: () => run.requestFor(pick(...free), mode),
      because: "the request that named these numbers was refused, and so created nothing",
      choice: mode,
      after: [
        { step: created, succeeded: true },
        { step, succeeded: false },
      ],
    }),
  );
  return [created, ...refusals.map(({ step }) => step), ...stillFree];
}

function whole(run: RunState, mode: Choice): Step[] {
  const numbers = lazyNumbers(run, 3);
  const created = createdStep(run, {
    promise: "created",
    name: `three fresh numbers (${inWords(mode)})`,
    request: () => run.requestFor(numbers(), mode),
    because: "the numbers are fresh and the request is valid",
    choice: mode,
    numbers: 3,
  });
  const alone = ["first", "second", "third"].map((which, index) =>
    attachedStep(run, {
      promise: "whole",
      name: `the ${which} of three created numbers alone (${inWords(mode)})`,
      request: () => run.requestFor([numbers()[index] ?? ""], mode),
      because: "the request that created it attached every one of its numbers",
      after: [{ step: created, succeeded: true }],
    }),
  );
  return [created, ...alone];
}

/** Several requests for one number at once; then that number again. */
function conflict(run: RunState, mode: Choice): Step[] {
  const numbers = lazyNumbers(run, 1);
  let exchanges: Exchange[] = [];
  const again = attachedStep(run, {
    promise: "conflict",
    name: `${racers} requests for one number at once, then that number again (${inWords(mode)})`,
    async request() {
      exchanges = await run.race(Array.from({ length: racers }, () => run.requestFor(numbers(), mode)));
      return run.requestFor(numbers(), mode);
    },
    because: "the race for the number is over, and one request won it",
    numbers: 1,
  });
  return [withRace(run, again, () => exchanges, mode)];
}

/** Requests that share one number and have another each: who loses the first must not keep the second. */
function overlappingConflict(run: RunState): Step[] {
  const own = lazyNumbers(run, racers);
  const shared = lazyNumbers(run, 1);
  let exchanges: Exchange[] = [];
  const winner = () => exchanges.findIndex(isSuccess);

  const again = attachedStep(run, {
    promise: "conflict",
    name: `${racers} requests at once that share one of their two numbers, then that number again`,
    async request() {
      const sets = own().map((number, index) => (index % 2 ? [number, ...shared()] : [...shared(), number]));
      exchanges = await run.race(sets.map((numbers) => run.requestFor(numbers)));
      return run.requestFor(shared());
    },
    because: "the race for the number is over, and one request won it",
    numbers: racers + 1,
  });
  const race = withRace(run, again, () => exchanges);

  const losers = createdStep(run, {
    promise: "conflict",
    name: "the other numbers of the requests that lost the race",
    request: () => run.requestFor(own().filter((_, index) => index !== winner())),
    because: "a request that loses a race creates nothing",
  });
  const winners = attachedStep(run, {
    promise: "conflict",
    name: "the other number of the request that won the race",
    request: () => run.requestFor([own()[Math.max(0, winner())] ?? ""]),
    because: "the request that won attached every one of its numbers",
  });
  const onlyAfterOneWinner = (step: Step): Step => ({
    ...step,
    needs: [race],
    judge: (exchange) =>
      exchanges.filter(isSuccess).length === 1
        ? step.judge(exchange)
        : { inconclusive: "the race before it did not have one winner" },
  });
  return [race, onlyAfterOneWinner(losers), onlyAfterOneWinner(winners)];
}

/** The step, judged together with the race that it starts with. */
function withRace(run: RunState, step: Step, race: () => Exchange[], choice?: Choice): Step {
  return {
    ...step,
    judge(exchange) {
      const [first] = race();
      const reason = first && !race().some(isSuccess) && run.reasonToBeRefused(first, choice);
      if (reason) return { inconclusive: reason };
      const judgements = judgeRace(run, race());
      if (judgements.some(({ level }) => level === "broken")) return judgements;
      const after = step.judge(exchange);
      return Array.isArray(after) ? [...judgements, ...after] : after;
    },
  };
}

function judgeRace(run: RunState, exchanges: Exchange[]): Judgement[] {
  const { refused, conflict: lost } = run.judge.statuses;
  const winners = exchanges.filter(isSuccess);
  const oneWinner =
    winners.length === 1
      ? []
      : about(
          "conflict",
          [
            {
              level: "broken",
              expected: `success for one of ${exchanges.length} requests for one number at the same time`,
              actual: `success for ${winners.length === 0 ? "none" : winners.length} of them`,
            },
          ],
          winners.at(-1) ?? exchanges[0],
        );
  return [
    ...oneWinner,
    ...exchanges.flatMap((exchange) => {
      const { answer } = exchange;
      if (answer && isSuccess(exchange)) return about("created", run.judge.success(answer), exchange);
      const status = `${answer?.status}`;
      if (answer && status === lost) return about("conflict", run.judge.refusal(answer, lost), exchange);
      if (answer && status === refused) return about("already-attached", run.judge.refusal(answer, refused), exchange);
      const expected = `status ${lost} or ${refused} for a request that lost the race`;
      return about("conflict", [{ level: "broken", expected, actual: describeAnswer(exchange) }], exchange);
    }),
  ];
}

function inWords({ field, label }: Choice): string {
  return `${field} ${label}`;
}
