import type { Operation } from "../../document/operations.js";
import { expectFields, expectOperation } from "../known-names.js";
import type { FailureTarget } from "./failure.js";

/** @throws when a target has an unknown field, or names an operation that the document lacks */
export function checkedTarget(target: object, operations: Operation[]): FailureTarget {
  expectFields(target, ["account", "operation"], "The target of a failure");
  const { account, operation } = target as FailureTarget;
  if (account !== undefined && typeof account !== "string") throw new Error("account has to be a string.");
  expectOperation(operation, operations);
  return { ...(account !== undefined && { account }), ...(operation !== undefined && { operation }) };
}
