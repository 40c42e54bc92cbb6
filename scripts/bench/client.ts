import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import createFetchClient from "openapi-fetch";
import type { CreatePhoneNumbersRequest, paths } from "../../generated/types.js";
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
    measure: "first call of the README, bundled with code splitting and gzipped",
    unit: "kB",
    ours: await bundleSize(snippet),
    alternative: "openapi-fetch alone",
    theirs: await bundleSize('export { default } from "openapi-fetch";'),
    goal: "ours ≤ 7.0 kB",
  };
}

/**
 * The wall and CPU time of one call, by our method and by openapi-fetch with the same time limit, in alternating rounds
 * against a local server in another process.
 *
 * @throws when the client, which is measured as it is shipped, is not built
 */
async function callTimes(): Promise<Comparison[]> {
  if (!existsSync(builtClient)) throw new Error(`There is no ${builtClient}. Build it first: npm run build`);
  const { createClient } = (await import(
    pathToFileURL(resolve(builtClient)).href
  )) as typeof import("../../generated/client.js");
  const operation = mainOperation(operations(document));
  const response = Object.values(operation.responses["200"]?.content?.examples ?? {})[0];
  const body = operation.requestBody.examples.sharedPair as CreatePhoneNumbersRequest;
  const server = fork("scripts/bench/answering-server.mjs", [JSON.stringify(response)], { execArgv: [] });
  const [port] = await once(server, "message");
  const baseUrl = `http://127.0.0.1:${port}`;

  // With https, which the API uses, the client does not check the host either.
  const videosdk = createClient({ token, baseUrl, allowInsecure: true });
  const openapiFetch = createFetchClient<paths>({ baseUrl, headers: { authorization: token } });
  const contestants = {
    ours: async () => (await videosdk.createPhoneNumbers(body)).message,
    theirs: async () => {
      const signal = AbortSignal.timeout(60_000);
      return (await openapiFetch.POST("/v2/sip/phone-numbers", { body, signal })).data?.message;
    },
  };
  const costs = { ours: [], theirs: [] } as Record<keyof typeof contestants, Cost[]>;
  try {
    for (let round = 0; round < 400; round++) {
      // Alternates the order, because the first of a round pays for the previous garbage.
      for (const name of round % 2 ? (["ours", "theirs"] as const) : (["theirs", "ours"] as const)) {
        costs[name].push(await costPerCall(contestants[name]));
      }
    }
  } finally {
    server.disconnect();
  }
  // The first rounds warm up.
  const cost = (name: keyof typeof contestants, kind: keyof Cost) =>
    median(costs[name].slice(40).map((cost) => cost[kind]));
  return (["ms", "µs of CPU"] as const).map((unit) => ({
    measure: "one call",
    unit,
    ours: cost("ours", unit),
    alternative: "openapi-fetch with AbortSignal.timeout()",
    theirs: cost("theirs", unit),
    goal: unit === "ms" ? "none" : "≤ 1.25",
  }));
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
