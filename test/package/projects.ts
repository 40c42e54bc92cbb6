/** The package as its users have it: packed, and installed outside of this repository. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import packageFile from "../../package.json" with { type: "json" };
import { succeed } from "../run.js";

/** The Node that runs this test, and 24 beside it: the package must run on the oldest that it names and on newer ones. */
export const nodeNames = process.versions.node.startsWith("24.") ? ["Node 24"] : ["this Node", "Node 24"];

export interface Projects {
  /** The packed package. */
  tarball: string;
  /** The paths of the files in it. */
  files: string[];
  /** A project that installed the package and nothing else. */
  bare: string;
  /** A project that also has the optional peers. */
  equipped: string;
  /** The `node` binary of each name. */
  nodes: Map<string, string>;
  remove(): Promise<void>;
}

export async function createProjects(): Promise<Projects> {
  const folder = await mkdtemp(join(tmpdir(), "package-"));
  const [{ tarball, files }, nodes] = await Promise.all([pack(folder), nodeBinaries(join(folder, "nodes"))]);

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

  return { tarball, files, bare, equipped, nodes, remove: () => rm(folder, { recursive: true }) };
}

/** Builds and packs a copy of the working tree, which other tests may be using. */
async function pack(folder: string): Promise<Pick<Projects, "tarball" | "files">> {
  const copy = join(folder, "copy");
  const leftOut = ["node_modules", ".git", "dist"];
  await cp(".", copy, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
  await symlink(resolve("node_modules"), join(copy, "node_modules"));
  await succeed(copy, "npm", "run", "build");
  const output = await succeed(copy, "npm", "pack", "--json", "--pack-destination", folder);
  const [packed] = JSON.parse(output) as [{ filename: string; files: { path: string }[] }];
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path).sort() };
}

async function nodeBinaries(folder: string): Promise<Map<string, string>> {
  const [current, other] = nodeNames;
  const binaries = new Map([[String(current), process.execPath]]);
  if (other) {
    // The npm package `node` is a launcher that fetches this one, which holds the binary.
    const binaryPackage = `node-${process.platform}-${process.arch}`;
    await emptyProject(folder);
    await succeed(folder, "npm", "install", "--silent", "--prefer-offline", `${binaryPackage}@24`);
    binaries.set(other, join(folder, "node_modules", binaryPackage, "bin", "node"));
  }
  return binaries;
}

async function emptyProject(folder: string): Promise<string> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return folder;
}
