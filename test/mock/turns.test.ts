import { expect, test } from "vitest";
import { turns } from "../../scripts/mock/turns.js";

const turnOfTheLoop = () => new Promise((done) => setImmediate(done));

test("one long work begins in each turn, and one that was begun goes on before the next begins", async () => {
  const { begin, goOn } = turns();
  const done: string[] = [];
  async function work(name: string): Promise<void> {
    await begin();
    done.push(`${name} begins`);
    await goOn();
    done.push(`${name} goes on`);
  }
  const works = ["a", "b"].map(work);
  for (let turn = 0; turn < 10; turn++) {
    await turnOfTheLoop();
    done.push("");
  }
  await Promise.all(works);
  expect(done.join(" ").trim()).toMatch(/^a begins {2,}a goes on {2,}b begins {2,}b goes on$/);

  // It wakes up again.
  await work("c");
  expect(done.at(-1)).toBe("c goes on");
});
