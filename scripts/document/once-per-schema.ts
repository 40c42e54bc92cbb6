import type { OpenApiDocument } from "./types.js";

/**
 * The same function, which makes a thing of a schema of a document only once: to compile a schema takes as long as a hundred
 * answers, and whoever checks with the same document again has it.
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
