import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { run } from "../run.js";
import { temporaryFolder } from "../temporary-folder.js";

test("npm pack in a clone that is not built, or not to its end, fails and says what to do", async () => {
  const clone = await temporaryFolder(onTestFinished);
  for (const file of ["package.json", ".npmrc", "scripts/build/before-pack.mjs"]) await cp(file, join(clone, file));
  const prepack = () => run(clone, process.execPath, "scripts/build/before-pack.mjs");

  const { code, stdout, stderr } = await run(clone, "npm", "pack", "--json");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain("Run `npm ci` and `npm run build`");
  expect((await readdir(clone)).filter((file) => file.endsWith(".tgz"))).toEqual([]);

  const named = JSON.stringify([packageFile.exports, packageFile.bin]).match(/(?<=:")\.\/[^"]+/g) ?? [];
  const write = async (file: string) => {
    await mkdir(dirname(join(clone, file)), { recursive: true });
    await writeFile(join(clone, file), "");
  };
  for (const file of named.slice(0, -1)) if (file !== "./package.json") await write(file);
  expect((await prepack()).stderr).toContain(`such as ${named.at(-1)}`);

  await write(named.at(-1) ?? "");
  expect(await prepack()).toMatchObject({ code: 0, stderr: "" });
});
