import { expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { checkServer, statuses, token } from "./check-server.js";

/** A mock with nothing behind it. */
const nothing = { numbers: [], emptied: [] };

/** @param step an interruption comes after each multiple of so many requests */
export function testsOfOneMock({ checks, step }: { checks: number; step: number }): void {
  test(`${checks} checks of one mock, one after another, all come to the same verdict and leave nothing`, async () => {
    await using mock = await startMock({ port: 0 });
    for (let run = 1; run <= checks; run++) {
      const result = await checkServer(mock.url, { timeout: 10_000 });
      const { left, gateways } = result.cleanUp;
      expect({ run, ...statuses(result), left, gateways }).toEqual({ run, left: [], gateways: [] });
    }
    expect(mock.numbers(token)).toEqual(nothing);
  });

  test(`a check that is interrupted after any ${step} requests leaves nothing`, async () => {
    await using mock = await startMock({ port: 0 });
    for (let after = step; ; after += step) {
      const interruption = new AbortController();
      const result = await checkServer(mock.url, {
        timeout: 10_000,
        signal: interruption.signal,
        onProgress: ({ done }) => {
          if (done === after) interruption.abort();
        },
      });
      const { left, gateways } = result.cleanUp;
      expect({ after, ...mock.numbers(token), left, gateways }).toEqual({
        after,
        ...nothing,
        left: [],
        gateways: [],
      });
      if (!interruption.signal.aborted) break;
    }
  });
}
