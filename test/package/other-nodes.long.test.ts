/** The installed package on other versions of Node, with what `npm test` tries on the one that runs it, and on other runtimes. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pathOfProgram, programTest } from "../program.js";
import { run } from "../run.js";
import { shared } from "../shared.js";
import { compileForNode } from "./client.js";
import { testCommandLine, testWholeCommands } from "./command-line.js";

const projects = await shared("installation");
const faults = await compileForNode(projects.equipped);
if (faults.length > 0) throw new Error(faults.join("\n"));

describe.each(["node22", "node24"])("on %s", (program) => {
  const path = pathOfProgram(program);
  if (path === undefined) {
    test.skip(`the package works (needs ${program})`);
    return;
  }

  testCommandLine(projects, path);
  testWholeCommands(projects, path);

  test("a TypeScript program calls the mock", async () => {
    const result = await run(projects.equipped, path, join(projects.equipped, "call.js"));
    expect(result).toEqual({ code: 0, stdout: "200\n", stderr: "" });
  });
});

// Not with `--no-config`: Deno then takes no package.json, and knows no package by its name.
for (const [program, ...options] of [
  ["deno", "run", "--allow-all"],
  ["bun", "run"],
] as const) {
  programTest(`on ${program}, a program calls the mock`, program, async () => {
    expect(await run(projects.equipped, program, ...options, "call.js")).toMatchObject({ code: 0, stdout: "200\n" });
  });
}
