import type { Operation } from "../../document/operations.js";
import type { Subject } from "../requests/subject.js";
import { type Call, isOnGateway } from "./test-case.js";

export interface Described extends Pick<Subject, "create" | "companions" | "gatewayOperations"> {
  /** Every operation of the document. */
  operations: Operation[];
}

/** The operation that a call is of; undefined where the document lacks it. A wait counts as one of the create. */
export function operationOf(
  call: Call,
  { create, companions, gatewayOperations, operations }: Described,
): Operation | undefined {
  if (call.operation === "create" || call.operation === "wait") return create;
  if (call.operation === "other") return operations.find(({ operationId }) => operationId === call.operationId);
  return isOnGateway(call) ? gatewayOperations[call.operation] : companions[call.operation];
}
