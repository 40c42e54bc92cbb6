import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { OpenApiDocument } from "../document/types.js";
import { redocly } from "../redocly.js";
import { type Change, steps } from "./change.js";
import { extensionChanges } from "./extension-changes.js";
import { redoclyChanges } from "./redocly-changes.js";

/**
 * What changed from one document to another, the largest step first. Both are bundled before: one may have in files what
 * the other has in itself.
 *
 * @param base the path of the older document
 * @param revision the path of the newer one
 * @throws when one of them cannot be read
 */
export async function changesBetween(
  base: string,
  revision: string,
): Promise<{ baseVersion: string; changes: Change[] }> {
  const folder = await mkdtemp(join(tmpdir(), "videosdk-sip-contract-"));
  const [before, after] = [join(folder, "before.json"), join(folder, "after.json")];
  try {
    await Promise.all([bundle(base, before), bundle(revision, after)]);
    const [older, newer] = await Promise.all([read(before), read(after)]);
    const changes = [...(await redoclyChanges(before, after)), ...extensionChanges(older, newer)];
    return {
      baseVersion: older.info.version,
      changes: changes.toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function bundle(file: string, output: string): Promise<void> {
  const { code, stderr } = await redocly(["bundle", resolve(file), "--output", output], tmpdir());
  if (code !== 0) throw new Error(`${file} cannot be compared.\n\n${stderr.trim()}`);
}

async function read(file: string): Promise<OpenApiDocument> {
  return JSON.parse(await readFile(file, "utf8"));
}
