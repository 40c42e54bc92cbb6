/** The plays that are planned, each kind in its own list: what was thought of, before chance looks for the rest. */
import { atPlace, type Breach } from "./breaches.js";
import type { Choices } from "./choices.js";
import { coveringRows, type Row, subsetsOf } from "./covering.js";
import {
  type Companion,
  type Create,
  fictional,
  type Move,
  type Nearness,
  type NumberKind,
  type Play,
  type Wait,
} from "./play.js";

export interface PlayOptions {
  /** A shuffled copy, the same for the same seed. */
  order: <T>(values: T[]) => T[];
  /** Whether the server has the operations beside create. */
  companions: boolean;
  /** Digits that a number may have, where any number may be sent; none where only fictional ones may. */
  lengths: number[];
  numbersPath: string[];
}

/** How many numbers a request has. */
const counts = [1, 2, 3];
/** How long a server must remember, in milliseconds. */
const patience = 1200;
const mostBreachesInOne = 8;

export class Plays {
  readonly #choices: Choices;
  readonly #breaches: Breach[];
  readonly #options: PlayOptions;
  readonly #rows: { row: Row; count: number; kind: NumberKind }[];
  #next = 0;

  constructor(choices: Choices, breaches: Breach[], options: PlayOptions) {
    this.#choices = choices;
    this.#breaches = breaches;
    this.#options = options;
    this.#rows = this.#coveringRows();
  }

  /** The document's own examples, and one of their numbers again. */
  shown(): Play[] {
    return this.#choices.shown.flatMap((row) => [
      play(2, [create(row, [0, 1])], [create(row, [0, 1])], [create(this.#row(), [1])]),
      play(1, [create(row, [0])], [create(row, [0])]),
    ]);
  }

  /** Every combination of three choices, and every text with every choice; then one of the numbers again. */
  choices(): Play[] {
    return this.#rows.map(({ row, count, kind }, index) => {
      const numbers = indices(count);
      const again = numbers[index % count] ?? 0;
      const look: Move[][] = this.#options.companions ? [[get(again)], [get(0)]].slice(0, count > 1 ? 2 : 1) : [];
      const fresh = count;
      const identical = [create(row, numbers)];
      const other = [create(this.#row(), index % 2 ? [fresh, again] : [again, fresh])];
      const kinds = [...numbers.map(() => kind), fictional];
      const free = index % 3 === 0 ? [[create(this.#row(), [fresh])]] : [];
      const rounds = index % 4 === 1 ? [identical] : [other, ...free];
      return { numbers: kinds, rounds: [[create(row, numbers)], ...look, ...rounds] };
    });
  }

  /** Every breach, several in one play; then the numbers of the refused requests. */
  breaches(): Play[] {
    const documented = this.#breaches.filter(({ assumed }) => !assumed);
    const assumed = this.#breaches.filter((breach) => breach.assumed);
    const chunks = [...chunked(this.#spread(documented), mostBreachesInOne), ...assumed.map((breach) => [breach])];
    let turn = 0;
    return chunks.map((breaches) => {
      const rounds = breaches.map((breach) => {
        const length = breach.at ? ([1, 2, 3, 1, 4][turn % 5] ?? 1) : 1 + (turn % 2);
        turn++;
        return [create(this.#row(), indices(length), breach)];
      });
      const usable = [0, 1];
      // What an assumed rule refuses may be accepted, and then attaches.
      return breaches[0]?.assumed
        ? play(4, ...rounds)
        : play(4, ...rounds, [create(this.#row(), this.#options.order(usable))]);
    });
  }

  /** One bad item, late in a long list. */
  lateBreaches(): Play[] {
    const items = this.#breaches.filter(({ at, assumed }) => at && !assumed);
    const telling = this.#options
      .order(items.filter(({ rule }, index) => index % 5 === 0 || rule === "type"))
      .slice(0, 14);
    return telling.map((breach, index) => {
      const length = [6, 9, 13, 25][index % 4] ?? 6;
      const placed = index % 3 === 1 ? atPlace(breach, this.#options.numbersPath, "middle") : breach;
      return play(length, [create(this.#row(), indices(length), placed)], [create(this.#row(), [length - 2, 0])]);
    });
  }

  /** A number that is attached, asked for with one field changed. */
  oneFieldChanged(): Play[] {
    return this.#choices.factors.flatMap(({ values, listed }, factor) => {
      const others = listed > 1 ? indices(values.length).slice(0, listed) : indices(Math.min(values.length, 3));
      return others.slice(1).map((choice) => {
        const row = this.#row().with(factor, 0);
        return play(1, [create(row, [0])], [create(row.with(factor, choice), [0])]);
      });
    });
  }

  /** Every number of a longer list is attached. */
  wholeLists(): Play[] {
    return [3, 5, 8, 12].flatMap((length) =>
      this.#modes().map((mode) => {
        const numbers = indices(length);
        const look = this.#options.companions ? numbers.map((number) => [get(number)]) : [];
        const late = this.#options.order(numbers.slice(2));
        const alone = [...late.slice(0, 5), 1, 0].map((number) => [create(this.#row(), [number])]);
        return play(length, [create(this.#row(mode), numbers)], ...look, ...alone);
      }),
    );
  }

  /** An attached number at each place of a list, and what becomes of the others. */
  attachedAmongOthers(): Play[] {
    return [2, 3, 5, 9].flatMap((length) =>
      [0, Math.floor(length / 2), length - 1].flatMap((place) =>
        this.#modes().map((mode) => {
          const others = indices(length).slice(1);
          const list = [...others.slice(0, place), 0, ...others.slice(place)];
          const free = others.length > 2 ? [others.slice(0, 2), others.slice(-1)] : [others];
          return play(
            length,
            [create(this.#row(), [0])],
            [create(this.#row(mode), list)],
            ...(this.#options.companions ? [[get(others.at(-1) ?? 0)]] : []),
            ...free.map((numbers) => [create(this.#row(), numbers)]),
          );
        }),
      ),
    );
  }

  /** What comes between must not make a difference. */
  between(): Play[] {
    const again = () => [create(this.#row(), [0])];
    const start = () => [create(this.#row(), [0, 1])];
    const breach = this.#breaches.filter(({ assumed, at }) => !assumed && !at);
    const some = this.#options.order(breach).slice(0, 10);
    return [
      play(2, start(), again(), again(), again(), again(), [create(this.#row(), [1])]),
      play(13, start(), [create(this.#row(), indices(13).slice(2))], again(), [create(this.#row(), [12])]),
      play(14, start(), ...indices(12).map((index) => [create(this.#row(), [index + 2])]), again()),
      play(2, [{ ...create(this.#row(), [0]), token: false as const }], again(), again()),
      play(2, start(), [{ ...create(this.#row(), [1]), token: false as const }], again(), [create(this.#row(), [1])]),
      ...some.map((one) => play(3, start(), [create(this.#row(), [0, 2], one)], again(), [create(this.#row(), [2])])),
      ...this.#modes().map((mode) =>
        play(4, start(), [create(this.#row(mode), [2, 1])], again(), [create(this.#row(), [2])]),
      ),
      ...(this.#options.companions ? [play(2, start(), [list(0)], again(), [get(1)], [list(1)], [get(0)])] : []),
      play(
        4,
        [create(this.#row(), [0])],
        [create(this.#row(), [1])],
        [create(this.#row(), [2, 1, 0])],
        [create(this.#row(), [2])],
        again(),
      ),
    ];
  }

  /** Numbers that only look alike are others. */
  alikes(): Play[] {
    const hows: Nearness[] = ["one digit longer", "one digit shorter", "of another area", "of another country"];
    if (this.#options.lengths.length === 0) return [];
    return hows.flatMap((how) => [
      {
        numbers: [fictional, { kind: "near" as const, other: 0, how }],
        rounds: [[create(this.#row(), [0])], [create(this.#row(), [1])], [create(this.#row(), [0])]],
      },
      {
        numbers: [fictional, { kind: "near" as const, other: 0, how }, fictional],
        rounds: [[create(this.#row(), [0, 2])], [create(this.#row(), [2, 1])], [create(this.#row(), [1])]],
      },
    ]);
  }

  /** Attached at the start, and still attached when everything else was played. */
  patient(): Play[] {
    const modes = this.#modes();
    return [false, true].flatMap((untilTheEnd) =>
      modes.map((mode) => {
        const wait: Wait = { operation: "wait", milliseconds: patience, untilTheEnd };
        return play(
          4,
          [create(this.#row(mode), [0, 1])],
          [create(this.#row(), [2])],
          [create(this.#row(), [3, 2])],
          [wait],
          [create(this.#row(), [1])],
          [create(this.#row(), [2])],
          ...(this.#options.companions ? [[get(0)]] : []),
          [create(this.#row(), [0])],
          [create(this.#row(), [3])],
        );
      }),
    );
  }

  races(): Play[] {
    const modes = this.#modes();
    const same = [...modes, ...modes].map((mode, index) => {
      const other = this.#row(modes[(index + 1) % modes.length]);
      const racers = indices(index < modes.length ? 6 : 4).map((racer) =>
        create(index < modes.length ? this.#row(mode) : racer % 2 ? other : this.#row(mode), [0]),
      );
      return play(1, racers, [create(this.#row(), [0])]);
    });
    const identical = modes.map((mode) => {
      const row = this.#row(mode);
      return play(
        2,
        indices(4).map(() => create(row, [0, 1])),
        [create(this.#row(), [1])],
        [create(this.#row(), [0])],
      );
    });
    const overlapping = [
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      [
        [0, 1],
        [1, 0],
      ],
      [
        [0, 1, 2],
        [3, 2],
      ],
      [
        [3, 0],
        [2, 1, 0],
      ],
      [[0], [1, 2, 0], [2]],
      [[0, 1], [2, 1], [3, 1], [1]],
    ].flatMap((sets) =>
      modes.slice(0, 2).map((mode, turn) =>
        play(
          4,
          sets.map((numbers, index) => create(this.#row(index % 2 ? modes[(turn + 1) % modes.length] : mode), numbers)),
          ...(this.#options.companions ? indices(4).map((number) => [get(number)]) : []),
          ...indices(4).map((number) => [create(this.#row(), [number])]),
        ),
      ),
    );
    const apart = [
      play(
        4,
        indices(4).map((number) => create(this.#row(), [number])),
        [create(this.#row(), [2])],
      ),
    ];
    const withAttached = modes.map((mode) =>
      play(
        3,
        [create(this.#row(), [0])],
        [create(this.#row(mode), [0, 1]), create(this.#row(), [1, 2])],
        [create(this.#row(), [1])],
        [create(this.#row(), [2])],
      ),
    );
    const detaching = [
      play(1, [create(this.#row(), [0])], [detach(0), create(this.#row(), [0])], [get(0)], [create(this.#row(), [0])]),
      play(1, [create(this.#row(), [0])], [detach(0), detach(0)], [get(0)]),
      play(2, [create(this.#row(), [0, 1])], [detach(0), detach(1)], [get(0)], [get(1)]),
    ];
    return [
      ...same,
      ...identical,
      ...overlapping,
      ...apart,
      ...withAttached,
      ...(this.#options.companions ? detaching : []),
    ];
  }

  /** The life of a number: created, detached, created again, released. */
  lives(): Play[] {
    if (!this.#options.companions) return [];
    return this.#modes().flatMap((mode) => {
      const both = () => [create(this.#row(mode), [0, 1])];
      const one = () => [create(this.#row(), [0])];
      return [
        play(2, both(), [detach(0)], [get(0)], [get(1)], [create(this.#row(), [1])], one(), [get(0)], one()),
        play(
          2,
          both(),
          [detach(1)],
          [create(this.#row(), [1, 0])],
          [get(1)],
          [create(this.#row(), [1])],
          [detach(1)],
          [detach(0)],
        ),
        play(2, both(), [release(0)], [get(0)], [get(1)], one(), [get(0)], [create(this.#row(), [1])]),
        play(
          3,
          both(),
          [detach(0)],
          [create(this.#row(mode), [2, 0])],
          [get(2)],
          [get(0)],
          [get(1)],
          one(),
          [detach(0)],
          [get(2)],
        ),
        play(
          3,
          both(),
          [detach(0)],
          [detach(0)],
          [get(0)],
          [create(this.#row(), [2, 0, 1])],
          [get(2)],
          [get(0)],
          one(),
        ),
        play(2, [detach(0)], [get(0)], one(), [release(0)], [detach(0)], one(), one(), [release(0)], [get(0)]),
        play(
          4,
          [create(this.#row(mode), [0, 1, 2, 3])],
          [detach(2)],
          [get(3)],
          [get(0)],
          [create(this.#row(), [2])],
          [get(2)],
          [get(3)],
          [release(3)],
          [get(0)],
        ),
      ];
    });
  }

  /** The next row that covers what was not covered yet, with this choice. */
  #row(mode?: Mode): Row {
    const { row } = this.#rows[this.#next++ % this.#rows.length] as { row: Row };
    return mode ? row.with(mode.factor, mode.choice) : row;
  }

  /** Each choice of each yes-or-no field: a server may go another way for it. */
  #modes(): Mode[] {
    return this.#choices.factors.flatMap(({ values }, factor) => {
      const choices = indices(values.length).filter((choice) => typeof values[choice] === "boolean");
      return choices.map((choice) => ({ factor, choice }));
    });
  }

  /**
   * What most often passes comes first, once in each field; what passes together with an earlier one comes last. Neighbours
   * are about different fields, so that no rule is seen under one choice only.
   */
  #spread(breaches: Breach[]): Breach[] {
    const all = this.#options.order(breaches);
    const firstOfKin = new Map(all.toReversed().map((breach) => [breach.kin, breach]));
    const likely = new Set(all.filter((breach) => breach.likely).map(({ kin }) => kin));
    const rank = (breach: Breach) => (firstOfKin.get(breach.kin) !== breach ? 2 : likely.has(breach.kin) ? 0 : 1);
    return all.toSorted((one, other) => rank(one) - rank(other));
  }

  #coveringRows(): { row: Row; count: number; kind: NumberKind }[] {
    const { factors } = this.#choices;
    const { order, lengths } = this.#options;
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
}

/** One choice of a yes-or-no field. */
interface Mode {
  factor: number;
  choice: number;
}

export function create(row: Row, numbers: number[], breach?: Breach): Create {
  return { operation: "create", row, numbers, ...(breach && { breach }) };
}

function get(number: number): Companion {
  return { operation: "get", number };
}

function list(number: number): Companion {
  return { operation: "list", number };
}

function detach(number: number): Companion {
  return { operation: "detach", number };
}

function release(number: number): Companion {
  return { operation: "release", number };
}

function play(numbers: number, ...rounds: Move[][]): Play {
  return { numbers: indices(numbers).map(() => fictional), rounds };
}

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function chunked<T>(values: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
