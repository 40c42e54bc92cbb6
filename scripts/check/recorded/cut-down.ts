/** Cuts the history of a discrepancy down to what shows it. It cannot be sent again: its parts are judged again. */
import type { Event } from "../history/event.js";
import { type Discrepancy, isDiscrepancy, sameFault } from "../oracle/discrepancy.js";
import { type Contract, Oracle } from "../oracle/oracle.js";
import type { Tracked } from "./tracked.js";

/** How many of the latest rounds are told where no part of the history shows it alone. */
const mostTold = 6;

/** The rounds that show the discrepancy, which is one of the last. Without any of them it is not there. */
export function cutDown(contract: Contract, tracked: Tracked, rounds: Event[][], fault: Discrepancy): Event[][] {
  if (tracked.isCut || !shows(contract, tracked, rounds, fault)) return rounds.slice(-mostTold);
  let cut = rounds;
  for (let index = cut.length - 2; index >= 0; index--) {
    const without = cut.toSpliced(index, 1);
    if (shows(contract, tracked, without, fault)) cut = without;
  }
  return cut;
}

function shows(
  contract: Contract,
  { number, initial, oracle: { ids } }: Tracked,
  rounds: Event[][],
  fault: Discrepancy,
): boolean {
  const oracle = new Oracle(contract, [number]);
  oracle.states = initial;
  for (const [known, id] of ids) oracle.ids.set(known, id);
  const found = rounds.map((round) => oracle.judge(round)).at(-1) ?? [];
  return found.some((each) => isDiscrepancy(each) && sameFault(each, fault) && each.guarantee === fault.guarantee);
}
