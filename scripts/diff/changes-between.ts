import { bundle } from "../redocly.js";
import { type Change, steps } from "./change.js";
import { extensionChanges } from "./extension-changes.js";
import { redoclyChanges } from "./redocly-changes.js";

/**
 * What changed from one document to another, the largest step first. Both are bundled before: one may have in files what
 * the other has in itself.
 *
 * @param base the path of the older document
 * @param revision the path of the newer one
 * @throws when one of them cannot be read
 */
export async function changesBetween(
  base: string,
  revision: string,
): Promise<{ baseVersion: string; changes: Change[] }> {
  const [before, after] = await Promise.all([bundle(base), bundle(revision)]);
  const changes = [...(await redoclyChanges(before, after)), ...extensionChanges(before, after)];
  return {
    baseVersion: before.info.version,
    changes: changes.toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step)),
  };
}
