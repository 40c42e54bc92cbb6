/** The edges of the memory: what just fits, what is counted once, and whom it must not forget. */
import { expect, test } from "vitest";
import { numberBytes, pairBytes, setupBytes } from "../../scripts/model/bytes.js";
import type { Model } from "../../scripts/model/model.js";
import type { Hold } from "../../scripts/model/types.js";
import { carriedOut, found, newModel, number, request } from "./support.js";

const [a, b] = [number(1), number(2)];

function bytesOf(...accounts: string[]): number {
  const { model } = newModel();
  for (const account of accounts) model.create(account, request([a]));
  return model.bytes;
}

const release = (model: Model, e164: string) =>
  carriedOut(model.release("me", found(model, e164).phoneNumber.phoneNumberId));

test("what takes just the limit fits, and a byte more does not", () => {
  const full = bytesOf("me");
  expect(newModel({ limit: full }).model.create("me", request([a]))).toBeUndefined();
  expect(newModel({ limit: full - 1 }).model.create("me", request([a]))).toEqual({ refused: "full", numbers: [a] });
});

test("accounts that together take just the limit are both remembered", () => {
  const both = bytesOf("me", "you");
  for (const [limit, names] of [
    [both, ["me", "you"]],
    [both - 1, ["you"]],
  ] as const) {
    const { model } = newModel({ limit });
    model.create("me", request([a]));
    model.create("you", request([a]));
    expect(model.accounts().map(({ name }) => name)).toEqual(names);
  }
});

test("a request's name is given back with the last that was made from it, and not before", () => {
  const { model } = newModel();
  model.create("me", request([b]));
  const before = model.bytes;
  model.register("me", request([a], { name: "x".repeat(100_000) }));
  model.register("me", request([number(3)], { name: "short" }));
  const registered = model.bytes;
  release(model, number(3));
  release(model, a);
  expect(registered).toBeGreaterThan(before + 200_000);
  expect(model.bytes).toBe(before);

  const long = { name: "y".repeat(100_000), isShared: true };
  model.create("me", request([a, number(3)], long));
  const all = model.bytes;
  release(model, a);
  expect(model.bytes).toBe(all - numberBytes);
  release(model, number(3));
  // The pair is left empty, and is still called so.
  expect(model.bytes).toBe(all - 2 * numberBytes);
  expect(model.emptied("me")[0]?.inbound.name).toHaveLength(100_000);
});

test("each number and each pair weighs what it is said to", () => {
  const bytes = (count: number, isShared: boolean) => {
    const { model } = newModel();
    model.create(
      "me",
      request(
        Array.from({ length: count }, (_, index) => number(index)),
        { isShared },
      ),
    );
    return model.bytes;
  };
  expect(bytes(5, true) - bytes(1, true)).toBe(4 * numberBytes);
  expect(bytes(5, false) - bytes(1, false)).toBe(4 * (numberBytes + pairBytes));
});

test.each([
  { name: "numbers with a pair for each", isShared: false },
  { name: "numbers with one pair", isShared: true },
])("a create of $name is let in where all that it will weigh fits, and not for a byte less", ({ isShared }) => {
  const three = request([a, b, number(3)], { isShared });
  const { model } = newModel();
  model.register("me", request([a]));
  model.create("me", three);
  // The name that the first number had before is given back only after that.
  const peak = model.bytes + setupBytes({ name: three.name, address: three.outbound.address, username: undefined });
  for (const [limit, isIn] of [
    [peak, true],
    [peak - 1, false],
  ] as const) {
    const { model } = newModel({ limit });
    model.register("me", request([a]));
    expect(model.create("me", three) === undefined).toBe(isIn);
  }
});

test("an account whose first create is under way is not forgotten when another create of it ends", () => {
  const { model } = newModel();
  const first = model.hold("me", request([a])) as Hold;
  (model.hold("me", request([b])) as Hold).end();
  first.attach();
  first.end();
  expect(found(model, a).phoneNumber.e164).toBe(a);
});

test("who has just been told that their numbers are known finds them, however full the memory is of others at work", () => {
  const { model } = newModel({ limit: bytesOf("me") + 200 });
  const hold = model.hold("other", request([a])) as Hold;
  expect(model.register("me", request([a]))).toBeUndefined();
  expect(found(model, a).phoneNumber.e164).toBe(a);
  hold.end();
});

test("registering what just fits is let in, and a byte less is refused, names the numbers and leaves nothing", () => {
  const { model } = newModel();
  model.register("me", request([a, b]));
  const { bytes } = model;
  expect(newModel({ limit: bytes }).model.register("me", request([a, b]))).toBeUndefined();
  const { model: small } = newModel({ limit: bytes - 1 });
  expect(small.register("me", request([a, b]))).toEqual({ refused: "full", numbers: [a, b] });
  expect([small.bytes, small.accounts()]).toEqual([0, []]);
});

test("registering what is known already weighs nothing", () => {
  const { model } = newModel();
  model.register("me", request([a]));
  const { bytes } = model;
  model.register("me", request([a], { name: "another" }));
  expect(model.bytes).toBe(bytes);
});

test("a full memory names the numbers that would be new", () => {
  const { model } = newModel({ limit: bytesOf("me") + 10_000 });
  model.register("me", request([a]));
  const long = { name: "x".repeat(10_000) };
  expect(model.create("me", request([a, b], long))).toEqual({ refused: "full", numbers: [b] });
});

test("the room that a create was to take is given back once, however often it ends", () => {
  const { model: full } = newModel();
  for (const e164 of [a, b]) full.create("me", request([e164]));
  const { model } = newModel({ limit: full.bytes });
  // So that the account is not forgotten in between.
  model.create("me", request([a]));
  const first = model.hold("me", request([b])) as Hold;
  first.end();
  const second = model.hold("me", request([b])) as Hold;
  first.end();
  expect(model.create("me", request([number(3)]))).toEqual({ refused: "full", numbers: [number(3)] });
  second.end();
  expect(model.create("me", request([number(3)]))).toBeUndefined();
});

test("the name of a reused number is given back when its pair makes room", () => {
  const { model } = newModel({ limit: 250_000 });
  model.create("me", request([a]));
  model.detach("me", a);
  model.create("me", request([a], { name: "x".repeat(100_000) }));
  release(model, a);
  const next = request([b], { name: "y".repeat(60_000) });
  expect(model.create("me", next)).toBeUndefined();
  const { model: fresh } = newModel();
  fresh.create("me", next);
  expect(model.bytes).toBe(fresh.bytes);
});

test.each<[string, (model: Model) => unknown]>([
  ["list", (model) => model.list("me")],
  ["detach", (model) => model.detach("me", a)],
  ["get", (model) => model.get("me", a)],
])("a %s is a use of the account", (_, use) => {
  const { model } = newModel();
  for (const account of ["me", "you"]) model.create(account, request([a]));
  use(model);
  expect(model.accounts().map(({ name }) => name)).toEqual(["you", "me"]);
});

test("a copy gives new numbers the ids that the original would", () => {
  const { model } = newModel();
  model.create("me", request([a]));
  const copy = model.copy();
  for (const one of [model, copy]) one.create("me", request([b]));
  expect(copy.numbers("me")).toEqual(model.numbers("me"));
});
