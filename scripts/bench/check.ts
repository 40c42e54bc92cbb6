/**
 * The whole check compared with plain Dredd, and the generated cases compared with the same number of plain requests, against
 * one correct server.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { type CheckResult, check } from "../check/check.js";
import { Run } from "../check/run/run.js";
import { document } from "../document/document.js";
import { startMock } from "../mock/start-mock.js";
import { type Comparison, median } from "./comparison.js";

const rounds = 5;
/** The number of generated requests. */
const generated = 1500;
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
      const ran = await measure([checkCli, "check", mock.url, "--token", "bench"]);
      if (ran.code !== 0) throw new Error(`The check of the mock ended with exit code ${ran.code}`);
      ours.push(ran.milliseconds);
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
      await generating(mock.url),
    ];
  } finally {
    await mock.close();
  }
}

async function generating(url: string): Promise<Comparison> {
  const ours: number[] = [];
  const theirs: number[] = [];
  const options = { url, headers: {}, writes: true, timeout: 10_000, insecure: false };
  for (let round = 1; round <= rounds; round++) {
    const token = `generated-${round}`;
    const curated = await check(document, { ...options, token });
    const whole = await check(document, { ...options, token, generate: { budget: generated, seed: round } });
    ours.push((sentIn(whole) - sentIn(curated)) / Math.max(0.001, whole.seconds - curated.seconds));
    const run = new Run(document, { ...options, token });
    const started = performance.now();
    for (let sent = 0; sent < generated; sent++) await run.send(run.request(run.create, { body: {} }));
    theirs.push((1000 * generated) / (performance.now() - started));
    run.close();
  }
  return {
    measure: "generated cases, judged and cleaned up",
    unit: "requests/s",
    ours: median(ours),
    alternative: "one after the other, not judged",
    theirs: median(theirs),
    goal: "≥ 0.4",
  };
}

function sentIn({ requestsSent: { curated, generated, cleanUp } }: CheckResult): number {
  return curated + generated + cleanUp;
}

async function measure(args: string[]): Promise<{ milliseconds: number; code: number | null }> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  const [code] = (await once(child, "close")) as [number | null];
  return { milliseconds: performance.now() - started, code };
}
