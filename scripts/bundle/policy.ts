import type { OpenApiDocument, OperationObject } from "../document/types.js";

/** Fills in the document's timeout and retries, and their reasons, where an operation has none of its own. */
export function inheritPolicy(document: OpenApiDocument, operation: OperationObject): void {
  const { "x-speakeasy-timeout": timeout, "x-speakeasy-retries": retries, "x-assumed": reasons } = document;
  if (!timeout && !retries) return;
  Object.assign(operation, {
    "x-speakeasy-timeout": operation["x-speakeasy-timeout"] ?? timeout,
    "x-speakeasy-retries": { ...retries, ...operation["x-speakeasy-retries"] },
    "x-assumed": { ...reasons, ...operation["x-assumed"] },
  });
}
