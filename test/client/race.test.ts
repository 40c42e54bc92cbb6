import { expect, test } from "vitest";
import { createClient, problemOf } from "../../generated/client.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { body, path } from "./support.js";

test("of 50 clients that create one fresh number at once, one succeeds, and the others learn that it is attached", async () => {
  const mock = await startMock({ port: 0, latency: 50 });
  try {
    const maxRetries = 20;
    const clients = Array.from({ length: 50 }, () => {
      const client = {
        retries: 0,
        call: () => videosdk.POST(path, { body: { ...body, phoneNumbers: ["+12025550199"] } }),
      };
      const videosdk = createClient({
        token: "any-token-will-do",
        baseUrl: mock.url,
        retry: { initialInterval: 20, maxRetries },
        onRetry: () => client.retries++,
      });
      return client;
    });
    const results = await Promise.all(clients.map(({ call }) => call()));

    expect(results.filter(({ data }) => data)).toHaveLength(1);
    const kinds = results.flatMap((result) => (result.error ? [problemOf(result).kind] : []));
    expect(kinds).toEqual(Array.from({ length: 49 }, () => "alreadyAttached"));
    expect(Math.max(...clients.map(({ retries }) => retries))).toBeLessThanOrEqual(maxRetries);
    // Otherwise this would be a test of the mock alone.
    expect(clients.some(({ retries }) => retries > 0)).toBe(true);
  } finally {
    await mock.close();
  }
});
