/** How each change that Redocly reports is rated. */
import { expect, test } from "vitest";
import { type ReportedChange, rate } from "../../scripts/diff/rate.js";
import { document } from "../../scripts/document/document.js";

const number = "#/components/schemas/PhoneNumber";

function rated(change: Partial<ReportedChange>) {
  const plain: ReportedChange = { path: number, typeName: "Schema", kind: "modified", impact: "patch", verdicts: [] };
  return rate({ ...plain, ...change }, document, document);
}

/** A limit of the phone number's length, which its pattern draws at 3 and 16. */
const limit = (property: string, value: unknown) =>
  rated({
    impact: "major",
    property,
    base: { pointer: `${number}/${property}` },
    revision: { value },
    verdicts: [{ message: "Stricter." }],
  });

test("Redocly's own rating stands where it asks for a step, with all its reasons", () => {
  const verdicts = [{ message: "Fewer values." }, { message: "Someone may send one." }];
  expect(rated({ path: "#/x", impact: "major", property: "enum", verdicts })).toEqual({
    what: "x: enum changed",
    step: "major",
    reason: "Fewer values. Someone may send one.",
  });
  expect(rated({ path: "#/x", impact: "minor", kind: "added", verdicts: [] })).toMatchObject({
    what: "x: added",
    step: "minor",
  });
});

test.each<[string, Partial<ReportedChange>]>([
  ["a field that is removed", { kind: "removed", path: `${number}/properties/name` }],
  ["a field that is renamed", { property: "key", path: `${number}/properties/name` }],
  ["a type that is removed", { kind: "removed", path: number }],
  ["a type that is renamed", { property: "key", path: number }],
])("%s needs a major step, as code that uses the old name does not compile", (_, change) => {
  expect(rated(change)).toMatchObject({
    step: "major",
    reason: "Code that uses the field or type of the old name does not compile.",
  });
});

test.each<[string, Partial<ReportedChange>]>([
  ["what is removed elsewhere", { kind: "removed", path: "#/components/examples/Created", typeName: "Example" }],
  ["what is removed below a field", { kind: "removed", path: `${number}/properties/name/examples`, typeName: "X" }],
  ["a field that only changed", { path: `${number}/properties/name` }],
  ["a type's name within another path", { kind: "removed", path: `#/x${number}`, typeName: "X" }],
  ["a default of something else", { property: "default", typeName: "ServerVariable" }],
  ["a keyword of something else", { property: "deprecated", typeName: "Operation" }],
])("%s needs what Redocly says", (_, change) => {
  const { step, reason } = rated(change);
  expect({ step, reason }).toEqual({ step: "patch", reason: undefined });
});

test("another default needs a major step, as a request that leaves the field out means something else", () => {
  expect(rated({ property: "default" })).toMatchObject({
    step: "major",
    reason: "A request that leaves the field out means something else.",
  });
});

test.each(["pattern", "nullable", "const", "subtitle", "titles", "my-x-y"])(
  "%s of a type needs a minor step",
  (property) => {
    expect(rated({ property })).toMatchObject({ step: "minor", reason: "More is accepted, or more is guaranteed." });
  },
);

test.each(["title", "description", "example", "examples", "x-assumed"])("%s of a type tells no rule", (property) => {
  expect(rated({ property })).toEqual({ what: `schema PhoneNumber: ${property} changed`, step: "patch" });
});

test.each<[string, number]>([
  ["minLength", 2],
  ["minLength", 3],
  ["maxLength", 16],
  ["maxLength", 17],
])("%s of %i is no step, as the pattern asked for as much", (property, value) => {
  expect(limit(property, value)).toMatchObject({ step: "patch", reason: "The pattern asked for as much before." });
});

test.each<[string, unknown]>([
  ["minLength", 4],
  ["maxLength", 15],
  ["minLength", undefined],
  ["minLength", "2"],
  ["minItems", 20],
])("%s of %s is what Redocly says", (property, value) => {
  expect(limit(property, value)).toMatchObject({ step: "major", reason: "Stricter." });
});

test("a limit without a pattern, or where nothing stood, is what Redocly says", () => {
  const change = { impact: "major" as const, property: "minLength", revision: { value: 1 } };
  const message = "#/components/schemas/PhoneNumbersCreated/properties/message/minLength";
  expect(rated({ ...change, base: { pointer: message } }).step).toBe("major");
  expect(rated(change).step).toBe("major");
});
