import type { operations } from "../../generated/types.js";

/** An `operationId` of the document. */
export type OperationId = keyof operations;
