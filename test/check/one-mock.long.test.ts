import { expect, test } from "vitest";
import { type Mock, startMock } from "../../scripts/mock/start-mock.js";
import { checkServer, statuses, token } from "./check-server.js";

async function left(mock: Mock): Promise<number> {
  const answer = await fetch(`${mock.url}/v2/sip/phone-numbers?perPage=100`, { headers: { Authorization: token } });
  return ((await answer.json()) as { data: unknown[] }).data.length;
}

test("one hundred checks of one mock, one after another, all come to the same verdict", async () => {
  const mock = await startMock({ port: 0 });
  try {
    for (let run = 1; run <= 100; run++) {
      const result = await checkServer(mock.url, { timeout: 10_000 });
      expect({ run, ...statuses(result), left: result.cleanUp.left }).toEqual({ run, left: [] });
    }
    expect(await left(mock)).toBe(0);
  } finally {
    await mock.close();
  }
}, 900_000);

test("a check that is interrupted after any tenth request leaves nothing", async () => {
  const mock = await startMock({ port: 0 });
  try {
    for (let after = 10; ; after += 10) {
      const interruption = new AbortController();
      const result = await checkServer(mock.url, {
        timeout: 10_000,
        signal: interruption.signal,
        onProgress: ({ done }) => {
          if (done === after) interruption.abort();
        },
      });
      expect({ after, left: await left(mock), named: result.cleanUp.left }).toEqual({ after, left: 0, named: [] });
      if (!interruption.signal.aborted) break;
    }
  } finally {
    await mock.close();
  }
}, 600_000);
