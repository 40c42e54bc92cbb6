import { expect, test } from "vitest";
import { readJson } from "../../scripts/mock/http/json-body.js";

const read = (text: string) => readJson(Buffer.from(text));

test.each([
  ["[".repeat(101) + "]".repeat(101), "is nested more than 100 levels deep"],
  ['{"a":'.repeat(101) + 0 + "}".repeat(101), "is nested more than 100 levels deep"],
])("does not take %.20j…, which is nested too deep", (text, problem) => {
  expect(read(text).problem).toContain(problem);
});

test("reads as much as a request may need", () => {
  const numbers = Array.from({ length: 170_000 }, () => "+12");
  const nested = JSON.parse("[".repeat(99) + "]".repeat(99));
  const fields = Object.fromEntries(Array.from({ length: 9000 }, (_, index) => [`a${index}`, 0]));
  for (const value of [numbers, [nested, nested], fields]) expect(read(JSON.stringify(value))).toEqual({ value });
});

test("says where the first error is, unless that is far into a large body", () => {
  expect(read('{\n  "name": x\n}').problem).toBe("The body is not valid JSON: invalid symbol at line 2, column 11.");
  expect(read(`${" ".repeat(50_000)}x`).problem).toContain("line 1, column 50001");
  expect(read(`${" ".repeat(500_000)}x`).problem).toBe("The body is not valid JSON.");
  expect(read(`"${"x".repeat(500_000)}`).problem).toBe("The body is not valid JSON.");
});
