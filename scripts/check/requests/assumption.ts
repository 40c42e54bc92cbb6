import type { Operation } from "../../document/operations.js";

/** What of a guarantee of the operation no source says, and why it was assumed. */
export function assumptionOf(operation: Operation | undefined, guarantee: string): string | undefined {
  return operation?.guarantees.find(({ id }) => id === guarantee)?.assumed;
}
