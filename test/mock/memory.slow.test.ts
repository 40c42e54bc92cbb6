import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { answeredInOrder } from "./raw.js";
import { operation, valid } from "./requests.js";

/** An hour's traffic is 100,000; a leak shows with fewer. */
const requests = Number(process.env.MEMORY_TEST_REQUESTS ?? 10_000);

/** How many are sent on one connection, one behind the other: a client that waits for each answer takes most of the time. */
const together = 100;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function heapAfterGarbage(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Creates, refused creates and invalid requests, over accounts that come and go. */
function request(index: number): string {
  const body = JSON.stringify(index % 10 ? valid([`+1202555${1000 + (index % 7)}`]) : {});
  const headers = {
    Host: "mock",
    [operation.authHeader]: `account-${Math.floor(index / 20)}`,
    "Content-Type": operation.requestBody.mediaType,
    "Content-Length": body.length,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${operation.method} ${operation.path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}

test("traffic over many accounts leaves nothing in memory but the state", async () => {
  const mock = await startMock({ port: 0 });
  let sent = 0;
  /** @returns how often each status came */
  async function traffic(amount: number): Promise<Record<number, number>> {
    const counts: Record<number, number> = {};
    for (const end = sent + amount; sent < end; ) {
      const batch = Array.from({ length: together }, () => request(++sent));
      for (const status of await answeredInOrder(mock.url, ...batch)) counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts;
  }
  try {
    await traffic(2000);
    mock.reset();
    const before = heapAfterGarbage();

    const counts = await traffic(requests);
    expect(Object.keys(counts)).toEqual(["200", "400"]);
    expect(counts[200]).toBeGreaterThan(requests / 10);
    mock.reset();

    const growth = heapAfterGarbage() - before;
    // A hundred bytes kept for each request would show.
    expect(growth).toBeLessThan(1_000_000 + requests * 30);
  } finally {
    await mock.close();
  }
});
