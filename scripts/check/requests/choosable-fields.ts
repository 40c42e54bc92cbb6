import type { Schema } from "../../document/types.js";
import { type Path, resolved, type SampleContext } from "./samples.js";

/** A field whose value a valid body chooses, or that it leaves out. */
export interface ChoosableField {
  path: Path;
  schema: Schema;
  required: boolean;
}

/** The fields of a schema in its order. In place of a required object stand its own fields: there is nothing else to choose. */
export function choosableFields(context: SampleContext, schema: Schema, path: Path): ChoosableField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, reference]) => {
    const property = resolved(context.document, reference);
    const here = [...path, key];
    const required = schema.required?.includes(key) ?? false;
    if (required && property.type === "object") return choosableFields(context, property, here);
    return [{ path: here, schema: property, required }];
  });
}
