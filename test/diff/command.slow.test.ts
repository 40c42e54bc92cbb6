import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import released from "../../openapi/released.json" with { type: "json" };
import packageFile from "../../package.json" with { type: "json" };
import { run, succeed } from "../run.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A copy of what `npm run diff` reads, in a git repository of its own. */
const folder = await temporaryFolder(afterAll);
beforeAll(async () => {
  for (const name of ["openapi", "package.json"]) await cp(name, join(folder, name), { recursive: true });
  // Bundled, but for the version: from TypeScript, each start would take a second until everything is loaded.
  const path = join(folder, "package.json");
  await build({
    entryPoints: ["scripts/diff/main.ts"],
    outfile: join(folder, "scripts/diff/main.js"),
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    plugins: [
      {
        name: "this package.json",
        setup: ({ onResolve }) => onResolve({ filter: /\/package\.json$/ }, () => ({ path, external: true })),
      },
    ],
  });
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await git("init", "--quiet");
  await git("add", "openapi");
  await git("commit", "--quiet", "--message", "Release");
});
const git = (...args: string[]) =>
  succeed(folder, "git", "-c", "user.name=Test", "-c", "user.email=test@example.com", ...args);
const diff = (...args: string[]) => run(folder, process.execPath, "scripts/diff/main.js", ...args);

async function edit(file: string, from: string, to: string): Promise<void> {
  const path = join(folder, file);
  await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
}

test.concurrent("a revision or file that is not there cannot be compared with", async ({ expect }) => {
  expect(await diff("v0.0.0")).toMatchObject({ code: 2, stderr: expect.stringContaining('"v0.0.0"') });
  expect(await diff("package.json")).toMatchObject({ code: 2, stderr: expect.stringContaining("package.json cannot") });
  expect(await diff("--unknown")).toMatchObject({ code: 2, stderr: expect.stringContaining("Usage:") });
});

// One story, told in order.
test("without tags it compares with the released document, says which version that is, and fails until the version follows", async () => {
  const { version } = released.info;
  await edit("package.json", `"version": "${packageFile.version}"`, `"version": "${version}"`);
  await edit("openapi/openapi.yaml", "        - tls\n", "");
  const failure = await diff();
  expect(failure.code).toBe(1);
  expect(failure.stdout).toMatch(/^major +schema SipTransport: enum without "tls"/m);
  expect(failure.stdout).toContain(`Since version ${version} (openapi/released.json) the document changed by a major`);
  const next = `${Number.parseInt(version, 10) + 1}.0.0`;
  expect(failure.stderr).toContain(next);

  await edit("package.json", `"version": "${version}"`, `"version": "${next}"`);
  expect(await diff()).toMatchObject({ code: 0, stderr: "" });
});

test("any revision can be the base: its document with the files that this references", async () => {
  const { stdout } = await diff("HEAD");
  expect(stdout).toMatch(/^Since version .* \(HEAD\) the document changed by a major step/m);
  expect(stdout.split("\n").filter((line) => /^(major|minor|patch)/.test(line))).not.toEqual([]);
  expect(stdout).not.toContain("code-samples");
});
