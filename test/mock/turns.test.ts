import { expect, test } from "vitest";
import { turns } from "../../scripts/mock/turns.js";

test("one long work begins in each turn, and one that was begun goes on before the next begins", async () => {
  const { begin, goOn } = turns();
  const done: [turn: number, what: string][] = [];
  let turn = 0;
  const count = () => {
    turn++;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  async function work(name: string): Promise<void> {
    await begin();
    done.push([turn, `${name} begins`]);
    await goOn();
    done.push([turn, `${name} goes on`]);
  }
  await Promise.all(["a", "b", "c"].map(work));
  expect(done.map(([, what]) => what)).toEqual(
    ["a", "b", "c"].flatMap((name) => [`${name} begins`, `${name} goes on`]),
  );
  expect(new Set(done.map(([turn]) => turn)).size).toBe(6);

  // It wakes up again.
  await new Promise((rested) => setTimeout(rested, 5));
  await work("d");
  expect(done.at(-1)?.[1]).toBe("d goes on");
  clearImmediate(counting);
});
