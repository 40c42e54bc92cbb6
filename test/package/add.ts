import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { succeed } from "../run.js";

/** Makes a CommonJS project, as `npm init` does, with the packed package and others: `name@range` each. */
export async function projectWith(folder: string, tarball: string, ...packages: string[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  await add(folder, tarball, ...packages);
  return folder;
}

/** Installs packages beside those that a folder has. */
export async function add(folder: string, ...packages: string[]): Promise<void> {
  const quietly = ["--silent", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await succeed(folder, "npm", "install", "--no-save", ...quietly, "--prefix", folder, ...packages);
}

/** The version of what is installed in a folder under this name. */
export async function installedVersion(folder: string, name: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, "node_modules", name, "package.json"), "utf8"));
  return version;
}
