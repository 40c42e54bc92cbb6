/** The memory of the mock: which numbers creates in progress hold, and what a reset does to them. */
import { expect, test } from "vitest";
import { Memory } from "../../scripts/mock/api/memory.js";
import { number, request, values } from "../model/support.js";

const [a, b, c] = [number(1), number(2), number(3)];
const newMemory = () => new Memory(values);

function released(held: ReturnType<Memory["hold"]>): void {
  if (typeof held !== "function") throw new Error(`${held.numbers} are held`);
  held();
}

test("a create gets none of the numbers that another one of the account holds, and learns which they are", () => {
  const memory = newMemory();
  const first = memory.hold("me", [a, b]);
  expect(memory.hold("me", [c, b])).toEqual({ refused: "conflict", numbers: [b] });
  released(memory.hold("you", [b]));
  released(first);
  released(memory.hold("me", [c, b]));
});

test("a create that ends lets go of its own numbers alone", () => {
  const memory = newMemory();
  const first = memory.hold("me", [a]);
  memory.hold("me", [b]);
  released(first);
  expect(memory.hold("me", [b])).toEqual({ refused: "conflict", numbers: [b] });
});

test("a create in progress when the mock is reset creates nothing, and is to be sent again", () => {
  const memory = newMemory();
  memory.create("me", request([a]));
  memory.end();
  expect(() => memory.create("me", request([b]))).toThrow(
    expect.objectContaining({ status: 503, message: expect.stringContaining("Send it again") }),
  );
  expect(memory.model.get("me", b)).toMatchObject({ refused: "notFound" });
});
