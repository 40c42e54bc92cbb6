import type { Operation } from "../../document/operations.js";
import { type SampleContext, sample } from "./samples.js";

/**
 * The parameters that a request cannot do without, as the document shows them.
 *
 * @param given those that the request has already; the names of headers are the same in any case
 */
export function neededParameters(
  context: SampleContext,
  { parameters }: Operation,
  place: "query" | "header",
  given: object,
): Record<string, string> {
  const key = (name: string) => (place === "header" ? name.toLowerCase() : name);
  const names = Object.keys(given).map(key);
  const needed = parameters.filter((each) => each.required && each.in === place && !names.includes(key(each.name)));
  const shown = (schema: object, name: string) => sample({ ...context, examples: [] }, schema, [name]);
  return Object.fromEntries(needed.map(({ name, example, schema }) => [name, `${example ?? shown(schema, name)}`]));
}

/** The document's example of each parameter that the operation requires. */
export function shownParameters({ parameters }: Operation): {
  path: Record<string, string>;
  query: Record<string, string>;
} {
  const shown = (place: string) =>
    Object.fromEntries(
      parameters.filter((each) => each.required && each.in === place).map(({ name, example }) => [name, `${example}`]),
    );
  return { path: shown("path"), query: shown("query") };
}
