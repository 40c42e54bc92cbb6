/** The fields that hold a secret, such as a SIP password, as the document marks them. */
import { eachObject, isObject } from "./json.js";
import { resolve } from "./resolve.js";
import type { OpenApiDocument, Schema } from "./types.js";

/** Whether the document marks the values of this schema as secrets. */
export function isSecret(schema: Schema): boolean {
  return schema["x-secret"] === true;
}

/** The names of the fields that the document marks as secrets. */
export function secretFields(document: OpenApiDocument): string[] {
  const names = new Set<string>();
  eachObject(document, ({ properties }) => {
    for (const [name, schema] of Object.entries(properties ?? {})) {
      if (isObject(schema) && isSecret(resolve<Schema>(document, schema))) names.add(name);
    }
  });
  return [...names];
}
