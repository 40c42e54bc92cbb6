import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { together } from "../../scripts/mock/together.js";

test("what is ready in one turn goes out at its end, and what is ready in the next at the end of that", async () => {
  const endOfTurn = together();
  const gone: string[] = [];
  const send = async (answer: string) => {
    await endOfTurn();
    gone.push(answer);
  };
  for (const answer of ["a", "b"]) void send(answer);
  await Promise.resolve();
  expect(gone).toEqual([]);
  await nextTurn();
  expect(gone).toEqual(["a", "b"]);
  void send("c");
  expect(gone).toEqual(["a", "b"]);
  await nextTurn();
  expect(gone).toEqual(["a", "b", "c"]);
});
