import fc from "fast-check";
import { expect, test } from "vitest";
import { coveringRows, subsetsOf } from "../../../scripts/check/cases/generated/covering-array.js";
import { shuffler } from "../../../scripts/check/shuffle.js";

const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 6 });

test.each([2, 3])("rows hold every combination of choices of any %i factors", (strength) => {
  fc.assert(
    fc.property(sizes, fc.nat(), (counts, seed) => {
      const groups = subsetsOf([...counts.keys()], strength);
      const rows = coveringRows(counts, groups, shuffler(seed));
      for (const group of groups) {
        const seen = new Set(rows.map((row) => group.map((factor) => row[factor]).join()));
        expect(seen.size).toBe(group.reduce((product, factor) => product * (counts[factor] ?? 0), 1));
      }
    }),
    { numRuns: 50 },
  );
});

test("every row has one choice of each factor", () => {
  const counts = [3, 1, 2, 4];
  for (const row of coveringRows(counts, subsetsOf([0, 1, 2, 3], 2), shuffler(1))) {
    expect(row).toHaveLength(4);
    for (const [factor, choice] of row.entries()) expect(choice).toBeLessThan(counts[factor] ?? 0);
  }
});

test("rows are few: not much more than the two largest factors have combinations", () => {
  const rows = coveringRows([3, 3, 3, 3, 3, 3], subsetsOf([0, 1, 2, 3, 4, 5], 2), shuffler(7));
  expect(rows.length).toBeLessThanOrEqual(20);
});

test("the same seed gives the same rows, another seed others", () => {
  const rows = (seed: number) => coveringRows([3, 3, 3, 3], subsetsOf([0, 1, 2, 3], 2), shuffler(seed));
  expect(rows(5)).toEqual(rows(5));
  expect(rows(5)).not.toEqual(rows(6));
});
