import type { OpenApiDocument } from "./types.js";

/**
 * Memoizes a function of a document and one of its schemas: to compile a schema takes as long as to validate a hundred
 * responses.
 */
export function oncePerSchema<Schema extends object, Made>(
  make: (document: OpenApiDocument, schema: Schema) => Made,
): (document: OpenApiDocument, schema: Schema) => Made {
  const made = new WeakMap<OpenApiDocument, WeakMap<Schema, Made>>();
  return (document, schema) => {
    const known = made.get(document) ?? new WeakMap<Schema, Made>();
    const one = known.get(schema) ?? make(document, schema);
    made.set(document, known.set(schema, one));
    return one;
  };
}
