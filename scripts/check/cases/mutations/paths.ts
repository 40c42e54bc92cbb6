/** Texts in a path that are not a number, or not an id, of any account. */
import { assumptionOf } from "../../../document/assumptions.js";
import type { Operation } from "../../../document/operations.js";
import { resolved } from "../../requests/alternatives.js";
import type { Subject } from "../../requests/subject.js";
import type { Mutation } from "./mutations.js";
import { wrongValues } from "./operators.js";

/** The path of such a request is made of `{ path }` in place of a body. */
export function oddNumbers(subject: Subject, get: Operation): Mutation[] {
  const schema = resolved(subject.document, get.parameters.find((parameter) => parameter.in === "path")?.schema);
  const off = wrongValues(subject.context, schema).filter(({ label }) => oddForms.includes(label));
  const pathOf = (label: string, from: (text: string) => string) =>
    pathMutation("get-unknown", label, from, assumptionOf(get, "get-unknown"));
  return [
    ...off.map(({ label, from }) => pathOf(label, (text) => `${from(text)}`)),
    ...oddEnds.map(([label, end]) => pathOf(label, (text) => `${text}${end}`)),
  ];
}

const oddForms = ["without its first character", "with a letter in it", "with dashes between its groups", "as words"];

/** Values that a careless router or database query mishandles. */
const oddEnds = [
  ["with a quote after it", "'"],
  ["with a slash and a letter after it", "/x"],
  ["with a letter that is not ASCII after it", "é"],
] as const;

/** Each is made of an id that was never given, so that it releases nothing whatever a server reads in it. */
export const oddIds: Mutation[] = oddEnds.map(([label, end]) =>
  pathMutation("release-unknown", label, (text) => `${text}${end}`, undefined),
);

function pathMutation(
  guarantee: string,
  label: string,
  from: (text: string) => string,
  assumed: string | undefined,
): Mutation {
  return {
    guarantee,
    field: "path",
    rule: "pattern",
    label,
    kin: label,
    assumed,
    isSafe: guarantee === "get-unknown",
    apply: ({ path }) => ({ path: from(`${path}`) }),
  };
}
