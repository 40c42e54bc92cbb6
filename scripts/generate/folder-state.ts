import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

type FileState = "unchanged" | "stale" | "missing" | "unknown";

/**
 * How a folder compares with the files that it should hold.
 *
 * @param files content by file name
 * @returns the state of each of them, and `unknown` for anything else in the folder
 */
export async function folderState(folder: string, files: Record<string, string>): Promise<Record<string, FileState>> {
  const present = await readdir(folder).catch(() => [] as string[]);
  const names = [...new Set([...Object.keys(files), ...present])];
  const states = names.map(async (name): Promise<[string, FileState]> => {
    const expected = files[name];
    if (expected === undefined) return [name, "unknown"];
    if (!present.includes(name)) return [name, "missing"];
    return [name, (await readFile(join(folder, name), "utf8")) === expected ? "unchanged" : "stale"];
  });
  return Object.fromEntries(await Promise.all(states));
}
