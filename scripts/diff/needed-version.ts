import { inc } from "semver";
import { type Change, type Step, steps } from "./change.js";

/**
 * The largest step that one of the changes needs, and the lowest version that is that step away from the base's.
 *
 * @throws when the base has a version that is none
 */
export function neededVersion(baseVersion: string, changes: Change[]): { step: Step | undefined; needed: string } {
  const step = steps.find((step) => changes.some((change) => change.step === step));
  const needed = step ? inc(baseVersion, step) : baseVersion;
  if (!needed) throw new Error(`The base has a version that is none: ${baseVersion}`);
  return { step, needed };
}
