import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { joinNotices } from "./bundled-packages.js";

/**
 * Writes the licenses of every package whose code was bundled, as those licenses ask.
 *
 * @param copied the folders of packages whose files were copied
 * @throws when such a package has no license file
 */
export async function writeLicenses(builds: Metafile[], copied: string[], path: string): Promise<void> {
  const inputs = builds.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
    ),
  );
  const bundled = inputs.flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []);
  const folders = new Set([...bundled, ...copied]);
  const notices = await Promise.all([...folders].sort().map(notice));
  await writeFile(path, joinNotices(notices));
}

async function notice(folder: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} is bundled and has no license file`);
  return `${name} ${version}\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`;
}
