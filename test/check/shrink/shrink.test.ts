import { expect, test } from "vitest";
import { create, detach, list } from "../../../scripts/check/cases/calls.js";
import { randomCase, sampled } from "../../../scripts/check/cases/generated/random.js";
import { type Call, fictional, numbersOf, requestsIn, type TestCase } from "../../../scripts/check/cases/test-case.js";
import { shrinkCandidates, tidy } from "../../../scripts/check/shrink/candidates.js";
import { shrink } from "../../../scripts/check/shrink/shrink.js";
import { runOn } from "../cases/space.js";

const run = runOn("http://127.0.0.1:1");
const { choices } = run.space;
const { plain } = choices;
const nameOf = (row: number[]) => row[0];

function creates({ rounds }: TestCase) {
  return rounds.flat().filter((call) => call.operation === "create");
}

/** A number created twice under two names. */
function takesItTwice(testCase: TestCase): boolean {
  const all = creates(testCase);
  return all.some((one, index) =>
    all
      .slice(index + 1)
      .some((two) => nameOf(one.row) !== nameOf(two.row) && two.numbers.some((it) => one.numbers.includes(it))),
  );
}

function shows(predicate: (testCase: TestCase) => boolean) {
  return async (testCase: TestCase) => predicate(testCase);
}

test("a testCase of chance is cut down to the two requests that show it, plain but for what matters", async () => {
  const cases = sampled(randomCase(run, run.space), 100, 11).filter(takesItTwice);
  expect(cases.length).toBeGreaterThan(20);
  for (const testCase of cases) {
    const found = await shrink(testCase, choices, shows(takesItTwice));
    if (!found) throw new Error("Nothing shows it");
    expect(requestsIn(found)).toBe(2);
    expect(found.numbers).toEqual([fictional]);
    const [one, two] = creates(found).map(({ row }) => row.filter((choice, factor) => choice !== plain[factor]).length);
    expect((one ?? 0) + (two ?? 0)).toBe(1);
  }
});

test("a list keeps as many numbers as it needs, and no more", async () => {
  const long = {
    numbers: Array.from({ length: 12 }, () => fictional),
    rounds: [[create(plain, [...Array(12).keys()])], [create(plain, [9])]],
  };
  const found = await shrink(
    long,
    choices,
    shows((testCase) => {
      const [first, second] = creates(testCase);
      return (first?.numbers.indexOf(second?.numbers[0] ?? -1) ?? -1) >= 3;
    }),
  );
  expect(found?.rounds.map((calls) => calls.flatMap(numbersOf))).toEqual([[0, 1, 2, 3], [3]]);
});

test("requests that have to come between are merged into one", async () => {
  const numbers = Array.from({ length: 8 }, () => fictional);
  const rounds = [
    [create(plain, [0])],
    ...[1, 2, 3, 4, 5, 6].map((number) => [create(plain, [number])]),
    [create(plain, [0])],
  ];
  const others = (testCase: TestCase) =>
    new Set(
      creates(testCase)
        .slice(1, -1)
        .flatMap(({ numbers }) => numbers),
    ).size;
  const found = await shrink(
    { numbers, rounds },
    choices,
    shows((testCase) => {
      const all = creates(testCase);
      return others(testCase) >= 6 && all.length > 2 && all[0]?.numbers[0] === all.at(-1)?.numbers[0];
    }),
  );
  expect(found && requestsIn(found)).toBe(3);
});

test("a race is cut down to the requests that race", async () => {
  const racers: Call[] = [0, 0, 0, 0, 0, 1].map((number) => create(plain, [number]));
  const found = await shrink(
    { numbers: [fictional, fictional], rounds: [racers, [create(plain, [0])]] },
    choices,
    shows((testCase) =>
      testCase.rounds.some(
        (calls) => calls.length > 1 && calls.filter((call) => numbersOf(call).includes(0)).length > 1,
      ),
    ),
  );
  expect(found?.rounds).toEqual([[create(plain, [0]), create(plain, [0])]]);
});

test("what does not show it again is no finding", async () => {
  const testCase = { numbers: [fictional], rounds: [[create(plain, [0])]] };
  expect(await shrink(testCase, choices, async () => false)).toBeUndefined();
});

test("everything that is smaller differs from the testCase, is about its numbers only, and is no longer than it", () => {
  for (const testCase of sampled(randomCase(run, run.space), 30, 5)) {
    for (const smaller of shrinkCandidates(tidy(testCase), choices)) {
      expect(smaller).not.toEqual(tidy(testCase));
      expect(requestsIn(smaller)).toBeLessThanOrEqual(requestsIn(testCase));
      expect(Math.max(0, ...smaller.rounds.flat().flatMap(numbersOf))).toBeLessThan(
        Math.max(1, smaller.numbers.length),
      );
    }
  }
});

test("a number whose name is searched for keeps the create that gave it", async () => {
  const named = { ...create(plain, [0]), hasOwnName: true };
  const byName = list(0, undefined, { search: "name" });
  const rounds = [[named], [detach(0)], [create(plain, [0])], [byName]];
  const found = await shrink(
    { numbers: [fictional], rounds },
    choices,
    shows((testCase) => {
      const [last] = testCase.rounds.at(-1) ?? [];
      return run.space.fits(testCase) && last?.operation === "list" && last.query?.search === "name";
    }),
  );
  expect(found?.rounds).toEqual([[named], [byName]]);
});
