import { expect, test } from "vitest";
import { readKnown } from "../../scripts/check/report/known.js";

const read = (entry: object, before = "") => readKnown(before + JSON.stringify([entry]), "known.json", ["name"]);
const entry = { guarantee: "name", reason: "Next release", until: "2028-02-29" };

test("an accepted deviation is read, also from a file that begins with a byte order mark", () => {
  expect(read(entry, "\ufeff")).toEqual([entry]);
});

test.each(["2027-02-29", "2026-02-30", "2026-13-01", "2026-1-1", "tomorrow"])("%s is no end date", (until) => {
  expect(() => read({ ...entry, until })).toThrow("end date");
});
