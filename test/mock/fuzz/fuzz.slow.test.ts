/** A short run of the same requests each time. For a long one: npm run fuzz -- --time 10m */
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { startGame } from "./play.js";
import { sendings } from "./requests.js";

const game = await startGame();
afterAll(game.close);

test("every request gets a response in the API's shape or is hung up on, at once, and leaves only printable text in the log", async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(sendings, async (sending) => {
      for (const status of await game.play(sending)) statuses.add(status);
    }),
    { seed: 14, numRuns: 400 },
  );
  // Otherwise it sends too little of one kind.
  expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 204, 400, 401, 404, 405, 406, 413, 415, 422, 431]));
});
