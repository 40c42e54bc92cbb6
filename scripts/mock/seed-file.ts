import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Seed } from "./seed-format.js";

/**
 * Reads a seed from a file in JSON or YAML. `startMock` validates it.
 *
 * @throws when the file cannot be read, or is neither; the message names the file
 */
export async function readSeedFile(file: string): Promise<Seed> {
  try {
    return parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new Error(`The seed file ${file} cannot be read: ${(error as Error).message}`);
  }
}
