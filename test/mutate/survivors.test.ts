import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decisiveFiles } from "./code.js";
import { isKnown, knownSurvivors } from "./survivors.js";

const listed = Object.entries(knownSurvivors);

test("the list of survivors is about files that are changed, and says why of each", () => {
  for (const [file, survivors] of listed) {
    expect(decisiveFiles).toContain(file);
    for (const { why } of survivors) expect(why).toMatch(/\w+ \w+/);
  }
});

test.each(listed)("what %s is listed with still stands in it", (file, survivors) => {
  const code = readFileSync(file, "utf8");
  for (const { original } of survivors) expect(code).toContain(original);
});

test("a survivor is known in its own file, and as it stands there", () => {
  const [file, [survivor]] = listed[0] as (typeof listed)[number];
  if (!survivor) throw new Error("There is none");
  expect(isKnown(file, survivor)).toBe(true);
  expect(isKnown("scripts/cli.ts", survivor)).toBe(false);
  expect(isKnown(file, { ...survivor, original: "else" })).toBe(false);
});
