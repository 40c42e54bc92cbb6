import type { Schema } from "../../document/types.js";
import { alternatives } from "./alternatives.js";
import type { Path, SampleContext } from "./samples.js";

/** A field whose value a valid body chooses, or that it leaves out. */
interface ChoosableField {
  path: Path;
  schema: Schema;
  /** The alternatives for its value. The first is `schema`. */
  alternatives: Schema[];
  required: boolean;
}

/** The fields of a schema in its order. In place of a required object stand its own fields: there is nothing else to choose. */
export function choosableFields(context: SampleContext, schema: Schema, path: Path): ChoosableField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, reference]) => {
    const all = alternatives(context.document, reference);
    const [property = {}] = all;
    const here = [...path, key];
    const required = schema.required?.includes(key) ?? false;
    if (required && property.properties && all.length === 1) return choosableFields(context, property, here);
    return [{ path: here, schema: property, alternatives: all, required }];
  });
}
