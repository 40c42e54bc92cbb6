/** The requests of the fixed part, all of them derived from the document. */
import type { Run } from "../run/run.js";
import type { Scenario, Step } from "../steps/step.js";
import { attachedScenarios } from "./attached.js";
import { bodyRefusals } from "./body-refusals.js";
import { companionRefusals } from "./companion-refusals.js";
import { firstRefusals } from "./first-refusals.js";
import { gatewayScenarios } from "./gateways.js";
import { lifeScenarios } from "./life.js";
import { firstList, listScenarios } from "./lists.js";
import { nothingCreated } from "./nothing-created.js";
import { otherScenarios } from "./other-operations.js";
import { raceScenarios } from "./races.js";
import { tokenRefusals } from "./token-refusals.js";
import { validScenarios } from "./valid-steps.js";

/** Scenarios in phases: each phase needs what the ones before it found out; within a phase the order does not matter. */
export interface Plan {
  /** Tells whether this is the API, whether it takes the token, and whether it has the companions. */
  opening: Scenario[];
  phases: Scenario[][];
}

export function plan(run: Run): Plan {
  const token = tokenRefusals(run);
  const body = bodyRefusals(run);
  const opening = [...firstList(run), ...firstRefusals(run)];
  const subjects = [...new Set(body.flatMap(subjectsOf))];
  return {
    opening,
    phases: [
      validScenarios(run),
      [...token, ...body, ...otherScenarios(run)],
      attachedScenarios(run),
      [
        ...nothingCreated(run, subjects),
        ...gatewayScenarios(run),
        ...listScenarios(run),
        ...lifeScenarios(run),
        ...companionRefusals(run),
      ],
      // Alone, so that nothing takes their moment away.
      ...raceScenarios(run).map((scenario) => [scenario]),
    ],
  };
}

/** What the scenario's refused requests with numbers are about. */
function subjectsOf({ numbers, build }: Scenario): string[] {
  return numbers === 0 ? [] : build(Array.from({ length: numbers }, () => "")).map(({ guarantee }) => guarantee);
}

/** Every step of the plan, with no numbers in it. */
export function plannedSteps(run: Run): Step[] {
  const { opening, phases } = plan(run);
  return [opening, ...phases].flat().flatMap(({ numbers, build }) => build(Array.from({ length: numbers }, () => "")));
}
