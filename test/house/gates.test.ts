/** What `npm test` asks of the whole, beside what it asks of each part. */
import { expect, test } from "vitest";
import { run } from "../run.js";

// On a busy machine.
const patience = 10 * 60_000;

test.concurrent.each([
  ["lint"],
  // Several threads would do some of the work twice, and other tests need the other cores.
  ["typecheck", "--singleThreaded"],
  ["diff"],
])("npm run %s", { timeout: patience }, async (gate, ...options) => {
  const { code, stdout, stderr } = await run(".", "npm", "run", "--silent", gate, "--", ...options);
  expect(code, `${stdout}${stderr}`).toBe(0);
});
