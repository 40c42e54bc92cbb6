/** Hostile bodies on a small heap: the mock lives, and nobody waits long for another's. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";

/** 100,000 take their time. */
const requests = Number(process.env.HOSTILE_TEST_REQUESTS ?? 1500);

/** How long the mock may be busy before others get their turn, in milliseconds of CPU time. */
const longestTurn = 250;

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

/** Starts a script of this folder. Its lines are JSON. */
function start(script: string, args: string[], ...flags: string[]) {
  const child = spawn(process.execPath, [...flags, "--import", "tsx", `test/mock/${script}`, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { child, line: async () => JSON.parse((await lines.next()).value ?? '"It ended without a word"') };
}

test(`${requests} hostile requests on a heap of 128 MB`, async () => {
  const mock = start("hostile-mock.ts", [], "--max-old-space-size=128");
  const { url } = (await mock.line()) as { url: string };

  const load = start("hostile-load.ts", [url, `${requests}`]);
  expect(await load.line()).toEqual({ errors: 0, statuses: ["200", "400"] });

  mock.child.kill("SIGTERM");
  const { longest } = (await mock.line()) as { longest: number };
  console.log(`The mock was busy for ${Math.round(longest)} ms at most`);
  expect(longest).toBeLessThan(longestTurn);
});
