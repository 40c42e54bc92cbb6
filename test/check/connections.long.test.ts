import { connect, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { listen } from "../../scripts/listen.js";
import { checkServer, statuses } from "./check-server.js";
import { startPlain } from "./servers/correct/variants.js";

interface Ending {
  /** After how many responses a connection ends: at once, or with the next request on it. */
  after: number;
  isAtOnce: boolean;
}

/** A correct server, whose connections a relay counts and ends. */
async function startRelayed({ after, isAtOnce }: Ending = { after: Number.POSITIVE_INFINITY, isAtOnce: true }) {
  const server = await startPlain();
  const open = new Set<Socket>();
  let count = 0;
  const relay = createServer((client) => {
    count++;
    open.add(client);
    let responses = 0;
    const behind = connect(Number(new URL(server.url).port), "127.0.0.1");
    client.on("data", (chunk) => {
      if (responses >= after) client.destroy();
      else behind.write(chunk);
    });
    behind.on("data", (chunk) => {
      client.write(chunk);
      if (++responses >= after && isAtOnce) client.end();
    });
    for (const socket of [client, behind]) socket.on("error", () => {});
    client.once("close", () => {
      open.delete(client);
      behind.destroy();
    });
    behind.once("close", () => client.end());
  });
  return {
    url: await listen(relay, "127.0.0.1", 0),
    server,
    open,
    get count() {
      return count;
    },
    async [Symbol.asyncDispose]() {
      relay.close();
      await server.close();
    },
  };
}

test("connections are kept from request to request, and ended with the check", async () => {
  await using relayed = await startRelayed();
  const result = await checkServer(relayed.url);
  expect(statuses(result)).toEqual({});
  const { curated, cleanUp } = result.requestsSent;
  expect(relayed.count).toBeLessThan((curated + cleanUp) / 10);
  await expect.poll(() => relayed.open.size).toBe(0);
});

test("a server that ends a connection without a word, as soon as it has answered, gets the same verdict", async () => {
  await using relayed = await startRelayed({ after: 1, isAtOnce: true });
  const result = await checkServer(relayed.url);
  expect(statuses(result)).toEqual({});
  expect(relayed.server.attached()).toEqual([]);
});

test("a server that ends a kept connection with the next request on it gets the same verdict", async () => {
  await using relayed = await startRelayed({ after: 25, isAtOnce: false });
  const result = await checkServer(relayed.url);
  expect(statuses(result)).toEqual({});
  expect(relayed.server.attached()).toEqual([]);
});
