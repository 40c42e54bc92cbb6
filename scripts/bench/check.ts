/**
 * The whole check beside plain Dredd with the requests that it makes by itself, and exploring beside the same number of
 * requests that nobody plans or judges, against one correct server.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { explore } from "../check/explore/explore.js";
import { Run } from "../check/run/run.js";
import { document } from "../document/document.js";
import { startMock } from "../mock/start-mock.js";
import { type Comparison, median } from "./comparison.js";

const rounds = 5;
/** How many requests the default explores with. */
const explored = 1500;
const checkCli = "dist/cli.js";
const dreddCli = createRequire(import.meta.url).resolve("dredd/bin/dredd");

/** @throws when the command line is not built, or a check of the mock does not pass */
export async function compare(): Promise<Comparison[]> {
  if (!existsSync(checkCli)) throw new Error(`There is no ${checkCli}. Build it first: npm run build`);
  const mock = await startMock({ port: 0 });
  try {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const check = await measure([checkCli, "check", mock.url, "--token", "bench"]);
      if (check.code !== 0) throw new Error(`The check of the mock ended with exit code ${check.code}`);
      ours.push(check.milliseconds);
      theirs.push(
        (await measure([dreddCli, "generated/openapi-3.0.json", mock.url, "--loglevel", "error"])).milliseconds,
      );
    }
    return [
      {
        measure: "a whole run, process start to exit",
        unit: "ms",
        ours: median(ours),
        alternative: "dredd",
        theirs: median(theirs),
        goal: "≤ 4",
      },
      await exploring(mock.url),
    ];
  } finally {
    await mock.close();
  }
}

async function exploring(url: string): Promise<Comparison> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const run = new Run(document, {
      url,
      token: `explored-${round}`,
      headers: {},
      writes: true,
      timeout: 10_000,
      insecure: false,
    });
    run.companionsThere = true;
    let started = performance.now();
    const { requests, findings } = await explore(run, { budget: explored, seed: round });
    if (findings.length > 0) throw new Error(`Exploring blames the mock: ${findings[0]?.step}`);
    ours.push((1000 * requests) / (performance.now() - started));
    started = performance.now();
    for (let sent = 0; sent < explored; sent++) await run.send(run.request(run.create, { body: {} }));
    theirs.push((1000 * explored) / (performance.now() - started));
  }
  return {
    measure: "exploring, its waits included",
    unit: "requests/s",
    ours: median(ours),
    alternative: "one after the other, not judged",
    theirs: median(theirs),
    goal: "≥ 0.4",
  };
}

async function measure(args: string[]): Promise<{ milliseconds: number; code: number | null }> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  const [code] = (await once(child, "close")) as [number | null];
  return { milliseconds: performance.now() - started, code };
}
