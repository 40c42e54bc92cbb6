import { expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { checkServer, statuses, token } from "./check-server.js";

/** A mock with nothing behind it. */
const nothing = { numbers: [], emptied: [] };

test("thirty checks of one mock, one after another, all come to the same verdict", async () => {
  const mock = await startMock({ port: 0 });
  try {
    for (let run = 1; run <= 30; run++) {
      const result = await checkServer(mock.url, { timeout: 10_000 });
      const { left, gateways } = result.cleanUp;
      expect({ run, ...statuses(result), left, gateways }).toEqual({ run, left: [], gateways: [] });
    }
    expect(mock.numbers(token)).toEqual(nothing);
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
      const { left, gateways } = result.cleanUp;
      expect({ after, ...mock.numbers(token), left, gateways }).toEqual({ after, ...nothing, left: [], gateways: [] });
      if (!interruption.signal.aborted) break;
    }
  } finally {
    await mock.close();
  }
}, 600_000);
