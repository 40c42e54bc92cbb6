import type { OpenApiDocument } from "../document/types.js";
import { type Change, steps } from "./change.js";
import { extensionChanges } from "./extension-changes.js";
import { redoclyChanges } from "./redocly-changes.js";
import { keyChanges, renameChange, renamed, renames } from "./renames.js";

/** The changes from one document to a newer one, the largest step first. Neither may reference a file. */
export async function changesBetween(base: OpenApiDocument, revision: OpenApiDocument): Promise<Change[]> {
  const newNames = renames(base, revision);
  const older = renamed(base, newNames);
  const changes = [
    ...keyChanges(base),
    ...newNames.map(renameChange),
    ...(await redoclyChanges(older, revision)),
    ...extensionChanges(older, revision),
  ];
  return changes.toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step));
}
