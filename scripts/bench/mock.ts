/** The mock beside the Prism command line, on the same document: both get the same creates, each with a fresh number. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as delay } from "node:timers/promises";
import autocannon from "autocannon";
import { document } from "../document/document.js";
import { mainOperation, type OperationWithBody, operations } from "../document/operations.js";
import { type Comparison, median } from "./comparison.js";
import { freePort } from "./free-port.js";

const rounds = 3;
const connections = 16;
const secondsPerRound = 4;
const startRounds = 5;

const require = createRequire(import.meta.url);
const mockCli = "dist/cli.js";
const prismCli = require.resolve("@stoplight/prism-cli/dist/index.js");

type CommandLine = (port: number) => string[];
const ours: CommandLine = (port) => [mockCli, "mock", "--port", String(port)];
const theirs: CommandLine = (port) => [prismCli, "mock", "--port", String(port), "generated/openapi.json"];

/** @throws when the command line is not built */
export async function compare(): Promise<Comparison[]> {
  if (!existsSync(mockCli)) throw new Error(`There is no ${mockCli}. Build it first: npm run build`);
  const operation = mainOperation(operations(document));

  const starts = await inTurn(startRounds, (commandLine) => timeToFirstAnswer(commandLine, operation));
  const loads = await inTurn(rounds, (commandLine) => load(commandLine, operation));
  const alternative = "prism mock";
  const medianOf = (runs: autocannon.Result[], value: (run: autocannon.Result) => number) => median(runs.map(value));
  return [
    {
      measure: `valid creates, ${connections} connections`,
      unit: "requests/s",
      ours: medianOf(loads.ours, ({ requests }) => requests.average),
      alternative,
      theirs: medianOf(loads.theirs, ({ requests }) => requests.average),
      goal: "≥ 3",
    },
    {
      measure: "99th percentile at that load",
      unit: "ms",
      ours: medianOf(loads.ours, ({ latency }) => latency.p99),
      alternative,
      theirs: medianOf(loads.theirs, ({ latency }) => latency.p99),
      goal: "≤ 0.5",
    },
    {
      measure: "process start to first answer",
      unit: "ms",
      ours: median(starts.ours),
      alternative,
      theirs: median(starts.theirs),
      goal: "≤ 0.7",
    },
  ];
}

async function inTurn<T>(times: number, measure: (commandLine: CommandLine) => Promise<T>) {
  const measured: { ours: T[]; theirs: T[] } = { ours: [], theirs: [] };
  for (let round = 0; round < times; round++) {
    measured.ours.push(await measure(ours));
    measured.theirs.push(await measure(theirs));
  }
  return measured;
}

async function timeToFirstAnswer(commandLine: CommandLine, operation: OperationWithBody): Promise<number> {
  const started = performance.now();
  await using server = await start(commandLine, operation);
  return server.answered - started;
}

/** @throws when an answer is not the success that every valid create gets */
async function load(commandLine: CommandLine, operation: OperationWithBody): Promise<autocannon.Result> {
  await using server = await start(commandLine, operation);
  let created = 0;
  const options: autocannon.Options = {
    url: server.url,
    connections,
    requests: [
      {
        method: "POST",
        headers: headersFor(operation),
        setupRequest: (request) => ({ ...request, body: create(operation, ++created) }),
      },
    ],
  };
  await autocannon({ ...options, duration: 1 });
  const result = await autocannon({ ...options, duration: secondsPerRound });
  if (result.non2xx + result.errors > 0) {
    throw new Error(`${server.url}: ${result.non2xx} creates were refused and ${result.errors} failed`);
  }
  return result;
}

/** The operation's first request example, with one number that no other request has. */
function create({ requestBody }: OperationWithBody, count: number): string {
  const [example] = Object.values(requestBody.examples) as object[];
  return JSON.stringify({ ...example, phoneNumbers: [`+1${2_000_000_000 + count}`] });
}

function headersFor({ authHeader, requestBody }: OperationWithBody): Record<string, string> {
  return { [authHeader]: "bench", "content-type": requestBody.mediaType };
}

/** Starts a command line and waits for its first answer, of whatever status. */
async function start(commandLine: CommandLine, operation: OperationWithBody) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${operation.path}`;
  const child = spawn(process.execPath, commandLine(port), { stdio: "ignore" });
  const request = { method: operation.method, headers: headersFor(operation), body: "{}" };
  while (!(await answers(url, request))) {
    if (child.exitCode !== null) throw new Error(`${commandLine(port).join(" ")} ended with ${child.exitCode}`);
    await delay(2);
  }
  return { url, answered: performance.now(), [Symbol.asyncDispose]: () => end(child) };
}

async function answers(url: string, request: RequestInit): Promise<boolean> {
  try {
    await (await fetch(url, request)).text();
    return true;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
