import type { OpenApiDocument } from "./types.js";

/**
 * The object that a `$ref` within the document points to, or the object itself if it is not a reference.
 * Keywords beside the `$ref` take precedence, as OpenAPI 3.1 allows.
 *
 * @throws when the reference leads nowhere, or out of the document
 */
export function resolve<T extends object>(document: OpenApiDocument, node: T): Exclude<T, { $ref: string }> {
  if (!("$ref" in node) || typeof node.$ref !== "string") return node as Exclude<T, { $ref: string }>;
  const { $ref: pointer, ...beside } = node;
  if (!pointer.startsWith("#/")) throw new Error(`Cannot follow ${pointer}: it points out of the document`);
  let target: unknown = document;
  for (const key of pointer.slice(2).split("/")) {
    target = (target as Record<string, unknown> | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  if (!target) throw new Error(`Cannot follow ${pointer}: there is nothing there`);
  return { ...resolve(document, target as T), ...beside } as Exclude<T, { $ref: string }>;
}
