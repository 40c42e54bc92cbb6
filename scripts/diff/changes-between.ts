import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { OpenApiDocument } from "../document/types.js";
import { type Change, steps } from "./change.js";
import { extensionChanges } from "./extension-changes.js";
import { redoclyChanges } from "./redocly-changes.js";

/**
 * What changed from one document to another, the largest step first.
 *
 * @param base the path of the older document
 * @param revision the path of the newer one
 * @throws when one of them cannot be read
 */
export async function changesBetween(
  base: string,
  revision: string,
): Promise<{ baseVersion: string; changes: Change[] }> {
  const { baseVersion, changes } = await redoclyChanges(base, revision);
  const all = [...changes, ...extensionChanges(await read(base), await read(revision))];
  return { baseVersion, changes: all.toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step)) };
}

async function read(file: string): Promise<OpenApiDocument> {
  return parse(await readFile(file, "utf8"));
}
