/** What plays are made of: the valid bodies, one after the other, and what they may be like. */
import type { Breach } from "../values/breaches.js";
import type { Choices } from "../values/choices.js";
import { coveringRows, type Row, subsetsOf } from "../values/covering.js";
import { indices } from "./moves.js";
import { fictional, type NumberKind } from "./play.js";

export interface PlayOptions {
  /** A shuffled copy, the same for the same seed. */
  order: <T>(values: T[]) => T[];
  /** Whether the server has the operations beside create. */
  companions: boolean;
  /** Digits that a number may have, where any number may be sent; none where only fictional ones may. */
  lengths: number[];
  numbersPath: string[];
  /** Texts that are no JSON. */
  malformed: Breach[];
}

/** What plays are made of. */
export interface Stock {
  choices: Choices;
  breaches: Breach[];
  options: PlayOptions;
  rows: Rows;
}

export function stockOf(choices: Choices, breaches: Breach[], options: PlayOptions): Stock {
  return { choices, breaches, options, rows: new Rows(choices, options) };
}

/** A valid body, how many numbers it has, and what they are like. */
export interface Covering {
  row: Row;
  count: number;
  kind: NumberKind;
}

/** One choice of a yes-or-no field. */
export interface Mode {
  factor: number;
  choice: number;
}

/** How many numbers a request has. */
const counts = [1, 2, 3];

export class Rows {
  /** They hold every combination of three choices, and every text with every choice. */
  readonly all: Covering[];
  /** Each choice of each yes-or-no field, and to leave it out: a server may go another way for it. */
  readonly modes: Mode[];
  #next = 0;

  constructor(choices: Choices, options: PlayOptions) {
    this.all = covering(choices, options);
    this.modes = modesOf(choices);
  }

  /** The next row that covers what was not covered yet, with this choice. */
  next(mode?: Mode): Row {
    const { row } = this.all[this.#next++ % this.all.length] as { row: Row };
    return mode ? row.with(mode.factor, mode.choice) : row;
  }
}

function modesOf({ factors }: Choices): Mode[] {
  return factors.flatMap(({ values }, factor) => {
    const isYesOrNo = values.some((value) => typeof value === "boolean");
    return isYesOrNo ? indices(values.length).map((choice) => ({ factor, choice })) : [];
  });
}

function covering({ factors }: Choices, { order, lengths }: PlayOptions): Covering[] {
  const [shortest, longest] = [lengths[0], lengths.at(-1)];
  const kinds: NumberKind[] = [
    fictional,
    { kind: "abroad" },
    ...(shortest && longest
      ? [shortest, shortest + 1, shortest + 2, 7, 9, 12, longest - 1, longest].map((digits) => ({
          kind: "digits" as const,
          digits,
        }))
      : []),
  ];
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
      // Where a field may be given or not, what is given differs from row to row.
      const variants = values.length - most + 1;
      return most > 1 && choice === most - 1 ? choice + (turn % variants) : choice;
    }),
    count: counts[row[count] ?? 0] ?? 1,
    kind: kinds[row[kind] ?? 0] ?? fictional,
  }));
}
