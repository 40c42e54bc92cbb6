/** Other cases that may show a fault. */
import { expect, test } from "vitest";
import { create, get, testCase } from "../../../scripts/check/cases/calls.js";
import { randomCase, sampled } from "../../../scripts/check/cases/generated/random.js";
import { isValidCreate, numbersOf } from "../../../scripts/check/cases/test-case.js";
import type { Suspect } from "../../../scripts/check/shrink/suspects.js";
import { plainerCases, variants } from "../../../scripts/check/shrink/variants.js";
import { runOn } from "../cases/space.js";

const { space } = runOn("http://127.0.0.1:1");
const { choices, mutations } = space;
const [mutation] = mutations;
const numbers = ["+12125550100", "+12125550101", "+12125550102", "+12125550103"];

test("where every create is refused, valid ones that differ from the plainest come between", () => {
  const refused = testCase(1, [create(choices.plain, [0], mutation)], [get(0)]);
  const rows = [...variants(refused, numbers, space, true)]
    .flatMap(({ rounds }) => rounds.flat().filter((call) => isValidCreate(call)))
    .map(({ row }) => row.join());
  expect(new Set(rows).size).toBeGreaterThan(choices.factors.length);
});

test("a case that shows nothing again is tried with time between its requests, before anything is added to it", () => {
  const seen = testCase(1, [create(choices.plain, [0])], [get(0)]);
  const [asItIs, paused] = variants(seen, numbers, space, true);
  expect(asItIs?.rounds).toEqual(seen.rounds);
  expect(paused?.rounds.map(([call]) => call?.operation)).toEqual(["create", "wait", "get"]);
});

test.each([true, false])("every call is about numbers of its testCase; companions: %s", (companions) => {
  const subject = runOn("http://127.0.0.1:1");
  if (!companions) subject.lacking.set(subject.companions.get?.operationId ?? "", "as the test says");
  for (const whole of sampled(randomCase(subject, space), 50, 5)) {
    for (const variant of variants(whole, numbers, space, companions)) {
      const known = variant.numbers.map((_, index) => index);
      for (const call of variant.rounds.flat()) expect(known).toEqual(expect.arrayContaining(numbersOf(call)));
    }
  }
});

test("what created a number comes at the same time as creates that differ from it in every field", () => {
  const { plain } = choices;
  const seen = testCase(3, [create(plain, [0, 1])], [create(plain, [2])], [get(1)]);
  const [race, look] =
    [...variants(seen, numbers, space, true)].find(({ rounds }) => (rounds[0]?.length ?? 0) > 1)?.rounds ?? [];
  expect(look).toEqual([get(1)]);
  const rows = race?.flatMap((call) => (isValidCreate(call) ? [call.row] : [])) ?? [];
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows.slice(1)) expect(row.some((choice, factor) => choice === plain[factor])).toBe(false);
});

test("a valid create that is refused after another request is tried with another number, and its own are got", () => {
  const { plain } = choices;
  const refused = testCase(2, [create(plain, [0], mutation)], [create(plain, [1, 0])]);
  const discrepancy = {
    answer: "otherwise" as const,
    aspect: "outcome" as const,
    guarantee: "created",
    kind: "refused" as const,
    level: "broken" as const,
    expected: "",
    actual: "",
    round: 1,
    call: 0,
  };
  const [other, ...more] = plainerCases({ testCase: refused, discrepancy } as Suspect, plain);
  expect(more.map(({ rounds }) => rounds[1])).toEqual([[get(1)], [get(0)]]);
  expect(other?.rounds).toEqual([[create(plain, [0], mutation)], [create(plain, [2])]]);
  expect(other?.numbers).toHaveLength(3);
});
