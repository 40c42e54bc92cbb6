/** Rejects misspelt names of fields and operations, which would otherwise be ignored. */
import type { Operation } from "../document/operations.js";
import { filterFields, type RequestFilter } from "./watch/seen-request.js";

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

/** @throws when a filter has an unknown field, or names an operation that the document lacks */
export function checkFilter(filter: RequestFilter, operations: Operation[]): void {
  if (typeof filter === "function") return;
  expectFields(filter, filterFields, "A request filter");
  expectOperation(filter.operation, operations);
}
