import type { Operation } from "../../document/operations.js";

/** What of a promise of the operation no source says, and why it was assumed. */
export function assumptionOf(operation: Operation | undefined, promise: string): string | undefined {
  return operation?.promises.find(({ id }) => id === promise)?.assumed;
}
