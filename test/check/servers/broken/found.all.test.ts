/** A default check finds nearly all broken servers, and blames nothing else. */
import { expect, test } from "vitest";
import { defaultBudget } from "../../../../scripts/check/check.js";
import { kinded, told, tryAll } from "./found.js";
import { simpleFaults, subtleFaults } from "./index.js";

test.each([1, 2, 3])("finds 98 in 100, with seed %i", { timeout: 3 * 3_600_000 }, async (seed) => {
  const all = kinded({ ...simpleFaults, ...subtleFaults });
  const { found, astray } = told(`seed ${seed}`, await tryAll(all, { seed, budget: defaultBudget }));
  expect(found).toBeGreaterThanOrEqual(0.98);
  expect(astray).toBeLessThanOrEqual(0.01);
});
