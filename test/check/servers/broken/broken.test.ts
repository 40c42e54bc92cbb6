import { expect, test } from "vitest";
import { guaranteesOf } from "../../../../scripts/check/verdict/guarantees.js";
import { runOn } from "../../cases/space.js";
import { allFaults, subtleFaults } from "./index.js";

test("there are at least 120 subtly broken servers, of many kinds, and no two of one name", () => {
  expect(Object.values(subtleFaults).flat().length).toBeGreaterThanOrEqual(120);
  expect(Object.keys(subtleFaults).length).toBeGreaterThanOrEqual(10);
  expect(new Set(allFaults.map(({ name }) => name)).size).toBe(allFaults.length);
});

test("each breaks a guarantee that the document makes", () => {
  const known = guaranteesOf(runOn("http://127.0.0.1:1")).map(({ id }) => id);
  for (const { guarantees, followers } of allFaults) {
    expect(known).toEqual(expect.arrayContaining([...guarantees, ...followers]));
  }
});
