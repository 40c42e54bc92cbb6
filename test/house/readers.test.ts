/** A program whose reader goes, as in `npm run generate | head -1`, does its work and says nothing of it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { bundledCli } from "../bundled-cli.js";

/** The file that each npm script runs. */
const programs = Object.values(packageFile.scripts).flatMap((script) => script.match(/(?<=\btsx )\S+/) ?? []);

test.each([...new Set(programs)])("%s outlives its readers", (program) => {
  expect(readFileSync(program, "utf8")).toContain("\noutliveReaders();\n");
});

test.concurrent.each([
  ["npm run diff", ["--import", "tsx", "scripts/diff/main.ts"]],
  ["check --list", [await bundledCli(), "check", "--list"]],
])("%s ends as ever when nobody reads its lines", async (_, command) => {
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect([code, stderr]).toEqual([0, ""]);
});
