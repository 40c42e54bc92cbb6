import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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
 * The same call of the same local server, in rounds that take turns: plain, as one fresh `Request`, which each call has to
 * be for whoever stubs `fetch`, and by the client. So it shows which part is the platform's.
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
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const path = "/v2/sip/phone-numbers";

  const videosdk = createClient({ token, baseUrl });
  const ours = async () => {
    const { data } = await videosdk.POST(path, { body });
    return data?.message;
  };
  const parts = () => ({
    method: "POST",
    headers: { authorization: token, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const messageOf = async (response: Response) => ((await response.json()) as { message: string }).message;
  const plain = async () => messageOf(await fetch(`${baseUrl}${path}`, parts()));
  const request = async () => {
    const { signal } = new AbortController();
    return messageOf(await fetch(new Request(`${baseUrl}${path}`, { ...parts(), signal })));
  };

  const contestants = [ours, plain, request];
  const times = contestants.map((): number[] => []);
  try {
    for (let round = 0; round < 400; round++) {
      // Whoever comes next pays for the garbage of the one before.
      for (let turn = 0; turn < contestants.length; turn++) {
        const which = (round + turn) % contestants.length;
        times[which]?.push(await timePerCall(contestants[which] ?? ours));
      }
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
  // The first rounds warm up.
  const [oursMedian = 0, plainMedian = 0, requestMedian = 0] = times.map((all) => median(all.slice(40)));
  const oneRequest = "fetch(new Request(…, { signal }))";
  return [
    {
      measure: "one call",
      unit: "ms",
      ours: oursMedian,
      alternative: oneRequest,
      theirs: requestMedian,
      goal: "≤ 1.25",
    },
    {
      measure: "one call",
      unit: "ms",
      ours: oursMedian,
      alternative: "plain fetch",
      theirs: plainMedian,
      goal: "≤ 1.25 from Node 22 on",
    },
    {
      measure: `of it, not ours: ${oneRequest}`,
      unit: "ms",
      ours: requestMedian,
      alternative: "plain fetch",
      theirs: plainMedian,
      goal: "none",
    },
  ];
}

/** In milliseconds. */
async function timePerCall(call: () => Promise<string | undefined>, calls = 15): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < calls; i++) {
    if (!(await call())) throw new Error("The server did not answer as expected");
  }
  return (performance.now() - began) / calls;
}
