/** Packs the package and installs it outside of this repository, for the tests that look at it as its users do. */
import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import packageFile from "../../package.json" with { type: "json" };
import { succeed } from "../run.js";
import type { Made } from "../shared.js";

export interface Projects {
  /** A copy of this repository. */
  clone: string;
  /** The packed package. */
  tarball: string;
  /** The paths of the files in it. */
  files: string[];
  /** A project that installed the package and nothing else. */
  bare: string;
  /** A project that also has the optional peers. */
  equipped: string;
}

/** @throws when it cannot be built, packed or installed */
export async function install(): Promise<Made<Projects>> {
  const folder = await mkdtemp(join(tmpdir(), "package-"));
  const end = () => rmSync(folder, { recursive: true, force: true });
  // Nobody ends it when it cannot be made, or when the tests are interrupted.
  process.once("exit", end);
  return { thing: await createProjects(folder), end };
}

async function createProjects(folder: string): Promise<Projects> {
  const clone = await copyRepository(join(folder, "clone"));
  const { tarball, files } = await pack(clone, folder);

  const bare = await emptyProject(join(folder, "bare"));
  await succeed(bare, "npm", "install", "--silent", "--prefer-offline", tarball);

  // The peers are those of this repository: installing them again would take a minute.
  const equipped = join(folder, "equipped");
  await cp(bare, equipped, { recursive: true, verbatimSymlinks: true });
  for (const peer of Object.keys(packageFile.peerDependencies)) {
    const link = join(equipped, "node_modules", peer);
    await mkdir(dirname(link), { recursive: true });
    await symlink(resolve("node_modules", peer), link);
  }

  return { clone, tarball, files, bare, equipped };
}

/** Other tests may be using the working tree. */
async function copyRepository(copy: string): Promise<string> {
  const leftOut = ["node_modules", ".git", "dist"];
  await cp(".", copy, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
  await symlink(resolve("node_modules"), join(copy, "node_modules"));
  return copy;
}

async function pack(clone: string, folder: string): Promise<Pick<Projects, "tarball" | "files">> {
  await succeed(clone, "npm", "run", "build");
  const output = await succeed(clone, "npm", "pack", "--json", "--pack-destination", folder);
  const [packed] = JSON.parse(output) as [{ filename: string; files: { path: string }[] }];
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path).sort() };
}

async function emptyProject(folder: string): Promise<string> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return folder;
}
