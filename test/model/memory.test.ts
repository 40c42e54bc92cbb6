import { expect, test } from "vitest";
import type { Hold } from "../../scripts/model/types.js";
import { found, newModel, number, request } from "./support.js";

const [a, b, c] = [number(1), number(2), number(3)];

/** What a model takes that remembers what is done to it here. */
function bytesOf(...accounts: string[]): number {
  const { model } = newModel();
  for (const account of accounts) model.create(account, request([a]));
  return model.bytes;
}

test("over the limit, the account that was not used for the longest time is forgotten", () => {
  const { model } = newModel({ limit: bytesOf("first", "other") + 10 });
  model.create("first", request([a]));
  model.create("other", request([a]));
  model.get("first", a);
  model.create("third", request([a]));
  expect(model.accounts().map(({ name }) => name)).toEqual(["first", "third"]);
});

test("an account with a create under way is not forgotten", () => {
  const { model } = newModel({ limit: bytesOf("first", "other") + 10 });
  model.create("first", request([a]));
  const hold = model.hold("first", request([b])) as Hold;
  model.create("other", request([a]));
  model.create("third", request([a]));
  expect(model.get("first", a)).not.toHaveProperty("refused");
  expect(model.get("other", a)).toHaveProperty("refused");
  hold.end();
});

test("one account that alone would pass the limit is refused, and keeps what it has", () => {
  const { model } = newModel({ limit: bytesOf("me") + 100 });
  model.create("me", request([a]));
  expect(model.create("me", request([b, c]))).toEqual({ refused: "full", numbers: [b, c] });
  expect(found(model, a).inbound).not.toBeNull();
});

test("creates that are under way count, so that together they do not pass the limit", () => {
  const { model } = newModel({ limit: bytesOf("me") + 100 });
  const hold = model.hold("me", request([a])) as Hold;
  expect(model.create("me", request([b]))).toEqual({ refused: "full", numbers: [b] });
  hold.end();
  expect(model.create("me", request([b]))).toBeUndefined();
});

test("long names count, once for all the numbers of a request", () => {
  const name = "x".repeat(100_000);
  const { model } = newModel();
  model.create("me", request([a, b], { name }));
  const once = model.bytes;
  expect(once).toBeGreaterThan(200_000);
  expect(once).toBeLessThan(220_000);
  model.create("me", request([c], { name }));
  expect(model.bytes).toBeGreaterThan(400_000);
});

test("what is given up is given back", () => {
  const { model } = newModel();
  model.create("me", request([a, b], { name: "x".repeat(100_000) }));
  model.detach("me", a);
  model.detach("me", b);
  model.create("me", request([a, b], { name: "short" }));
  const before = model.bytes;
  // The long name is still that of the pair that was left empty; a thousand others push it out.
  for (let index = 0; index < 1000; index++) {
    model.create("me", request([c], { name: "short" }));
    model.detach("me", c);
  }
  expect(model.emptied("me")).toHaveLength(1000);
  expect(model.emptied("me")[0]?.inbound.name).toBe("short");
  expect(model.bytes).toBeLessThan(before - 200_000 + 1000 * 1000);
});

test("a whole life, ten thousand times over, needs no more than the limit and is never refused", () => {
  const { model } = newModel({ limit: 200_000 });
  for (let index = 0; index < 10_000; index++) {
    expect(model.create("me", request([a], { name: `name ${index}` })) === undefined).toBe(true);
    if (index % 2) model.detach("me", a);
    model.release("me", found(model, a).phoneNumber.phoneNumberId);
  }
  expect(model.bytes).toBeLessThanOrEqual(200_000);
});

test("an account of which nothing is left is forgotten", () => {
  const { model } = newModel();
  model.get("me", a);
  model.list("me");
  model.create("me", request([a]));
  expect(model.accounts()).toHaveLength(1);
  expect(model.create("you", request([a], { name: "x".repeat(60_000_000) }))).toMatchObject({ refused: "full" });
  expect(model.accounts()).toEqual([{ name: "me", numbers: 1 }]);
});
