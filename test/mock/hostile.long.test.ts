/** Hostile bodies on a small heap: the mock lives, and a small request waits for none of them. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { post } from "./requests.js";

/** 100,000 take their time. */
const requests = Number(process.env.HOSTILE_TEST_REQUESTS ?? 5000);

/** The longest that a small request may wait for another's body, in milliseconds. */
const longestWait = 250;

const started: ChildProcess[] = [];
const idle = await startMock({ port: 0 });
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await idle.close();
});

/** Starts a script of this repository, and waits for its first line. */
function start(...args: string[]) {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  const line = once(createInterface(child.stdout), "line").then(([text]) => JSON.parse(text as string));
  return { child, line };
}

async function timed(url: string): Promise<number> {
  const before = performance.now();
  await post(url, {});
  return performance.now() - before;
}

test(`${requests} hostile requests on a heap of 128 MB`, async () => {
  const command = ["scripts/cli.ts", "mock", "--port", "0", "--json", "--quiet"];
  const mock = start("--max-old-space-size=128", "--import", "tsx", ...command);
  const { url } = (await mock.line) as { url: string };
  const load = start("--import", "tsx", "test/mock/hostile-load.ts", url, `${requests}`);

  // What a mock with nothing to do takes is what the machine takes.
  const waits = { busy: [] as number[], idle: [] as number[] };
  while (load.child.exitCode === null && mock.child.exitCode === null) {
    waits.idle.push(await timed(idle.url));
    waits.busy.push(await timed(url).catch(() => Number.POSITIVE_INFINITY));
  }

  expect(mock.child.exitCode).toBeNull();
  // One account cannot hold as many numbers on so small a heap: that is 507.
  expect(await load.line).toEqual({ errors: 0, statuses: ["200", "400", "507"] });
  const longest = Math.max(...waits.busy);
  const idleLongest = Math.max(...waits.idle);
  console.log(
    `${waits.busy.length} small requests beside them: the longest waited ${Math.round(longest)} ms, ` +
      `at a mock with nothing to do ${Math.round(idleLongest)} ms`,
  );
  expect(longest - idleLongest).toBeLessThan(longestWait);
});
