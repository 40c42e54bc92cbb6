import { expect, test } from "vitest";
import { InPhases } from "../../scripts/check/fixed-part/in-phases.js";
import type { Item } from "../../scripts/check/fixed-part/item.js";
import type { Exchange, HttpRequest } from "../../scripts/check/sending/http.js";

const item = (name: string) => ({ name }) as Item;
const request: HttpRequest = { method: "GET", path: "/", headers: {} };
const exchange: Exchange = { request };

function conducted(lanes: Item[][][], leftOut: Item[] = []) {
  const asked: string[] = [];
  const phases = new InPhases(
    {
      async due(due) {
        asked.push(due.name);
        return leftOut.includes(due) ? undefined : request;
      },
      async done() {},
    },
    lanes,
  );
  return { phases, asked };
}

test("what belongs to a phase is not due before every lane has done with the phase before it", async () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map(item) as [Item, Item, Item, Item];
  const { phases, asked } = conducted([
    [[a], [], [c]],
    [[b], [d]],
  ]);

  await phases.due(a);
  const last = phases.due(c);
  await phases.due(b);
  await phases.done(a, exchange);
  const second = phases.due(d);
  await new Promise(setImmediate);
  expect(asked).toEqual(["a", "b"]);

  await phases.done(b, exchange);
  await second;
  expect(asked).toEqual(["a", "b", "d"]);

  await phases.done(d, exchange);
  await last;
  expect(asked).toEqual(["a", "b", "d", "c"]);
});

test("what is left out is done with", async () => {
  const [a, b] = [item("a"), item("b")];
  const { phases } = conducted([[[a], [b]]], [a]);

  expect(await phases.due(a)).toBeUndefined();
  expect(await phases.due(b)).toBe(request);
});

test("a lane that fails is waited for by no other", async () => {
  const [a, b] = [item("a"), item("b")];
  const { phases } = conducted([[[a]], [[], [b]]]);

  const waiting = phases.due(b);
  phases.fail(new Error("Dredd could not run"));
  await expect(waiting).rejects.toThrow("Dredd could not run");
});
