/** Material for generated cases: the valid bodies of a covering array, one after the other, and the mutations. */
import { indices } from "../calls.js";
import type { Mutation } from "../mutations/mutations.js";
import type { Space } from "../space.js";
import { abroad, fictional, type NumberKind } from "../test-case.js";
import type { Choices, Row } from "../values/choices.js";
import { coveringRows, subsetsOf } from "./covering-array.js";

export interface Material {
  choices: Choices;
  mutations: Mutation[];
  malformed: Mutation[];
  rows: Rows;
  /** A shuffled copy, the same for the same seed. */
  order: <T>(values: T[]) => T[];
  /** Whether the server has the operations beside create. */
  companions: boolean;
  numbersPath: string[];
}

type MaterialOptions = Pick<Material, "order" | "companions" | "numbersPath">;

export function materialOf({ choices, mutations, malformed }: Space, options: MaterialOptions): Material {
  return { choices, mutations, malformed, rows: new Rows(choices, options), ...options };
}

/** A valid body, how many numbers it has, and what they are like. */
export interface Covering {
  row: Row;
  count: number;
  kind: NumberKind;
}

/** One choice of a yes-or-no field. */
interface Mode {
  factor: number;
  choice: number;
}

/** How many numbers a request has. */
const counts = [1, 2, 3];

export class Rows {
  /** They hold every combination of three choices, and every text with every choice. */
  readonly all: Covering[];
  /** One mode for each value of a boolean field, and one without it: a server may treat each in another way. */
  readonly modes: Mode[];
  readonly #choices: Choices;
  #next = 0;

  constructor(choices: Choices, options: MaterialOptions) {
    this.#choices = choices;
    this.all = covering(choices, options).map((each) => ({ ...each, row: choices.usable(each.row) }));
    this.modes = modesOf(choices);
  }

  /** The next row that covers what was not covered yet, with this choice. */
  next(mode?: Mode): Row {
    const { row } = this.all[this.#next++ % this.all.length] as { row: Row };
    return this.#choices.usable(mode ? row.with(mode.factor, mode.choice) : row);
  }
}

function modesOf({ factors }: Choices): Mode[] {
  return factors.flatMap(({ values }, factor) => {
    const isYesOrNo = values.some((value) => typeof value === "boolean");
    return isYesOrNo ? indices(values.length).map((choice) => ({ factor, choice })) : [];
  });
}

function covering({ factors }: Choices, { order }: MaterialOptions): Covering[] {
  const kinds = [fictional, abroad];
  const sizes = factors.map(({ values, listed }) => (listed > 1 ? listed : values.length));
  const listed = indices(factors.length).filter((index) => (factors[index]?.listed ?? 0) > 1);
  const texts = indices(factors.length).filter((index) => !listed.includes(index));
  const [count, kind] = [factors.length, factors.length + 1];
  const groups = [
    ...subsetsOf([...listed, count], 3),
    ...[...texts, kind].flatMap((text) => [...listed, count].map((choice) => [text, choice])),
  ];
  const rows = coveringRows([...sizes, counts.length, kinds.length], groups, order);
  return rows.map((row, turn) => ({
    row: row.slice(0, factors.length).map((choice, index) => {
      const { values, listed: most } = factors[index] as Choices["factors"][number];
      // Where a field may be given or not, its value differs from row to row.
      const variants = values.length - most + 1;
      return most > 1 && choice === most - 1 ? choice + (turn % variants) : choice;
    }),
    count: counts[row[count] ?? 0] ?? 1,
    kind: kinds[row[kind] ?? 0] ?? fictional,
  }));
}
