/** A program whose output is closed early, as in `npm run generate | head -1`, finishes its work without an error. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { bundledCli } from "../bundled-cli.js";

test.concurrent.each([
  ["npm run diff", ["--import", "tsx", "scripts/diff/main.ts"]],
  ["check --list", [await bundledCli(), "check", "--list"]],
])("%s exits with 0 when its output is closed", async (_, command) => {
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect([code, stderr]).toEqual([0, ""]);
});
