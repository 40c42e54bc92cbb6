import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { redocly } from "../redocly.js";

/**
 * Builds the docs site into a folder.
 *
 * @param folder made when it is not there
 * @returns the path of its `index.html`
 * @throws when Redocly refuses; the message is its own
 */
export async function buildDocs(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const page = join(folder, "index.html");
  const result = await redocly(["build-docs", "openapi/openapi.yaml", "--output", page]);
  if (result.code !== 0) throw new Error(`The docs could not be built.\n\n${result.stderr}`);
  return page;
}
