import { expect, test } from "vitest";
import { applyKnown, readKnown, updatedKnown } from "../../scripts/check/report/known.js";
import { makeReport } from "../../scripts/check/report/make-report.js";
import type { GuaranteeResult } from "../../scripts/check/verdict/guarantee-results.js";
import { finding, guarantee, options, resultWith } from "./report/results.js";

const read = (entry: object, before = "") => readKnown(before + JSON.stringify([entry]), "known.json", ["name"]);
const entry = { guarantee: "name", reason: "Next release", until: "2028-02-29" };

test("an accepted deviation is read, also from a file that begins with a byte order mark", () => {
  expect(read(entry, "\ufeff")).toEqual([entry]);
});

test("an end date may be left out", () => {
  expect(read({ guarantee: "name", reason: "For good" })).toEqual([{ guarantee: "name", reason: "For good" }]);
});

test.each(["2027-02-29", "2026-02-30", "2026-13-01", "2026-1-1", "tomorrow", 7])("%s is no end date", (until) => {
  expect(() => read({ ...entry, until })).toThrow("until must be a day");
});

const today = "2026-12-01";
const step = (name: string) => ({ guarantee: "name", name, seconds: 0 });
const reportOn = (guarantees: GuaranteeResult[], change = {}) => makeReport(resultWith(guarantees, change), options());
const broken = guarantee("broken", {
  steps: [step("name null"), step("name as a number")],
  findings: [finding(""), finding("", { step: "name as a number" })],
});

test("--update-known accepts what fails the run, request by request, and the run passes with it", () => {
  const report = reportOn([broken]);
  const { entries, added, removed } = updatedKnown(report, [], today);
  expect(added.map(({ request }) => request)).toEqual(["name null", "name as a number"]);
  expect({ entries, removed }).toEqual({ entries: added, removed: [] });
  expect(applyKnown(report, entries, today)).toMatchObject({ verdict: "kept", accepted: 1, warnings: [] });
  expect(readKnown(JSON.stringify(entries), "known.json", ["name"])).toEqual(entries);
});

test("an accepted deviation does not hide another request of the same guarantee", () => {
  const { entries } = updatedKnown(reportOn([{ ...broken, findings: broken.findings.slice(0, 1) }]), [], today);
  expect(applyKnown(reportOn([broken]), entries, today)).toMatchObject({ verdict: "broken", accepted: 0 });
});

test("a generated finding is accepted for the whole guarantee, because each run finds another request", () => {
  const generated = { ...broken, findings: [...broken.findings, finding("", { step: "generated: name 0" })] };
  const { entries } = updatedKnown(reportOn([generated]), [], today);
  expect(entries).toEqual([{ guarantee: "name", reason: expect.any(String) }]);
});

test("--update-known keeps entries that still apply as they are, and drops those that do not, or are over", () => {
  const stays = { guarantee: "name", request: "name null", reason: "Ticket 7" };
  const gone = { guarantee: "name", request: "name as an object", reason: "Ticket 8" };
  const over = { guarantee: "name", request: "name as a number", reason: "Ticket 9", until: "2026-11-30" };
  const { entries, added, removed } = updatedKnown(reportOn([broken]), [stays, gone, over], today);
  expect(removed).toEqual([gone, over]);
  expect(added).toMatchObject([{ request: "name as a number" }]);
  expect(entries).toEqual([stays, ...added]);
});

test("a deviation that the run did not test to the end stays accepted", () => {
  const known = [{ guarantee: "name", request: "name as an object", reason: "Ticket 8" }];
  expect(updatedKnown(reportOn([guarantee("not proven", { note: "…" })]), known, today).entries).toEqual(known);
  expect(updatedKnown(reportOn([guarantee("kept")], { stopped: "…" }), known, today).entries).toEqual(known);
  expect(updatedKnown(reportOn([guarantee("kept")]), known, today).removed).toEqual(known);
});

test("a contradicted assumption is a warning, and needs no acceptance", () => {
  const otherwise = guarantee("assumed otherwise", { findings: [finding("", { level: "assumed" })] });
  expect(updatedKnown(reportOn([otherwise]), [], today).entries).toEqual([]);
});
