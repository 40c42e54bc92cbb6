import type { Operation } from "../../document/operations.js";

/** The assumed part of a guarantee, with the reason. */
export function assumptionOf(operation: Operation | undefined, guarantee: string): string | undefined {
  return operation?.guarantees.find(({ id }) => id === guarantee)?.assumed;
}
