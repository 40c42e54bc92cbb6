import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plan } from "../../scripts/check/scenarios/plan.js";
import { runOn } from "../check/explore/space.js";

test("the README says how many fixed requests the check sends, to the nearest ten", () => {
  const { opening, phases } = plan(runOn("http://127.0.0.1:1"));
  const number = "+12025550143";
  const steps = [opening, ...phases].flat().flatMap(({ numbers, build }) => build(Array(numbers).fill(number)));
  const racers = steps.flatMap(({ race }) => race?.() ?? []);
  const said = /some (\d+) fixed requests/.exec(readFileSync("README.md", "utf8"))?.[1];
  expect(Number(said)).toBe(Math.round((steps.length + racers.length) / 10) * 10);
});
