/** Refuses misspelt names, which would otherwise be ignored. */
import type { operations } from "../../generated/types.js";
import type { Operation } from "../document/operations.js";

/** An `operationId` of the document. */
export type OperationId = keyof operations;

/** @throws when an object has a field of another name; the message lists the known ones */
export function expectFields(object: object, known: readonly string[], what: string): void {
  const unknown = Object.keys(object).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`${what} has no field named ${unknown}. It has ${known.join(", ")}.`);
}

/** @throws when the document has no such operation; the message lists those it has */
export function expectOperation(name: unknown, operations: Operation[]): void {
  const known = operations.map(({ operationId }) => operationId);
  if (name !== undefined && !known.includes(name as string)) {
    throw new Error(`The API has no operation named ${name}. It has ${known.join(", ")}.`);
  }
}
