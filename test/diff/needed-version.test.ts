import { expect, test } from "vitest";
import type { Change, Step } from "../../scripts/diff/change.js";
import { neededVersion } from "../../scripts/diff/needed-version.js";

const changes = (...steps: Step[]): Change[] => steps.map((step) => ({ step, what: "#" }));

test("the largest step counts", () => {
  expect(neededVersion("1.2.3", changes("patch"))).toEqual({ step: "patch", needed: "1.2.4" });
  expect(neededVersion("1.2.3", changes("patch", "minor"))).toEqual({ step: "minor", needed: "1.3.0" });
  expect(neededVersion("1.2.3", changes("patch", "major", "minor"))).toEqual({ step: "major", needed: "2.0.0" });
});

test("without a change the version may stay", () => {
  expect(neededVersion("1.2.3", [])).toEqual({ step: undefined, needed: "1.2.3" });
});

test("a base without a version is refused", () => {
  expect(() => neededVersion("first", changes("patch"))).toThrow("first");
});
