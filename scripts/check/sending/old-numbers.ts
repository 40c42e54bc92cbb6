/** Phone numbers that belong to nobody: North American, exchange 555, line 0100 to 0199. */
import { randomInt } from "node:crypto";

/** A number that stands for the fresh ones until a request is made. */
export const sampleNumber = "+12025550100";

const linesPerArea = 100;
const claimsPerRun = 4;

/** Area codes by the rules of the North American numbering plan: no 0 or 1 in front, no 9 in the middle, no N11. */
const areaCodes = Array.from({ length: 800 }, (_, index) => `${index + 200}`).filter(
  (code) => code[1] !== "9" && !code.endsWith("11"),
);

/** Tries to attach a number; `false` when the server refuses it as one that is attached already. */
export type Claim = (number: string, attempt: number) => Promise<boolean>;

/**
 * Fresh numbers for one run. They come by the area code, in an order that chance decides. The first number of each area
 * is claimed by attaching it, so that two runs against one server never share an area, at the same time or one after
 * the other.
 */
export class FreshNumbers {
  readonly #claim: Claim | undefined;
  readonly #areas = shuffled(areaCodes);
  #area = "";
  #line = linesPerArea;

  /** @param claim left out when nothing may be created: then chance alone keeps runs apart */
  constructor(claim?: Claim) {
    this.#claim = claim;
  }

  /** Makes sure that the next `count` numbers are there to take, 99 at most. */
  async reserve(count: number): Promise<void> {
    if (this.#line + count <= linesPerArea) return;
    for (let attempt = 0; attempt < claimsPerRun; attempt++) {
      const area = this.#areas.pop();
      if (!area) throw new Error("This run has used up every fictional number.");
      this.#area = area;
      this.#line = 0;
      if (!this.#claim || (await this.#claim(this.take(), attempt))) return;
    }
  }

  take(): string {
    if (this.#line >= linesPerArea) throw new Error("No numbers are reserved");
    const line = `${this.#line++}`.padStart(2, "0");
    return `+1${this.#area}55501${line}`;
  }
}

/** Every number of the kind that this run sends, in a text. */
export function numbersIn(text: string): string[] {
  return [...new Set(text.match(/\+1\d{3}55501\d{2}/g))];
}

function shuffled<T>(values: T[]): T[] {
  const result = [...values];
  for (let index = result.length - 1; index > 0; index--) {
    const other = randomInt(index + 1);
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}
