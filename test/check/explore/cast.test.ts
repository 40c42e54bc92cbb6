/** The numbers of one play are not those of another. */
import { expect, test } from "vitest";
import { cast } from "../../../scripts/check/explore/performing/cast.js";
import { fictional, type NumberKind } from "../../../scripts/check/explore/plays/play.js";

const e164 = /^\+[1-9]\d{1,14}$/;

function inARow(): (count: number) => Promise<string[]> {
  let next = 0;
  return async (count) => Array.from({ length: count }, () => `+12125550${100 + next++}`);
}

test("of numbers in a row, one that is a digit shorter comes once", async () => {
  const [fresh, used] = [inARow(), new Set<string>()];
  const shorter: NumberKind[] = [fictional, { kind: "near", other: 0, how: "one digit shorter" }];
  const plays = [await cast(shorter, fresh, e164, used), await cast(shorter, fresh, e164, used)];
  expect(plays.map(([, near]) => near)).toEqual(["+1212555010", "+1212555011"]);
  expect(new Set(plays.flat()).size).toBe(4);
});

test("where every number was used, a play still gets its numbers", async () => {
  const used = new Set(["+12125550100"]);
  expect(await cast([fictional], async () => ["+12125550100"], e164, used)).toEqual(["+12125550100"]);
});
