import { hasBody, operations } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";

/** The names of the schemas that request bodies consist of. */
export function sentSchemas(document: OpenApiDocument): Set<string> {
  const found = new Set<string>();
  const collect = (schema: unknown) => {
    for (const [, name = ""] of JSON.stringify(schema ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      collect(document.components?.schemas?.[name]);
    }
  };
  for (const { requestBody } of operations(document).filter(hasBody)) collect(requestBody.schema);
  return found;
}
