/** The command line bundled, as the package has it: from TypeScript, each process would take a second until it has loaded everything. */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll } from "vitest";

/** The path of a program for Node, which is there until the tests of this file have run. */
export async function bundledCli(): Promise<string> {
  // Within this repository, where it finds package.json and what is installed.
  const folder = await mkdtemp(resolve("node_modules/.cli-"));
  afterAll(() => rm(folder, { recursive: true }));
  await build({
    entryPoints: ["scripts/cli.ts"],
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  await copyFile("scripts/check/sending/dredd-hooks.cjs", join(folder, "dredd-hooks.cjs"));
  return join(folder, "cli.js");
}
