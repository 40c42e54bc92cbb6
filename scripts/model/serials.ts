import type { KnownNumber } from "./state.js";

/**
 * Finds a number by halves.
 *
 * @param registered in the order of their serials
 * @returns its index; -1 when there is none
 */
export function indexOfSerial(registered: KnownNumber[], serial: number): number {
  let from = 0;
  let to = registered.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((registered[middle] as KnownNumber).serial < serial) from = middle + 1;
    else to = middle;
  }
  return registered[from]?.serial === serial ? from : -1;
}
