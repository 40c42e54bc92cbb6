/** Programs beside this Node that a test needs, and that a machine may not have: `.ci/run` shows where to get them. */
import { existsSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { type TestContext, test } from "vitest";

/** A test that needs this program on the `PATH`. Without it, the test is skipped, and its name says so. */
export function programTest(name: string, program: string, run: (context: TestContext) => Promise<void>): void {
  if (pathOfProgram(program)) test(name, run);
  else test.skip(`${name} (needs ${program})`);
}

/** Where this program is, or `undefined` where no folder of the `PATH` has it. */
export function pathOfProgram(program: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => resolve(folder, program)).find((path) => existsSync(path));
}
