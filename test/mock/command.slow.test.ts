import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { mockCommand } from "../../scripts/mock/command.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { bundledCli } from "../bundled-cli.js";
import { runHere } from "../run-here.js";
import { temporaryFolder } from "../temporary-folder.js";
import { number, operation, post, valid } from "./requests.js";

const run = promisify(execFile);
const cli = await bundledCli();
const started: ChildProcess[] = [];
afterEach(async () => {
  // Not killed at once: a mock removes what it built of the docs.
  await Promise.all(started.splice(0).map((child) => child.exitCode ?? (child.kill("SIGTERM") && once(child, "exit"))));
});

/** Starts the command line's mock, and collects its lines. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [cli, "mock", "--port", "0", ...args]);
  started.push(child);
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  /** The first line that matches, now or later. */
  const line = (pattern: RegExp) =>
    expect
      .poll(() => lines.find((text) => pattern.test(text)), { timeout: 20_000 })
      .toBeDefined()
      .then(() => lines.find((text) => pattern.test(text)) ?? "");
  return { child, lines, line };
}

test("prints a curl line that works as it is, and ends at once on Ctrl-C with exit code 0", async () => {
  const { child, line } = start();
  const curl = (await line(/curl/)).replace(/^Try\s+/, "");

  const { stdout } = await run("sh", ["-c", `${curl} --silent`]);
  expect(JSON.parse(stdout)).toEqual(operation.responses["200"]?.content?.examples.created);
  expect(await line(new RegExp(`^${operation.method} ${operation.path}`))).toContain("200 created");

  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("--json: each line is JSON; a SIP password and a token are in none", async () => {
  const { line, lines } = start("--json");
  const { url } = JSON.parse(await line(/url/));
  const body = valid([number(1)]);
  await post(
    url,
    { ...body, outbound: { ...body.outbound, auth: { username: "u", password: "s3cret" } } },
    { [operation.authHeader]: "t0ken" },
  );
  expect(JSON.parse(await line(/created/))).toMatchObject({ method: "POST", path: operation.path, status: 200 });
  expect(lines.join("\n")).not.toMatch(/s3cret|t0ken/);
});

test("ends without a word when nobody reads its lines any more", async () => {
  const { child, line } = start("--json");
  const stderr: string[] = [];
  child.stderr.on("data", (text) => stderr.push(`${text}`));
  const { url } = JSON.parse(await line(/url/));
  child.stdout.destroy();
  const ended = once(child, "exit");
  await post(url, valid([number(1)])).catch(() => {});
  expect(await ended).toEqual([0, null]);
  expect(stderr.join("")).toBe("");
});

test("a busy port, a bad seed and a bad option end with exit code 2 and what to do", async () => {
  const { url, close } = await startMock({ port: 0 });
  const refused = async (...args: string[]) => {
    const { code, stderr } = await runHere(mockCommand(), args);
    expect(code).toBe(2);
    return stderr;
  };
  const folder = await temporaryFolder(onTestFinished);
  const seed = join(folder, "seed.json");
  try {
    await writeFile(seed, '{"me": {"attached": ["12345"]}}');
    const { port } = new URL(url);
    expect(await refused("--port", port)).toMatch(new RegExp(`port ${port}.*0 takes a free one`));
    expect(await refused("--port", "0", "--seed", seed)).toContain("me.attached[0] must be a phone number");
    expect(await refused("--latency", "soon")).toContain("whole number");
    expect(await refused("--host", "")).toContain("host is an address");
    expect(await refused("--stateless", "--latency", "10")).toMatch(/--stateless.*--latency/);
  } finally {
    await close();
  }
});

test("--ready-file holds the address while it runs; on SIGTERM the requests under way are answered first", async () => {
  const folder = await temporaryFolder(onTestFinished);
  const file = join(folder, "ready");
  const { child } = start("--quiet", "--ready-file", file);
  const url = await expect
    .poll(() => readFile(file, "utf8").catch(() => ""), { timeout: 20_000 })
    .toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/)
    .then(async () => (await readFile(file, "utf8")).trim());
  const control = { [operation.authHeader]: "a-token", "content-type": "application/json" };
  await fetch(`${url}/__mock/next`, { method: "POST", headers: control, body: '{ "failure": { "slow": 300 } }' });
  const answer = post(url, valid([number(1)]));
  await expect
    .poll(
      async () =>
        ((await (await fetch(`${url}/__mock/numbers`, { headers: control })).json()) as { numbers: [] }).numbers.length,
    )
    .toBe(1);
  child.kill("SIGTERM");
  expect((await answer).status).toBe(200);
  if (child.exitCode === null) await once(child, "exit");
  expect(child.exitCode).toBe(0);
  await expect(readFile(file)).rejects.toMatchObject({ code: "ENOENT" });
});
