import { expect, test } from "vitest";
import type { Change } from "../../scripts/diff/change.js";
import { summarized } from "../../scripts/diff/summarized.js";

test("the reader gets one line for all patches of a kind, and one for each change that needs more", () => {
  const places = ["A", "B", "C", "D"].map(
    (name): Change => ({ step: "patch", what: `schema ${name}: description reworded` }),
  );
  const title: Change = { step: "patch", what: "info: title reworded" };
  const region: Change = { step: "minor", what: 'schema D, a: b: enum with "c"' };
  expect(summarized([...places, title, region])).toEqual([
    region,
    { step: "patch", what: "schema A; schema B; schema C; and 1 more: description reworded" },
    title,
  ]);
});
