import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { checkServer, statuses } from "./check-server.js";
import { type Fate, startBehind } from "./servers/conditions/front.js";
import { startPlain } from "./servers/correct/variants.js";

test("with --concurrency, requests whose order does not matter are under way together, and the verdict is the same", async () => {
  let underway = 0;
  let most = 0;
  await using server = await startBehind(await startPlain(), {
    async fate({ method, url }): Promise<Fate> {
      // Requests of the clean-up are sent one at a time.
      if (method !== "POST" || !url.endsWith("/phone-numbers")) return "pass";
      most = Math.max(most, ++underway);
      await pause(20);
      underway--;
      return "pass";
    },
  });
  const result = await checkServer(server.url, {
    concurrency: 3,
    timeout: 10_000,
    only: ["outbound.transport", "inbound.sipRegion"],
  });
  expect(statuses(result)).toEqual({});
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(3);
  expect(server.attached()).toEqual([]);
});
