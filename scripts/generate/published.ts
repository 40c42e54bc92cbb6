/** The document as it ships: one file that says everything, in any renderer, importer or code generator. */
import { addNotes } from "../document/notes.js";
import type { OpenApiDocument } from "../document/types.js";
import { unwrap } from "./unwrap.js";

/** Keys whose values are prose, and objects of such values. */
const proseKeys = new Set(["description", "guarantee", "documented", "assumed"]);
const proseObjects = new Set(["x-assumed", "x-from-sdk"]);

/**
 * A copy of the bundled document whose marks stand in its descriptions too, whose images are told in words, and whose
 * prose is not wrapped.
 */
export function published(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  unwrapProse(copy);
  addNotes(copy);
  copy.info.description = plainLinks(imagesInWords(copy.info.description ?? ""));
  return copy;
}

function unwrapProse(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const object = node as Record<string, unknown>;
  for (const [key, value] of Object.entries(object)) {
    if (proseObjects.has(key)) unwrapAll(value as Record<string, string>);
    else if (proseKeys.has(key) && typeof value === "string") object[key] = unwrap(value);
    else unwrapProse(value);
  }
}

function unwrapAll(texts: Record<string, string>): void {
  for (const [key, text] of Object.entries(texts)) texts[key] = unwrap(text);
}

/**
 * Puts in place of each image the words that describe it. A path leads nowhere from a package, and a `data:` address is
 * refused by the renderers of Markdown in Swagger UI, which shows it as text, in Scalar and in Elements.
 */
function imagesInWords(markdown: string): string {
  return markdown.replaceAll(/!\[([^\]]+)\]\([^)]*\)/g, "*$1*");
}

/** Addresses such as `#section/…` lead to a heading in Redoc alone. */
function plainLinks(markdown: string): string {
  return markdown.replaceAll(/(?<!!)\[([^\]]+)\]\(#[^)]*\)/g, "$1");
}
