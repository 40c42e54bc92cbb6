import { expect, test } from "vitest";
import type { SendItems } from "../../scripts/check/sending/send-items.js";
import { checkServer } from "./check-server.js";
import { startPlain } from "./servers/correct/variants.js";

/** Sends the items as Dredd does: one after the other. */
const sendAll: SendItems = async (_url, items, transport, dispatcher) => {
  for (const item of items) {
    const request = await dispatcher.due(item);
    if (request) await dispatcher.done(item, await transport.send(request));
  }
};

/** A sender whose nth lane fails, at once or after some items. */
function failing(nth: number, after: number): SendItems {
  let lanes = 0;
  return async (url, items, transport, dispatcher) => {
    if (lanes++ !== nth) return sendAll(url, items, transport, dispatcher);
    await sendAll(url, items.slice(0, after), transport, dispatcher);
    throw new Error("the sender has failed");
  };
}

test("a sender gets the curated requests in lanes of their own, and the verdict is the same", async () => {
  const sent: number[] = [];
  await using server = await startPlain();
  const counting: SendItems = async (url, items, transport, dispatcher) => {
    const lane = sent.push(0) - 1;
    await sendAll(url, items, transport, {
      due: (item) => dispatcher.due(item),
      done(item, exchange) {
        sent[lane] = (sent[lane] ?? 0) + 1;
        return dispatcher.done(item, exchange);
      },
    });
  };
  const { guarantees } = await checkServer(server.url, { sendItems: counting, concurrency: 3 });
  expect(guarantees.filter(({ status }) => status !== "kept")).toEqual([]);
  expect(sent).toHaveLength(3);
  expect(Math.min(...sent)).toBeGreaterThan(100);
});

test.each([
  ["the first lane at once", 0, 0],
  ["another lane at once", 2, 0],
  ["another lane after some requests", 1, 5],
])(
  "a sender that fails in %s ends the check with its error, and what was created is taken back",
  async (_, nth, after) => {
    await using server = await startPlain();
    await expect(checkServer(server.url, { sendItems: failing(nth, after) })).rejects.toThrow("the sender has failed");
    expect(server.attached()).toEqual([]);
  },
);
