/** Checks of the whole repository: lint, types and the version. */
import { expect, test } from "vitest";
import released from "../../openapi/released.json" with { type: "json" };
import packageFile from "../../package.json" with { type: "json" };
import { run } from "../run.js";

// On a busy machine.
const patience = 10 * 60_000;

test.concurrent.each([
  ["lint"],
  // Several threads would do some of the work twice, and other tests need the other cores.
  ["typecheck", "--singleThreaded"],
])("npm run %s", { timeout: patience }, async (gate, ...options) => {
  const { code, stdout, stderr } = await run(".", "npm", "run", "--silent", gate, "--", ...options);
  expect(code, `${stdout}${stderr}`).toBe(0);
});

test("npm run diff: a version that is raised is raised as far as the changes need", { timeout: patience }, async () => {
  const { code, stdout, stderr } = await run(".", "npm", "run", "--silent", "diff");
  const isRaised = packageFile.version !== released.info.version;
  expect(code, `${stdout}${stderr}`).toBeOneOf(isRaised ? [0] : [0, 1]);
});
