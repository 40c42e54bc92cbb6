/** The package installed in an empty project, for its client alone. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../run.js";
import { shared } from "../shared.js";
import { compileCall, compileForNode } from "./client.js";

const projects = await shared("installation");

test("it adds three packages at most", async () => {
  const { packages } = JSON.parse(await readFile(join(projects.bare, "package-lock.json"), "utf8"));
  const added = Object.keys(packages).filter((path) => path !== "");

  expect(added).toContain("node_modules/videosdk-sip-contract");
  expect(added.length).toBeLessThanOrEqual(3);
});

test("a TypeScript program that uses it compiles for bundlers", async () => {
  expect(await compileCall(projects.bare, "--module", "esnext", "--moduleResolution", "bundler", "--noEmit")).toEqual(
    [],
  );
});

test("compiled for Node, it calls the mock", async () => {
  expect(await compileForNode(projects.bare)).toEqual([]);
  const result = await run(projects.bare, process.execPath, "call.js");
  expect(result).toEqual({ code: 0, stdout: "200\n", stderr: "" });
});
