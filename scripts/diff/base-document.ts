import { execFile } from "node:child_process";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The tag of the last release before the commit that is checked out, if there is one. */
export async function lastRelease(): Promise<string | undefined> {
  try {
    const { stdout } = await run("git", ["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"]);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/**
 * Lends a document that is a file, or that git has in an older revision.
 *
 * @param base the path of a file, or a git revision
 * @param documentFile the path of the document in that revision
 * @param use is given the path of a file that is there until it is done
 * @throws when `base` is neither
 */
export async function withBaseDocument<Result>(
  base: string,
  documentFile: string,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  if (await exists(base)) return use(base);
  const content = await showRevision(base, documentFile);
  const folder = await mkdtemp(join(tmpdir(), "videosdk-sip-contract-"));
  try {
    const file = join(folder, "openapi.yaml");
    await writeFile(file, content);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function showRevision(revision: string, file: string): Promise<string> {
  try {
    return (await run("git", ["show", "--end-of-options", `${revision}:${file}`], { maxBuffer: Infinity })).stdout;
  } catch {
    throw new Error(`"${revision}" is neither a file nor a git revision that has ${file}.`);
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
