/** Other plays that may show a fault. */
import { expect, test } from "vitest";
import { plainerPlays, variants } from "../../../scripts/check/explore/findings/variants.js";
import { create, get, play } from "../../../scripts/check/explore/plays/moves.js";
import { isValidCreate, numbersOf } from "../../../scripts/check/explore/plays/play.js";
import { randomPlay, sampled } from "../../../scripts/check/explore/plays/random-plays.js";
import { spaceOfDocument } from "./space.js";

const space = spaceOfDocument();
const { choices, breaches } = space;
const [breach] = breaches;
const numbers = ["+12125550100", "+12125550101", "+12125550102", "+12125550103"];

test("where every create is refused, valid ones that differ from the plainest come between", () => {
  const refused = play(1, [create(choices.plain, [0], breach)], [get(0)]);
  const rows = [...variants(refused, numbers, { space, companions: true })]
    .flatMap(({ rounds }) => rounds.flat().filter((move) => isValidCreate(move)))
    .map(({ row }) => row.join());
  expect(new Set(rows).size).toBeGreaterThan(choices.factors.length);
});

test.each([true, false])("every move is about numbers of its play; companions: %s", (companions) => {
  for (const whole of sampled(randomPlay(choices, breaches, companions), 200, 5)) {
    for (const variant of variants(whole, numbers, { space, companions })) {
      const known = variant.numbers.map((_, index) => index);
      for (const move of variant.rounds.flat()) expect(known).toEqual(expect.arrayContaining(numbersOf(move)));
    }
  }
});

test("what created a number comes at the same time as creates that differ from it in every field", () => {
  const { plain } = choices;
  const seen = play(3, [create(plain, [0, 1])], [create(plain, [2])], [get(1)]);
  const [race, look] =
    [...variants(seen, numbers, { space, companions: true })].find(({ rounds }) => (rounds[0]?.length ?? 0) > 1)
      ?.rounds ?? [];
  expect(look).toEqual([get(1)]);
  const rows = race?.flatMap((move) => (isValidCreate(move) ? [move.row] : [])) ?? [];
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows.slice(1)) expect(row.some((choice, factor) => choice === plain[factor])).toBe(false);
});

test("a valid create that is refused after another request is tried with a number that nothing was asked about", () => {
  const { plain } = choices;
  const refused = play(2, [create(plain, [0], breach)], [create(plain, [1, 0])]);
  const strange = { kind: "refused" as const, level: "broken" as const, expected: "", actual: "", round: 1, move: 0 };
  const [other, ...more] = plainerPlays({ play: refused, strange, numbers }, plain);
  expect(more).toEqual([]);
  expect(other?.rounds).toEqual([[create(plain, [0], breach)], [create(plain, [2])]]);
  expect(other?.numbers).toHaveLength(3);
});
