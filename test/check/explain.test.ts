import { expect, test } from "vitest";
import { explanations } from "../../scripts/check/explain/causes.js";
import { explain, explanationOf } from "../../scripts/check/explain/explain.js";
import { listGuarantees } from "../../scripts/check/list-guarantees.js";
import { nearest } from "../../scripts/check/suggest-names.js";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";

const all = listGuarantees(document);
const named = operations(document).flatMap(({ guarantees }) => guarantees.map(({ id }) => id));
const words = (text: string) => text.replaceAll(/\s+/g, " ");

test("each guarantee of the document has its row in the table of causes, and no row is of one that is gone", () => {
  expect(Object.keys(explanations).sort()).toEqual(named.toSorted());
});

test("each row says what a broken server looks like, and at least one cause", () => {
  for (const guarantee of all) {
    const { symptom, causes } = explanationOf(guarantee);
    for (const sentence of [symptom, ...causes]) expect(sentence, guarantee.id).toMatch(/^[A-Z`].*\.$/);
    expect(causes.length, guarantee.id).toBeGreaterThan(0);
  }
});

test.each(all)("explain $id says what the document says, where it says so, and what is sent", (guarantee) => {
  const text = words(explain(all, guarantee.id));
  expect(text).toContain(words(guarantee.guarantee.trim()));
  const { documented, assumed, operation, requests } = guarantee;
  if (documented) {
    expect(text).toContain(words(documented.trim()));
    expect(text).toContain(`${operation.source?.title} ${operation.source?.url}`);
  }
  if (assumed) expect(text).toContain(words(assumed.trim()));
  expect(text).toContain(requests[0] ?? "No");
  expect(text).toContain(explanationOf(guarantee).symptom);
});

test("no line is longer than a terminal is wide, but for an address", () => {
  for (const id of [undefined, ...all.map((each) => each.id)]) {
    const lines = explain(all, id).split("\n");
    for (const line of lines) if (!line.includes("https://")) expect([...line].length, line).toBeLessThanOrEqual(80);
  }
});

test("without a guarantee, each stands on a line of its own below its operation", () => {
  const blocks = explain(all, undefined).split("\n\n");
  for (const operation of operations(document)) {
    const block = blocks.find((each) => each.startsWith(`${operation.operationId}: ${operation.method} `));
    for (const { id } of operation.guarantees) expect(block).toMatch(new RegExp(`^  ${id} `, "m"));
  }
});

test.each([
  ["atomicity", "atomic"],
  ["Atomic", "atomic"],
  ["conflcit", "conflict"],
  ["transport", "outbound.transport"],
  ["outbound.trnsport", "outbound.transport"],
])("for %s, the nearest name is %s", (name, near) => {
  expect(() => explain(all, name)).toThrow(`There is no guarantee ${name}. Did you mean ${near}`);
});

test("for a name that is near none, it says where all of them are", () => {
  expect(nearest("zzzzzz", named)).toEqual([]);
  expect(() => explain(all, "zzzzzz")).toThrow("There is no guarantee zzzzzz. `videosdk-sip-contract explain` lists");
});
