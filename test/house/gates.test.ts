/** What `npm test` asks of the whole, beside what it asks of each part. */
import { expect, test } from "vitest";
import { run } from "../run.js";

// On a busy machine.
const patience = 10 * 60_000;

test.concurrent.each(["lint", "typecheck", "diff"])("npm run %s", { timeout: patience }, async (gate) => {
  const { code, stdout, stderr } = await run(".", "npm", "run", "--silent", gate);
  expect(code, `${stdout}${stderr}`).toBe(0);
});
