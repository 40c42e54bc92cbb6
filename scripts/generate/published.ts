/** The document as it ships: one file that says everything, in any renderer, importer or code generator. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addNotes } from "../document/notes.js";
import type { OpenApiDocument } from "../document/types.js";
import { unwrap } from "./unwrap.js";

/** Keys whose values are prose, and objects of such values. */
const proseKeys = new Set(["description", "guarantee", "documented", "assumed"]);
const proseObjects = new Set(["x-assumed", "x-from-sdk"]);

/**
 * A copy of the bundled document whose marks stand in its descriptions too, whose images are part of it, and whose
 * prose is not wrapped.
 *
 * @param folder of the document, which its images are relative to
 */
export async function published(document: OpenApiDocument, folder: string): Promise<OpenApiDocument> {
  const copy = structuredClone(document);
  unwrapProse(copy);
  addNotes(copy);
  copy.info.description = plainLinks(await withImages(copy.info.description ?? "", folder));
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

/** Puts each image of the text into it: a path beside the document leads nowhere from a package or another page. */
async function withImages(markdown: string, folder: string): Promise<string> {
  const paths = [...new Set([...markdown.matchAll(/!\[[^\]]*\]\(([^):]+\.svg)\)/g)].map(([, path = ""]) => path))];
  const images = await Promise.all(
    paths.map(async (path) => [path, (await readFile(join(folder, path))).toString("base64")] as const),
  );
  return images.reduce(
    (text, [path, data]) => text.replaceAll(`(${path})`, `(data:image/svg+xml;base64,${data})`),
    markdown,
  );
}

/** Addresses such as `#section/…` lead to a heading in Redoc alone. */
function plainLinks(markdown: string): string {
  return markdown.replaceAll(/(?<!!)\[([^\]]+)\]\(#[^)]*\)/g, "$1");
}
