import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { operationObjects, operations } from "../document/operations.js";
import type { OpenApiDocument, OperationObject } from "../document/types.js";
import { redocly } from "../redocly.js";
import { codeSamples } from "./code-samples/code-samples.js";

/**
 * The document as one object: with every file that it references, and with the derived timeout, retries and code samples of
 * each operation.
 *
 * @param documentFile its path
 * @throws when it cannot be read; the message is Redocly's
 */
export async function bundle(documentFile: string): Promise<OpenApiDocument> {
  // In another folder, because redocly.yaml is for linting.
  const { code, stdout, stderr } = await redocly(["bundle", resolve(documentFile), "--ext", "json"], tmpdir());
  if (code !== 0) throw new Error(`${documentFile} cannot be bundled.\n\n${stderr.trim()}`);
  return complete(JSON.parse(stdout));
}

function complete(document: OpenApiDocument): OpenApiDocument {
  const written = operationObjects(document);
  for (const operation of written) inheritPolicy(document, operation);
  for (const [index, operation] of operations(document).entries()) {
    const own = written[index];
    // Documents of older releases contain their samples.
    if (own) own["x-codeSamples"] ??= codeSamples(document, operation);
  }
  return document;
}

/** Fills in the document's timeout and retries, and their reasons, where an operation has none of its own. */
function inheritPolicy(document: OpenApiDocument, operation: OperationObject): void {
  const { "x-speakeasy-timeout": timeout, "x-speakeasy-retries": retries, "x-assumed": reasons } = document;
  if (!timeout && !retries) return;
  Object.assign(operation, {
    "x-speakeasy-timeout": operation["x-speakeasy-timeout"] ?? timeout,
    "x-speakeasy-retries": { ...retries, ...operation["x-speakeasy-retries"] },
    "x-assumed": { ...reasons, ...operation["x-assumed"] },
  });
}
