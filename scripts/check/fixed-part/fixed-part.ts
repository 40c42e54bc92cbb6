/** Sends the fixed part: one request after the other, or in several lanes at the same time where the order does not matter. */

import type { Progress } from "../progress.js";
import type { Run } from "../run/run.js";
import { plan } from "../scenarios/plan.js";
import { type SendItems, sendOneByOne } from "../sending/one-by-one.js";
import { concerns, type Scenario } from "../steps/step.js";
import type { Conductor } from "./conductor.js";
import { InPhases } from "./in-phases.js";
import type { Item } from "./item.js";
import { judgeOpening } from "./opening.js";
import { learnReadDelay } from "./read-delay.js";

export interface FixedPartOptions {
  /** Only these guarantees; all when left out. */
  only?: string[] | undefined;
  /** How the requests are sent: through Dredd, for example. */
  sendItems?: SendItems | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** @throws `CannotCheck` when the server cannot be reached, is not this API or refuses the token */
export async function runFixedPart(
  run: Run,
  conductor: Conductor,
  { only, sendItems = sendOneByOne, onProgress }: FixedPartOptions,
): Promise<void> {
  const { opening, phases } = plan(run);
  const first = conductor.items(opening, async (steps) => {
    await judgeOpening(run, conductor, steps);
    if (run.options.writes && run.companionsThere && !conductor.stopped) await learnReadDelay(run);
  });
  const wanted = phases.map((scenarios) => scenarios.filter((scenario) => isWanted(run, scenario, only)));
  const items = wanted.map((scenarios) => conductor.items(scenarios));
  const total = first.length + items.flat().length;
  let done = 0;
  conductor.onStep = (step) => onProgress?.({ done: ++done, total, step });

  const { concurrency = 1, url } = run.options;
  const send = (lane: Item[], conducting: typeof conductor | InPhases) =>
    sendItems(url, lane, run.newTransport(), conducting);
  if (concurrency === 1) return send([first, ...items].flat(), conductor);
  await send(first, conductor);
  // One call for each lane, whatever the number of phases: to start Dredd takes as long as many requests.
  const lanes = lanesOf(wanted, concurrency).map((phases) => phases.map((scenarios) => conductor.items(scenarios)));
  const conducting = new InPhases(conductor, lanes);
  await Promise.all(
    lanes.map((phases) =>
      send(phases.flat(), conducting).catch((error: unknown) => {
        conducting.fail(error);
        throw error;
      }),
    ),
  );
}

/** Deals the scenarios of each phase out to so many lanes, those that have nothing to do left out. */
function lanesOf(phases: Scenario[][], count: number): Scenario[][][] {
  const lane = (own: number) => phases.map((scenarios) => scenarios.filter((_, index) => index % count === own));
  return Array.from({ length: count }, (_, own) => lane(own)).filter((dealt) => dealt.flat().length > 0);
}

/** Whatever is wanted, the valid requests are sent too: they tell which valid bodies the server accepts. */
function isWanted(run: Run, { numbers, build }: Scenario, only: string[] | undefined): boolean {
  if (!only) return true;
  const steps = build(Array.from({ length: numbers }, () => ""));
  const wanted = [...only, ...(run.options.writes ? ["every-choice"] : []), ...needed(only)];
  return steps.some((step) => wanted.some((id) => concerns(step, id)));
}

/** What is created where it must not be is seen with the numbers of the refused requests about every other guarantee. */
function needed(only: string[]): string[] {
  return only.includes("invalid-creates-nothing") ? ["refused", "body"] : [];
}
