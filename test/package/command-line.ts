/** Tests of the command line of the installed package, with and without the tools that its commands need. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { run } from "../run.js";
import type { Projects } from "./install.js";

const bin = join("node_modules", ".bin", packageFile.name);

const commands = ["mock", "docs", "check", "explain"];

/** Runs the command line of the package in a folder. */
function cliOn(node: string) {
  return (folder: string, ...args: string[]) => run(folder, node, bin, ...args);
}

/** @param node the binary of Node that runs it */
export function testCommandLine(projects: Projects, node: string): void {
  const cli = cliOn(node);

  test("help lists the commands, and each command's help has an example", async () => {
    const { code, stdout } = await cli(projects.bare, "--help");
    expect(code).toBe(0);
    for (const command of commands) {
      expect(stdout).toContain(`  ${command} `);
      const help = await cli(projects.bare, command, "--help");
      expect(help).toMatchObject({ code: 0, stderr: "" });
      expect(help.stdout).toMatch(new RegExp(`Examples?:\n +videosdk-sip-contract ${command}`));
    }
  });

  test.each(["", "unknown", "mock unknown", "mock --unknown", "mock --port many"])(
    "wrong usage gets help and exit code 2: %j",
    async (usage) => {
      const { code, stdout, stderr } = await cli(projects.bare, ...usage.split(" ").filter(Boolean));
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toContain("Usage: videosdk-sip-contract");
    },
  );

  test("docs needs no other tool: it copies the site that the package ships", async () => {
    const folder = join(projects.bare, `docs of ${basename(node)}`);
    expect(await cli(projects.bare, "docs", "--output", folder)).toMatchObject({ code: 0, stderr: "" });
    expect(await readFile(join(folder, "index.html"), "utf8")).not.toContain("SITE-ADDRESS");
  });

  test("mock answers until it is stopped; only for a random answer it says what to install", async () => {
    const mock = spawn(node, [bin, "mock", "--port", "0"], { cwd: projects.bare });
    const ended = once(mock, "close");
    try {
      const url = await firstMatch(mock, /http:\/\/[\d.:]+/);
      const list = (headers = {}) =>
        fetch(`${url}/v2/sip/phone-numbers`, { headers: { authorization: "a-token", ...headers } });
      expect((await list()).status).toBe(200);
      const docs = await fetch(`${url}/docs/`);
      expect([docs.status, await docs.text()]).toEqual([200, expect.stringContaining('data-mock-page="/"')]);
      const random = await list({ prefer: "dynamic=true" });
      expect(random.status).toBe(501);
      const peer = "@stoplight/prism-http";
      expect(await random.text()).toContain(`${peer}@${packageFile.devDependencies[peer]}`);
    } finally {
      mock.kill("SIGINT");
    }
    expect(await ended).toEqual([0, null]);
  });

  test("with its tool, mock gives a random answer", async () => {
    const mock = spawn(node, [bin, "mock", "--port", "0"], { cwd: projects.equipped });
    const ended = once(mock, "close");
    try {
      const url = await firstMatch(mock, /http:\/\/[\d.:]+/);
      const headers = { authorization: "a-token", prefer: "dynamic=true" };
      expect((await fetch(`${url}/v2/sip/phone-numbers`, { headers })).status).toBe(200);
    } finally {
      mock.kill("SIGINT");
    }
    expect(await ended).toEqual([0, null]);
  });

  test("a tool that is installed where the user stands is found, as npx needs it", async () => {
    const command = [join(projects.bare, bin), "check", "http://127.0.0.1:1", "--token", "test"];
    const elsewhere = await run(projects.equipped, node, ...command);
    expect(elsewhere.code).toBe(2);
    expect(elsewhere.stdout).not.toContain("Dredd");
  });

  test("without Dredd, check says that it sends the requests itself", async () => {
    const { code, stdout } = await cli(projects.bare, "check", "--only", "auth", "--generate", "0");
    expect(code).toBe(0);
    expect(stdout).toContain("Dredd is not installed");
  });
}

/** Slow tests. The README's samples cover them for the Node that runs the tests. */
export function testWholeCommands(projects: Projects, node: string): void {
  const cli = cliOn(node);

  test("with its tools, check finds that the mock keeps the contract", async () => {
    const { code, stdout } = await cli(projects.equipped, "check", "--generate", "100");
    expect(code).toBe(0);
    expect(stdout).toContain("every guarantee kept");
  });
}

/** The first match in a program's output. */
async function firstMatch(program: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> {
  for await (const line of createInterface(program.stdout)) {
    const [match] = line.match(pattern) ?? [];
    if (match) return match;
  }
  throw new Error(`It ended without printing ${pattern}`);
}
