/** Texts that are no JSON, made from the JSON of a valid body. */
import { assumptionOf } from "../../requests/assumption.js";
import type { Run } from "../../run/run.js";
import type { Breach } from "./breaches.js";

const texts: [label: string, write: (json: string) => string][] = [
  ["a body that is cut off", (json) => json.slice(0, -1)],
  ["a comma too many in its body", (json) => json.replace(/}$/, ",}")],
  ["no body but a word", () => "undefined"],
  ["its body twice", (json) => `${json}${json}`],
  ["a comment behind its body", (json) => `${json} // a comment`],
  ["single quotes in its body", (json) => json.replaceAll('"', "'")],
];

/** The first is one that no parser takes. */
export function malformedBodies(run: Pick<Run, "create">): Breach[] {
  const assumed = assumptionOf(run.create, "body");
  return texts.map(([label, write]) => ({
    guarantee: "body",
    assumed,
    rule: "malformed",
    label,
    kin: label,
    likely: false,
    apply: (body) => body,
    write,
  }));
}
