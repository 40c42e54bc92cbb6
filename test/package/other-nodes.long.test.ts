/** The installed package on other versions of Node: what `npm test` tries on the one that runs it. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pathOfProgram } from "../program.js";
import { run } from "../run.js";
import { compileForNode } from "./client.js";
import { testCommandLine } from "./command-line.js";
import { installed } from "./installed.js";

const projects = await installed();
await compileForNode(projects.equipped);

describe.each(["node22", "node24"])("on %s", (program) => {
  const path = pathOfProgram(program);
  if (path === undefined) {
    test.skip(`the package works (needs ${program})`);
    return;
  }

  testCommandLine(projects, path);

  test("a TypeScript program calls the mock", async () => {
    const result = await run(projects.equipped, path, join(projects.equipped, "call.js"));
    expect(result).toEqual({ code: 0, stdout: "200\n", stderr: "" });
  });
});
