/** Cuts the history of a discrepancy down to what shows it. It cannot be sent again: its parts are judged again. */
import type { Model } from "../../model/model.js";
import type { Event } from "../history/event.js";
import type { Contract } from "../oracle/contract.js";
import { type Discrepancy, isDiscrepancy, sameFault } from "../oracle/discrepancy.js";
import { Oracle } from "../oracle/oracle.js";
import { inDoubt, type Tracked } from "./tracked.js";

/** How many of the latest rounds are told where no part of the history shows it alone. */
const mostTold = 6;

/** The rounds that show the discrepancy, which is one of the last. Without any of them it is not there. */
export function cutDown(contract: Contract, tracked: Tracked, rounds: Event[][], fault: Discrepancy): Event[][] {
  const { initial } = tracked;
  if (tracked.isCut || !shows(contract, tracked, initial, rounds, fault)) return rounds.slice(-mostTold);
  let cut = rounds;
  for (let index = cut.length - 2; index >= 0; index--) {
    const without = cut.toSpliced(index, 1);
    if (shows(contract, tracked, initial, without, fault)) cut = without;
  }
  return cut;
}

/** Whether the discrepancy rests on what a list showed of the number before: without that, it would not be one. */
export function restsOnList(contract: Contract, tracked: Tracked, rounds: Event[][], fault: Discrepancy): boolean {
  if (tracked.proof.length === 0 || tracked.isCut) return false;
  return !shows(contract, tracked, inDoubt(contract.values, tracked.number), rounds, fault);
}

/** Whether the discrepancy rests on any earlier response: a refusal's status may be right in one state of the number only. */
export function restsOnState(contract: Contract, tracked: Tracked, round: Event[], fault: Discrepancy): boolean {
  return !shows(contract, tracked, inDoubt(contract.values, tracked.number), [round], fault);
}

function shows(
  contract: Contract,
  { number, oracle: { known } }: Tracked,
  initial: Model[],
  rounds: Event[][],
  fault: Discrepancy,
): boolean {
  const oracle = new Oracle(contract, [number]);
  oracle.states = initial;
  for (const [each, id] of known.ids) oracle.known.ids.set(each, id);
  const found = rounds.map((round) => oracle.judge(round)).at(-1) ?? [];
  return found.some((each) => isDiscrepancy(each) && sameFault(each, fault) && each.guarantee === fault.guarantee);
}
