import { createClient } from "../../generated/client.js";
import type { CreatePhoneNumbersRequest } from "../../generated/types.js";
import { document } from "../document/document.js";
import { operations } from "../document/operations.js";
import { startMock } from "../mock/start-mock.js";
import { bundleSize, snippet } from "./client-size.js";
import { type Comparison, median } from "./comparison.js";

const token = "token";

export async function compare(): Promise<Comparison[]> {
  return [await callTime(), await size()];
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

/** The same call of the same mock, in rounds that take turns. */
async function callTime(): Promise<Comparison> {
  const mock = await startMock({ port: 0, stateless: true });
  const baseUrl = mock.url;
  const path = "/v2/sip/phone-numbers";
  const body = operations(document)[0]?.requestBody.examples.sharedPair as CreatePhoneNumbersRequest;

  const videosdk = createClient({ token, baseUrl });
  const ours = async () => {
    const { data } = await videosdk.POST(path, { body });
    return data?.message;
  };
  const theirs = async () => {
    const response = await fetch(`${baseUrl}${path}`, {
      method: "POST",
      headers: { authorization: token, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const { message } = (await response.json()) as { message: string };
    return message;
  };

  const times = { ours: [] as number[], theirs: [] as number[] };
  try {
    for (let round = 0; round < 21; round++) {
      times.ours.push(await timePerCall(ours));
      times.theirs.push(await timePerCall(theirs));
    }
  } finally {
    await mock.close();
  }
  return {
    measure: "one call",
    unit: "ms",
    // The first round of each warms up.
    ours: median(times.ours.slice(1)),
    alternative: "plain fetch",
    theirs: median(times.theirs.slice(1)),
    goal: "≤ 1.1",
  };
}

/** In milliseconds. */
async function timePerCall(call: () => Promise<string | undefined>, calls = 100): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < calls; i++) {
    if (!(await call())) throw new Error("The server did not answer as expected");
  }
  return (performance.now() - began) / calls;
}
