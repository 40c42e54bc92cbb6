import { inc } from "semver";
import { type Change, type Step, steps } from "./change.js";

/**
 * The largest step that one of the changes needs, and the lowest version that is that step away from the base's.
 *
 * @throws when the base does not have a valid version
 */
export function neededVersion(baseVersion: string, changes: Change[]): { step: Step | undefined; needed: string } {
  const step = steps.find((step) => changes.some((change) => change.step === step));
  const needed = step ? inc(baseVersion, step) : baseVersion;
  if (!needed) throw new Error(`The version of the base is not valid: ${baseVersion}`);
  return { step, needed };
}
