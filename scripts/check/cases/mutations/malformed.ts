/** Texts that are not JSON, or not a JSON object, made from the JSON of a valid body. */
import { assumptionOf } from "../../../document/assumptions.js";
import type { Operation } from "../../../document/operations.js";
import type { Mutation } from "./mutations.js";

const operators: { label: string; write: (json: string) => string; isSafe?: boolean; isCurated?: boolean }[] = [
  { label: "a body cut short, which is not JSON", write: (json) => json.slice(0, -1), isSafe: true, isCurated: true },
  { label: "an empty body", write: () => "", isSafe: true, isCurated: true },
  { label: "null in place of an object", write: () => "null", isSafe: true, isCurated: true },
  { label: "a list in place of an object", write: (json) => `[${json}]`, isCurated: true },
  { label: "a text in place of an object", write: (json) => JSON.stringify(json), isCurated: true },
  { label: "a comma too many in its body", write: (json) => json.replace(/}$/, ",}") },
  { label: "no body but a word", write: () => "undefined" },
  { label: "its body twice", write: (json) => `${json}${json}` },
  { label: "a comment behind its body", write: (json) => `${json} // a comment` },
  { label: "single quotes in its body", write: (json) => json.replaceAll('"', "'") },
];

/** @param guarantee that says what becomes of such a body */
export function malformedBodies(create: Operation, guarantee = "body"): Mutation[] {
  const assumed = create.guarantees.find(({ id }) => id === "body")?.documented
    ? undefined
    : assumptionOf(create, "body");
  return operators.map(({ label, write, isSafe = false, isCurated = false }) => ({
    guarantee,
    field: "the body",
    rule: "malformed",
    label,
    kin: label,
    isCurated,
    isSafe,
    assumed,
    apply: (body) => body,
    write,
  }));
}
