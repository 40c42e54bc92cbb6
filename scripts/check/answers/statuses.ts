import { type Operation, successOf } from "../../document/operations.js";

/** @throws when the operation has no response for a success */
export function successStatus(operation: Operation): string {
  const [status] = successOf(operation) ?? [];
  if (!status) throw new Error(`${operation.operationId} has no response for success`);
  return status;
}

/**
 * The status with which an operation refuses for this reason.
 *
 * @param kind of the document's `x-reasons`
 * @throws when the document has no such reason, which the check cannot tell the guarantees without
 */
export function statusFor({ operationId, responses }: Operation, kind: string): string {
  const found = Object.entries(responses).find(([, { reasons }]) => reasons.some((reason) => reason.kind === kind));
  if (!found) throw new Error(`${operationId} has no response with the reason ${kind}`);
  return found[0];
}
