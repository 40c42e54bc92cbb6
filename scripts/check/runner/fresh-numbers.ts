/** Phone numbers for the numbers of a test case: fictional ones that no other case had. */
import { randomInt } from "node:crypto";
import { CannotCheck } from "../cannot-check.js";
import type { NumberKind } from "../cases/test-case.js";
import { anyAbroad, anyLongest } from "../requests/numbers.js";

/** After so many numbers in a row, which end in every digit, one that ends in another digit means that there is none. */
const mostTries = 30;
/** A random number of another country that another case had is drawn again so often. */
const mostDraws = 20;

/**
 * @param fresh gives fictional numbers that nobody used
 * @param used the numbers of the cases before; these are added
 */
export async function numbersFor(
  kinds: NumberKind[],
  fresh: (count: number) => Promise<string[]>,
  used: Set<string>,
): Promise<string[]> {
  const fictional = await fresh(kinds.filter(({ kind }) => kind === "fictional").length);
  const numbers: string[] = [];
  for (const kind of kinds) {
    const number = await numberOf(kind);
    used.add(number);
    numbers.push(number);
  }
  return numbers;

  async function numberOf(kind: NumberKind): Promise<string> {
    switch (kind.kind) {
      case "fictional":
        return fictional.shift() ?? "";
      case "abroad":
        return unusedOf(anyAbroad, used);
      case "longest":
        return anyLongest();
      case "like":
        return like(numbers[kind.number] ?? "", kind.apartFrom, used);
      default:
        return endingIn(kind.digit, fresh);
    }
  }
}

function like(
  number: string,
  apartFrom: Extract<NumberKind, { kind: "like" }>["apartFrom"],
  used: Set<string>,
): string {
  switch (apartFrom) {
    case "its last digit":
      return unusedOf(() => `${number.slice(0, -1)}${randomInt(10)}`, used);
    case "its country":
      return unusedOf(() => `+999${number.slice(-10)}`, used);
    case "a digit more":
      return unusedOf(() => `${number}${randomInt(10)}`, used);
  }
}

function unusedOf(draw: () => string, used: Set<string>): string {
  for (let drawn = 0; drawn < mostDraws; drawn++) {
    const number = draw();
    if (!used.has(number)) return number;
  }
  throw new CannotCheck("This run has used up the fictional numbers of other countries.");
}

async function endingIn(digit: string, fresh: (count: number) => Promise<string[]>): Promise<string> {
  for (let tries = 0; tries < mostTries; tries++) {
    const [number = ""] = await fresh(1);
    if (number.endsWith(digit)) return number;
  }
  throw new CannotCheck(`There is no fictional number that ends in ${digit}.`);
}
