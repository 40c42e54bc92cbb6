import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenApiDocument } from "../document/types.js";
import { redocly } from "../redocly.js";

/**
 * The document with every file that it references put into it.
 *
 * @throws when the document is not valid; the message is the linter's, with file and line
 */
export async function bundle(documentFile: string): Promise<OpenApiDocument> {
  const lint = await redocly(["lint", documentFile]);
  if (lint.code !== 0) throw new Error(`${documentFile} is not valid.\n\n${lint.stdout}${lint.stderr}`.trim());

  const folder = await mkdtemp(join(tmpdir(), "videosdk-sip-contract-"));
  try {
    const output = join(folder, "openapi.json");
    const result = await redocly(["bundle", documentFile, "--output", output]);
    if (result.code !== 0) throw new Error(`${documentFile} cannot be bundled.\n\n${result.stderr}`.trim());
    return JSON.parse(await readFile(output, "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
