/** Phone numbers that belong to nobody: North American, exchange 555, line 0100 to 0199. */
import { randomInt } from "node:crypto";
import { parseJson } from "../answers/json-body.js";
import { CannotCheck } from "../cannot-check.js";
import type { HttpRequest } from "../sending/http.js";
import { shuffler } from "../shuffle.js";
import { areaCodes } from "./area-codes.js";
import { valueAt } from "./json-path.js";

/** A number that stands for the fresh ones until a request is made. */
export const sampleNumber = "+12025550100";

const linesPerArea = 100;
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
/** How many areas are tried before numbers are taken from one in which some are known already. */
const mostTried = 8;

/** The state of an area on the server. */
export interface Area {
  /** Numbers of the area that the account knows: left by an earlier run, or in use by another one. */
  known: Set<string>;
  /** Attaches a number, so that no other run takes the area. `false` when the server refuses it as one that is attached. */
  claim?: ((number: string) => Promise<boolean>) | undefined;
}

/**
 * Fresh numbers for one run, area code by area code in random order. Each area is looked up before its numbers are used, so
 * that two runs against one server never share a number.
 */
export class FreshNumbers {
  readonly #lookAt: (prefix: string) => Promise<Area>;
  readonly #areas = shuffler(randomInt(2 ** 32))(areaCodes);
  #lines: string[] = [];
  #underway: Promise<unknown> = Promise.resolve();

  constructor(lookAt: (prefix: string) => Promise<Area>) {
    this.#lookAt = lookAt;
  }

  /** The next numbers, 90 at most. Calls are answered one after the other. */
  take(count: number): Promise<string[]> {
    const taken = this.#underway.then(async () => {
      if (this.#lines.length < count) await this.#open(count);
      return this.#lines.splice(0, count);
    });
    this.#underway = taken.catch(() => {});
    return taken;
  }

  /** Leaves the rest of the area that was opened last, so that the next numbers come from another one. */
  leave(): void {
    this.#lines = [];
  }

  /** Numbers that no request of this run has named, for a reader to send. They are not looked at. */
  unused(count: number): string[] {
    while (this.#lines.length < count) this.#lines = linesOf(this.#areas.pop() ?? sampleNumber.slice(2, 5));
    return this.#lines.splice(0, count);
  }

  /** Finds an area with this many free numbers, preferably an unused one. */
  async #open(count: number): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const code = this.#areas.pop();
      if (!code) throw new CannotCheck("This run has used up every fictional number.");
      const lines = linesOf(code);
      const { known, claim } = await this.#lookAt(areaPrefix(code));
      const free = lines.filter((number) => !known.has(number));
      const acceptable = known.size === 0 || (attempt > mostTried && free.length > count);
      if (!acceptable) continue;
      if (claim && !(await claim(free.shift() ?? ""))) continue;
      this.#lines = free;
      return;
    }
  }
}

/** A fictional number of another country. */
export function anyAbroad(): string {
  return `+${ofcom[randomInt(ofcom.length)]}${`${randomInt(1000)}`.padStart(3, "0")}`;
}

/** E.164 allows 15 digits; no country has the code 999. */
export function anyLongest(): string {
  return `+999${`${randomInt(1_000_000)}`.padStart(6, "0")}${`${randomInt(1_000_000)}`.padStart(6, "0")}`;
}

function areaPrefix(code: string): string {
  return `+1${code}55501`;
}

function linesOf(code: string): string[] {
  return Array.from({ length: linesPerArea }, (_, line) => `${areaPrefix(code)}${`${line}`.padStart(2, "0")}`);
}

/** Every number of the kind that this run sends, in a text. */
export function numbersIn(text: string): string[] {
  return [...new Set(text.match(/\+1\d{3}55501\d{2}/g))];
}

/** The search term for all numbers of the number's area. */
export function areaOf(number: string): string | undefined {
  return /^\+1\d{3}55501/.exec(number)?.[0];
}

/** The numbers that a create asks for, also those of a body that is not as it should be. */
export function numbersAskedFor({ body = "" }: HttpRequest, numbersField: string): string[] {
  const listed = valueAt(parseJson(body), [numbersField]);
  const others = [listed].flat().filter((item) => typeof item === "string");
  return [...new Set([...numbersIn(body), ...others])];
}
