import { expect } from "vitest";
import { programTest } from "../program.js";
import { run } from "../run.js";

programTest("plain Redocly says the same on Node 24", "node24", async () => {
  const [here, there] = await Promise.all([
    run(".", process.execPath, "node_modules/.bin/redocly", "lint", "--format", "json"),
    run(".", "node24", "node_modules/.bin/redocly", "lint", "--format", "json"),
  ]);
  expect(there.code).toBe(0);
  expect(JSON.parse(there.stdout)).toEqual(JSON.parse(here.stdout));
});
