/**
 * The mock compared with the Prism command line, on the same document and with the same creates, each of a fresh number; and
 * its start compared with that of msw.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import autocannon from "autocannon";
import { document } from "../document/document.js";
import { mainOperation, type OperationWithBody, operations } from "../document/operations.js";
import { type Comparison, median } from "./comparison.js";
import { start } from "./server.js";

const rounds = 3;
const connections = 16;
const secondsPerRound = 4;
const startRounds = 5;
const firstRounds = 11;

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

  const firsts = await inTurn(firstRounds, firstStart, ["mock", "msw"]);
  const starts = await inTurn(startRounds, (commandLine) => timeToFirstAnswer(commandLine, operation), [ours, theirs]);
  const loads = await inTurn(rounds, (commandLine) => load(commandLine, operation), [ours, theirs]);
  const alternative = "prism mock";
  const medianOf = (runs: autocannon.Result[], value: (run: autocannon.Result) => number) => median(runs.map(value));
  return [
    ...(["cpu", "wall"] as const).map((time) => ({
      measure: `first startMock of a process, ${time} time`,
      unit: "ms",
      ours: median(firsts.ours.map((first) => first[time])),
      alternative: "msw's setupServer",
      theirs: median(firsts.theirs.map((first) => first[time])),
      goal: "≤ 1",
    })),
    {
      measure: `valid creates, ${connections} connections`,
      unit: "requests/s",
      ours: medianOf(loads.ours, ({ requests }) => requests.average),
      alternative,
      theirs: medianOf(loads.theirs, ({ requests }) => requests.average),
      goal: "≥ 5",
    },
    {
      measure: "99th percentile at that load",
      unit: "ms",
      ours: medianOf(loads.ours, ({ latency }) => latency.p99),
      alternative,
      theirs: medianOf(loads.theirs, ({ latency }) => latency.p99),
      goal: "≤ 0.3",
    },
    {
      measure: "process start to first answer",
      unit: "ms",
      ours: median(starts.ours),
      alternative,
      theirs: median(starts.theirs),
      goal: "≤ 0.35",
    },
  ];
}

async function inTurn<C, T>(times: number, measure: (candidate: C) => Promise<T>, [ours, theirs]: [C, C]) {
  const measured: { ours: T[]; theirs: T[] } = { ours: [], theirs: [] };
  for (let round = 0; round < times; round++) {
    measured.ours.push(await measure(ours));
    measured.theirs.push(await measure(theirs));
  }
  return measured;
}

/** In milliseconds, with the import. */
interface FirstStart {
  cpu: number;
  wall: number;
}

async function firstStart(candidate: string): Promise<FirstStart> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/bench/first-start.mjs", candidate]);
  return JSON.parse(stdout);
}

async function timeToFirstAnswer(commandLine: CommandLine, operation: OperationWithBody): Promise<number> {
  const began = performance.now();
  await using server = await started(commandLine, operation);
  return server.answered - began;
}

function started(commandLine: CommandLine, operation: OperationWithBody) {
  return start(commandLine, operation.path, { method: operation.method, headers: headersFor(operation), body: "{}" });
}

/** @throws when an answer is not the success that every valid create gets */
async function load(commandLine: CommandLine, operation: OperationWithBody): Promise<autocannon.Result> {
  await using server = await started(commandLine, operation);
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
