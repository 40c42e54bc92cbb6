import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Calls a function with a document from a file or from a git revision.
 *
 * @param base the path of a file, or a git revision
 * @param documentFile the path of the document in that revision; the files that it references are in the same folder
 * @param use gets the path of a file that exists until the returned promise settles
 * @throws when `base` is neither
 */
export async function withBaseDocument<Result>(
  base: string,
  documentFile: string,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  if (existsSync(base)) return use(base);
  const folder = await mkdtemp(join(tmpdir(), "videosdk-sip-contract-"));
  try {
    await extract(base, documentFile, folder);
    return await use(join(folder, documentFile));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function extract(revision: string, file: string, folder: string): Promise<void> {
  const archive = join(folder, "archive.tar");
  try {
    await run("git", ["archive", "--format=tar", `--output=${archive}`, "--end-of-options", revision, dirname(file)]);
  } catch {
    throw new Error(`"${revision}" is neither a file nor a git revision that has ${file}.`);
  }
  await run("tar", ["-xf", archive, "-C", folder]);
}
