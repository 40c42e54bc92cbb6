import { expect, test } from "vitest";
import { accountBytes, defaultLimit, numberBytes, pairBytes, setupBytes } from "../../scripts/model/bytes.js";

const setup = { name: "", address: "", username: "" };

test("the memory holds about 250,000 numbers with a pair of gateways each", () => {
  const numbers = defaultLimit / (numberBytes + pairBytes);
  expect(numbers).toBeGreaterThan(240_000);
  expect(numbers).toBeLessThan(300_000);
});

test("each character of a text weighs two bytes, and the text itself some more", () => {
  const long = "x".repeat(1000);
  const weights = [
    [accountBytes(""), accountBytes(long)],
    [setupBytes(setup), setupBytes({ ...setup, name: long })],
    [setupBytes(setup), setupBytes({ ...setup, address: long })],
    [setupBytes(setup), setupBytes({ ...setup, username: long })],
  ] as const;
  for (const [without, having] of weights) expect(having - without).toBe(2000);
  expect(accountBytes("")).toBeGreaterThan(1024);
  expect(setupBytes(setup)).toBeGreaterThan(128 + 3 * 8);
});

test("a username that is left out weighs as much as an empty one", () => {
  const { username: _, ...without } = setup;
  expect(setupBytes(without as typeof setup)).toBe(setupBytes(setup));
});
