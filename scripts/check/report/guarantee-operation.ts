import { mainOperation, type Operation } from "../../document/operations.js";

/** The operation that gives a guarantee. A field of a request is guaranteed by the operation that takes it. */
export function operationOfGuarantee(all: Operation[], guarantee: string): Operation {
  const named = all.find(({ guarantees }) => guarantees.some(({ id }) => id === guarantee));
  const own = all.find(({ operationId }) => guarantee === operationId || guarantee.startsWith(`${operationId}.`));
  return named ?? own ?? mainOperation(all);
}
