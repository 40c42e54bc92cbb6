import type { Operation } from "../../document/operations.js";
import type { Subject } from "../requests/subject.js";
import type { Call } from "./test-case.js";

export interface Described extends Pick<Subject, "create" | "companions"> {
  /** Every operation of the document. */
  operations: Operation[];
}

/** The operation that a call is of; undefined where the document lacks it. A wait counts as one of the create. */
export function operationOf(call: Call, { create, companions, operations }: Described): Operation | undefined {
  if (call.operation === "create" || call.operation === "wait") return create;
  if (call.operation === "other") return operations.find(({ operationId }) => operationId === call.operationId);
  return companions[call.operation];
}
