/** The latency of the proxy at a moderate load, compared with a bare pipe in Node and with Prism's proxy. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as delay } from "node:timers/promises";
import { document } from "../document/document.js";
import { operationNamed, operations } from "../document/operations.js";
import { type Comparison, median } from "./comparison.js";
import { start } from "./server.js";

const rounds = 5;
const requestsPerRound = 1_000;
/** From one request to the next, in milliseconds: so long that none waits for the one before. */
const interval = 5;

const require = createRequire(import.meta.url);
const cli = "dist/cli.js";

type CommandLine = (port: number, upstream: string) => string[];
const ours: CommandLine = (port, upstream) => [cli, "proxy", "--quiet", "--port", `${port}`, "--upstream", upstream];
const pipe: CommandLine = (port, upstream) => ["scripts/bench/pipe.mjs", `${port}`, upstream];
const prism: CommandLine = (port, upstream) => {
  const [prismCli, bundle] = [require.resolve("@stoplight/prism-cli/dist/index.js"), "generated/openapi.json"];
  return [prismCli, "proxy", "--port", `${port}`, bundle, upstream];
};

/** @throws when the command line is not built */
export async function compare(): Promise<Comparison[]> {
  if (!existsSync(cli)) throw new Error(`There is no ${cli}. Build it first: npm run build`);
  const { path, authHeader, responses } = operationNamed(operations(document), "listPhoneNumbers");
  const [answer] = Object.values(responses["200"]?.content?.examples ?? {});
  const server = fork("scripts/bench/answering-server.mjs", [JSON.stringify(answer)]);
  const [port] = await once(server, "message");
  const measured = { ours: [] as number[], pipe: [] as number[], prism: [] as number[] };
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [name, commandLine] of Object.entries({ ours, pipe, prism })) {
        const p99 = await latency(commandLine, `http://127.0.0.1:${port}`, path, { [authHeader]: "bench" });
        measured[name as keyof typeof measured].push(p99);
      }
    }
  } finally {
    server.kill();
  }
  const own = { measure: "99th percentile of a list through it", unit: "ms", ours: median(measured.ours) };
  return [
    { ...own, alternative: "a bare pipe in Node", theirs: median(measured.pipe), goal: "2 ms more at most" },
    { ...own, alternative: "prism proxy", theirs: median(measured.prism), goal: "≤ 1" },
  ];
}

async function latency(
  commandLine: CommandLine,
  upstream: string,
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  await using server = await start((port) => commandLine(port, upstream), path, { headers });
  await timesOf(requestsPerRound / 5, server.url, headers);
  const times = (await timesOf(requestsPerRound, server.url, headers)).toSorted((one, other) => one - other);
  return times[Math.floor(0.99 * times.length)] ?? 0;
}

/** Sends requests evenly, as a client does that is not in a hurry. */
async function timesOf(count: number, url: string, headers: Record<string, string>): Promise<number[]> {
  const begun: Promise<number>[] = [];
  const from = performance.now();
  for (let sent = 0; sent < count; sent++) {
    await delay(Math.max(0, from + sent * interval - performance.now()));
    begun.push(timeOf(url, headers));
  }
  return Promise.all(begun);
}

/** @returns milliseconds */
async function timeOf(url: string, headers: Record<string, string>): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, { headers });
  await response.text();
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return performance.now() - started;
}
