import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { CreatePhoneNumbersRequest } from "../../generated/types.js";
import { document } from "../document/document.js";
import { mainOperation, operations } from "../document/operations.js";
import { bundleSize, snippet } from "./client-size.js";
import { type Comparison, median } from "./comparison.js";

const token = "token";
const builtClient = "dist/generated/client.js";

export async function compare(): Promise<Comparison[]> {
  return [...(await callTimes()), await size()];
}

async function size(): Promise<Comparison> {
  return {
    measure: "first call of the README, bundled and gzipped",
    unit: "kB",
    ours: await bundleSize(snippet),
    alternative: "openapi-fetch alone",
    theirs: await bundleSize('export { default } from "openapi-fetch";'),
    goal: "ours ≤ 5.0 kB",
  };
}

/**
 * The same call of the same local server, which is a process of its own, in rounds that take turns, in time and in CPU time
 * of this process:
 * - by the client;
 * - by `fetch` as careful code calls it, with a time limit, which each call of the client has. The goal is about this one;
 * - without a limit: that waits forever for a server that hangs;
 * - as one fresh `Request` with a signal, which each call of the client has to be for whoever stubs `fetch`. Beside the
 *   careful code, this says which part of the client's ratio is the platform's.
 *
 * @throws when the client, which is measured as it is shipped, is not built
 */
async function callTimes(): Promise<Comparison[]> {
  if (!existsSync(builtClient)) throw new Error(`There is no ${builtClient}. Build it first: npm run build`);
  const { createClient } = (await import(
    pathToFileURL(resolve(builtClient)).href
  )) as typeof import("../../generated/client.js");
  const operation = mainOperation(operations(document));
  const answer = Object.values(operation.responses["200"]?.content?.examples ?? {})[0];
  const body = operation.requestBody.examples.sharedPair as CreatePhoneNumbersRequest;
  const server = fork("scripts/bench/answering-server.mjs", [JSON.stringify(answer)], { execArgv: [] });
  const [port] = await once(server, "message");
  const { path } = operation;
  const url = `http://127.0.0.1:${port}${path}`;

  // What the address is checked for over plain http costs nothing over https, which calls of the API are.
  const videosdk = createClient({ token, baseUrl: new URL(url).origin, allowInsecure: true });
  const parts = () => ({
    method: "POST",
    headers: { authorization: token, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const messageOf = async (response: Response) => ((await response.json()) as { message: string }).message;
  const contestants = {
    ours: async () => (await videosdk.POST(path as "/v2/sip/phone-numbers", { body })).data?.message,
    careful: async () => messageOf(await fetch(url, { ...parts(), signal: AbortSignal.timeout(60_000) })),
    endless: async () => messageOf(await fetch(url, parts())),
    request: async () => messageOf(await fetch(new Request(url, { ...parts(), signal: new AbortController().signal }))),
  };
  const names = Object.keys(contestants) as (keyof typeof contestants)[];
  const costs = { ours: [], careful: [], endless: [], request: [] } as Record<keyof typeof contestants, Cost[]>;
  try {
    for (let round = 0; round < 400; round++) {
      // Whoever comes next pays for the garbage of the one before.
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(round + turn) % names.length] ?? "ours";
        costs[name].push(await costPerCall(contestants[name]));
      }
    }
  } finally {
    server.disconnect();
  }
  // The first rounds warm up.
  const cost = (name: keyof typeof contestants, kind: keyof Cost) =>
    median(costs[name].slice(40).map((cost) => cost[kind]));
  const rows = [
    ["one call", "ours", "fetch(url, { …, signal: AbortSignal.timeout() })", "careful", "≤ 1.25"],
    ["one call", "ours", "fetch(url, …), without a limit", "endless", "none"],
    ["one call", "ours", "fetch(new Request(…, { signal }))", "request", "none"],
    ["not ours: fetch(new Request(…, { signal }))", "request", "with AbortSignal.timeout()", "careful", "none"],
  ] as const;
  return (["ms", "µs of CPU"] as const).flatMap((unit) =>
    rows.map(([measure, ours, alternative, theirs, goal]) => ({
      measure,
      unit,
      ours: cost(ours, unit),
      alternative,
      theirs: cost(theirs, unit),
      goal,
    })),
  );
}

interface Cost {
  ms: number;
  "µs of CPU": number;
}

async function costPerCall(call: () => Promise<string | undefined>, calls = 15): Promise<Cost> {
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  for (let i = 0; i < calls; i++) {
    if (!(await call())) throw new Error("The server did not answer as expected");
  }
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { ms: ms / calls, "µs of CPU": (user + system) / calls };
}
