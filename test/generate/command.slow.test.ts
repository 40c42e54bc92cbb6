/** How `npm run generate` fails; what it does else is tested where it has something to do, in new-operation.test.ts. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const run = promisify(execFile);

/** A copy of what `npm run generate` reads. */
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "generate-"));
  for (const name of ["openapi", "generated", "scripts", "package.json", "redocly.yaml", "tsconfig.json"]) {
    await cp(name, join(folder, name), { recursive: true });
  }
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
});
afterEach(() => rm(folder, { recursive: true }));

const generate = () => run("npm", ["run", "--silent", "generate"], { cwd: folder });

test("an invalid document fails, and leaves generated/ as it was", async () => {
  await writeFile(join(folder, "openapi/openapi.yaml"), "openapi: 3.1.0\ninfo: {}\n");

  const failure = await generate().catch((error) => error);

  expect(failure.code).toBe(1);
  expect(failure.stderr).toContain("openapi/openapi.yaml:");
  expect(failure.stderr).toContain("generated/ is as it was");
  for (const name of await readdir("generated")) {
    expect(await readFile(join(folder, "generated", name), "utf8"), name).toBe(
      await readFile(`generated/${name}`, "utf8"),
    );
  }
});
