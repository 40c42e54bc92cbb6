/** `npm run typecheck` asks TypeScript 7, which is native and takes a fifth of the time. */
import { expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { run } from "../run.js";

test(`TypeScript ${packageFile.devDependencies.typescript}, which the build and editors use, has nothing to say either`, async () => {
  const { code, stdout } = await run(".", process.execPath, "node_modules/typescript/lib/tsc.js", "--noEmit");
  expect(code, stdout).toBe(0);
});
