import { expect, test } from "vitest";
import { promisesOf } from "../../../../scripts/check/verdict/promises.js";
import { runOn } from "../../explore/space.js";
import { allFaults, subtleFaults } from "./index.js";

test("there are at least 120 subtly broken servers, of many kinds, and no two of one name", () => {
  expect(Object.values(subtleFaults).flat().length).toBeGreaterThanOrEqual(120);
  expect(Object.keys(subtleFaults).length).toBeGreaterThanOrEqual(10);
  expect(new Set(allFaults.map(({ name }) => name)).size).toBe(allFaults.length);
});

test("each breaks a promise that the document makes", () => {
  const known = promisesOf(runOn("http://127.0.0.1:1")).map(({ id }) => id);
  for (const { promises, followers } of allFaults) {
    expect(known).toEqual(expect.arrayContaining([...promises, ...followers]));
  }
});
