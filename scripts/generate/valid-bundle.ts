import { bundle } from "../bundle/bundle.js";
import type { OpenApiDocument } from "../document/types.js";
import { redocly } from "../redocly.js";

/**
 * The document with every file that it references put into it.
 *
 * @throws when the document is not valid; the message is the linter's, with file and line
 */
export async function validBundle(documentFile: string): Promise<OpenApiDocument> {
  const [lint, bundled] = await Promise.allSettled([redocly(["lint", documentFile]), bundle(documentFile)]);
  if (lint.status === "rejected") throw lint.reason;
  const { code, stdout, stderr } = lint.value;
  if (code !== 0) throw new Error(`${documentFile} is not valid.\n\n${stdout}${stderr}`.trim());
  if (bundled.status === "rejected") throw bundled.reason;
  return bundled.value;
}
