import { expect, test } from "vitest";
import { createClient } from "../../generated/client.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { body } from "./support.js";

test("of 50 clients that create one fresh number at once, one succeeds, and the others learn that it is attached", async () => {
  await using mock = await startMock({ port: 0, latency: 50 });
  const retries: number[] = [];
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, async (_, client) => {
      retries[client] = 0;
      const videosdk = createClient({
        token: "any-token-will-do",
        baseUrl: mock.url,
        retry: { initialInterval: 20, maxRetries: 20 },
        onRetry: ({ attempt }) => {
          retries[client] = attempt;
        },
      });
      const create = videosdk.createPhoneNumbers({ ...body, phoneNumbers: ["+12025550199"] });
      return create.then(
        () => "created",
        ({ code }) => code,
      );
    }),
  );

  const losers = Array.from({ length: 49 }, () => "alreadyAttached");
  expect(outcomes.toSorted()).toEqual([...losers, "created"]);
  expect(Math.max(...retries)).toBeLessThanOrEqual(20);
  // Otherwise this would be a test of the mock alone.
  expect(Math.max(...retries)).toBeGreaterThan(0);
});
