import { type Operation, successOf } from "../../document/operations.js";

/** The statuses by the reasons of refusals. Each response of a long history asks for some. */
const known = new WeakMap<Operation, { success: string | undefined; refusals: Map<string, string> }>();

/** @throws when the operation has no response for a success */
export function successStatus(operation: Operation): string {
  const { success } = statusesOf(operation);
  if (!success) throw new Error(`${operation.operationId} has no response for success`);
  return success;
}

/**
 * The status with which an operation refuses for this reason.
 *
 * @param kind of the document's `x-reasons`
 * @throws when the document has no such reason, which the check cannot tell the guarantees without
 */
export function statusFor(operation: Operation, kind: string): string {
  const status = statusesOf(operation).refusals.get(kind);
  if (!status) throw new Error(`${operation.operationId} has no response with the reason ${kind}`);
  return status;
}

function statusesOf(operation: Operation) {
  const read = known.get(operation);
  if (read) return read;
  const reasons = Object.entries(operation.responses).flatMap(([status, response]) =>
    response.reasons.map(({ kind }): [string, string] => [kind, status]),
  );
  // A reason that two statuses have is that of the first.
  const statuses = { success: successOf(operation)?.[0], refusals: new Map(reasons.reverse()) };
  known.set(operation, statuses);
  return statuses;
}
