/** The fields of a request. */
import type { Schema } from "../../document/types.js";
import { alternatives } from "./alternatives.js";
import type { Path, SampleContext } from "./samples.js";

/** A field of the request, wherever it stands. */
export interface Field {
  /** From the body down. */
  path: Path;
  /** Its guarantee. A field of an optional object belongs to that object's guarantee. */
  guarantee: string;
  schema: Schema;
  required: boolean;
}

/** Every field, each object before its own fields. */
export function fieldsOf(context: SampleContext, schema: Schema, path: Path = [], within?: string): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, reference]) => {
    const all = alternatives(context.document, reference);
    const [property = {}] = all;
    const required = schema.required?.includes(key) ?? false;
    const here = [...path, key];
    const guarantee = within ?? here.join(".");
    const inner = property.type === "object" && !(required && all.length === 1) ? guarantee : within;
    const isOneObject = all.filter(({ type }) => type !== "null").length === 1;
    return [
      { path: here, guarantee, schema: property, required },
      // The fields of one object among several are none of the request's own.
      ...(isOneObject ? fieldsOf(context, property, here, inner) : []),
    ];
  });
}

/** The guarantee of a field of a request that is not the create. */
export function companionField({ operationId }: { operationId: string }, { guarantee }: { guarantee: string }): string {
  return `${operationId}.${guarantee}`;
}
