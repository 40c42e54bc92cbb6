/** Real phone numbers for the numbers of a play. */
import { randomInt } from "node:crypto";
import { CannotCheck } from "../../cannot-check.js";
import type { Nearness, NumberKind } from "../plays/play.js";

/** Ofcom's numbers for drama: what stands before the last three digits. */
const ofcom = [
  "441134960",
  "441144960",
  "441154960",
  "441164960",
  "441174960",
  "441184960",
  "441214960",
  "441314960",
  "441414960",
  "441514960",
  "441614960",
  "441914980",
  "442079460",
  "442896496",
  "442920180",
  "441632960",
  "447700900",
];

/** Which lengths a pattern allows, in digits; the pattern is that of an international number. */
export function lengthsOf(pattern: RegExp): number[] {
  return Array.from({ length: 40 }, (_, digits) => digits).filter((digits) => pattern.test(`+${"2".repeat(digits)}`));
}

/** Ten numbers in a row are the same one when their last digit is cut off; after so many another one comes for sure. */
const mostAlike = 10;

/**
 * Numbers that no play has had: what an earlier one left attached would be refused.
 *
 * @param fresh gives fictional numbers that nobody used
 * @param pattern what every number must match
 * @param used the numbers of the plays before; these are added
 */
export async function cast(
  kinds: NumberKind[],
  fresh: (count: number) => Promise<string[]>,
  pattern: RegExp,
  used: Set<string>,
): Promise<string[]> {
  let numbers = await castOnce(kinds, fresh, pattern);
  for (let again = 0; again < mostAlike && numbers.some((number) => used.has(number)); again++) {
    numbers = await castOnce(kinds, fresh, pattern);
  }
  for (const number of numbers) used.add(number);
  return numbers;
}

async function castOnce(
  kinds: NumberKind[],
  fresh: (count: number) => Promise<string[]>,
  pattern: RegExp,
): Promise<string[]> {
  const wanted = kinds.filter(({ kind }) => kind === "fictional").length;
  const fictional = wanted > 0 ? await fresh(wanted) : [];
  const numbers: string[] = [];
  for (const kind of kinds) {
    numbers.push(
      kind.kind === "ending" ? await endingIn(kind.digit, fresh) : numberFor(kind, fictional, numbers, pattern),
    );
  }
  return numbers;
}

function numberFor(
  kind: Exclude<NumberKind, { kind: "ending" }>,
  fictional: string[],
  before: string[],
  pattern: RegExp,
): string {
  switch (kind.kind) {
    case "fictional":
      return fictional.shift() ?? "";
    case "abroad":
      return `+${ofcom[randomInt(ofcom.length)]}${digits(3)}`;
    case "digits":
      return unlike(before, () => `+${randomInt(2, 10)}${digits(kind.digits - 1)}`);
    case "near": {
      const near = nearTo(before[kind.other] ?? "", kind.how);
      return pattern.test(near) ? near : (fictional[0] ?? nearTo(before[kind.other] ?? "", "of another area"));
    }
  }
}

/** Fresh numbers come in a row, so every tenth ends in the digit. */
async function endingIn(digit: string, fresh: (count: number) => Promise<string[]>): Promise<string> {
  for (let tries = 0; tries < 30; tries++) {
    const [number = ""] = await fresh(1);
    if (number.endsWith(digit)) return number;
  }
  throw new CannotCheck(`There is no fictional number that ends in ${digit}.`);
}

function nearTo(number: string, how: Nearness): string {
  switch (how) {
    case "one digit longer":
      return `${number}${randomInt(10)}`;
    case "one digit shorter":
      return number.slice(0, -1);
    case "of another area":
      return `${number.slice(0, 2)}${unlike([number.slice(2, 5)], () => `${randomInt(2, 9)}0${randomInt(2, 9)}`)}${number.slice(5)}`;
    case "of another country":
      return `+4${randomInt(1, 10)}${number.slice(2)}`;
  }
}

function unlike(others: string[], make: () => string): string {
  let made = make();
  while (others.includes(made)) made = make();
  return made;
}

function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join("");
}
