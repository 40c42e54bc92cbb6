import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import autocannon from "autocannon";
import { expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { operation, valid } from "./requests.js";

/** An hour's traffic is 100,000; a leak shows with fewer. */
const requests = Number(process.env.MEMORY_TEST_REQUESTS ?? 10_000);

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function heapAfterGarbage(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test("traffic over many accounts leaves nothing in memory but the state", async () => {
  const mock = await startMock({ port: 0 });
  let sent = 0;
  const traffic = (amount: number) =>
    autocannon({
      url: mock.url + operation.path,
      amount,
      connections: 10,
      requests: [
        {
          method: operation.method as "POST",
          // Creates, refused creates and invalid requests, over accounts that come and go.
          setupRequest: (request) => ({
            ...request,
            headers: {
              [operation.authHeader]: `account-${Math.floor(++sent / 20)}`,
              "content-type": operation.requestBody.mediaType,
            },
            body: JSON.stringify(sent % 10 ? valid([`+1202555${1000 + (sent % 7)}`]) : {}),
          }),
        },
      ],
    });
  try {
    await traffic(2000);
    mock.reset();
    const before = heapAfterGarbage();

    const result = await traffic(requests);
    expect(result.errors + result["5xx"]).toBe(0);
    expect(result["2xx"]).toBeGreaterThan(requests / 10);
    mock.reset();

    const growth = heapAfterGarbage() - before;
    // A hundred bytes kept for each request would show.
    expect(growth).toBeLessThan(1_000_000 + requests * 30);
  } finally {
    await mock.close();
  }
});
