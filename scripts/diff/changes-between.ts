import type { OpenApiDocument } from "../document/types.js";
import { type Change, steps } from "./change.js";
import { extensionChanges } from "./extension-changes.js";
import { redoclyChanges } from "./redocly-changes.js";

/** What changed from one document to a newer one, the largest step first. Neither may reference a file. */
export async function changesBetween(base: OpenApiDocument, revision: OpenApiDocument): Promise<Change[]> {
  const changes = [...(await redoclyChanges(base, revision)), ...extensionChanges(base, revision)];
  return changes.toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step));
}
