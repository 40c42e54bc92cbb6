/** The life of a number: created, detached, created again, released; and what an unknown one gets. */
import type { Run } from "../run/run.js";
import type { Scenario } from "../steps/step.js";
import { detaching } from "./detaching.js";
import { releasing } from "./releasing.js";
import { unknownScenario } from "./unknown.js";

export function lifeScenarios(run: Run): Scenario[] {
  const { get, detach, release } = run.companions;
  if (!get || !detach || !release) return [];
  const modes = run.valid.booleanChoices.filter(({ value }) => value !== undefined);
  return [...modes.map((mode) => detaching(run, mode)), releasing(run, release), unknownScenario(run)];
}
