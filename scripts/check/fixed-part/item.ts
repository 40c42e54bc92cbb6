import type { Scenario, Step } from "../steps/step.js";

/** One transaction: a step of a scenario. */
export interface Item {
  name: string;
  running: Running;
  index: number;
}

/** A scenario while it is played. */
export interface Running {
  scenario: Scenario;
  /** Called with the steps of all, when this is the last of the scenarios that it was asked for. */
  whenAllSent?: (() => Promise<void>) | undefined;
  /** How many steps it has in this run. */
  length: number;
  steps: Step[];
}
