/** Phone numbers for the numbers of a test case: fictional ones that no other case had. */
import { randomInt } from "node:crypto";
import { CannotCheck } from "../cannot-check.js";
import type { NumberKind } from "../cases/test-case.js";

/** Ofcom's numbers for drama, without their last three digits. */
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
    const number =
      kind.kind === "fictional"
        ? (fictional.shift() ?? "")
        : kind.kind === "abroad"
          ? fromAbroad(used, numbers[kind.beside ?? -1])
          : await endingIn(kind.digit, fresh);
    used.add(number);
    numbers.push(number);
  }
  return numbers;
}

function fromAbroad(used: Set<string>, beside: string | undefined): string {
  for (let draw = 0; draw < mostDraws; draw++) {
    const number = beside
      ? `${beside.slice(0, -1)}${randomInt(10)}`
      : `+${ofcom[randomInt(ofcom.length)]}${`${randomInt(1000)}`.padStart(3, "0")}`;
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
