/**
 * Packs the package and installs it outside of this repository, once for all tests that look at it as its users do, as soon as
 * the first of them asks by `installed()`. Meanwhile, other tests run.
 */
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import packageFile from "../../package.json" with { type: "json" };
import { succeed } from "../run.js";
import type { Projects } from "./installed.js";

export default async function install(testProject: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "package-"));
  let answer: Promise<{ status: number; body: string }> | undefined;
  const server = createServer(async (_, response) => {
    answer ??= createProjects(folder).then(
      (projects) => ({ status: 200, body: JSON.stringify(projects) }),
      (error) => ({ status: 500, body: `${error.stack}` }),
    );
    const { status, body } = await answer;
    response.writeHead(status).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  testProject.provide("installation", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    await answer;
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  };
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
