/** Plays of valid requests: every choice is accepted, and every number of a success is attached from then on. */
import { create, get, indices, play } from "./moves.js";
import { fictional, type Move, type Nearness, type Play } from "./play.js";
import type { Stock } from "./rows.js";

/** The document's own examples, and one of their numbers again. */
export function shown({ choices, rows }: Stock): Play[] {
  return choices.shown.flatMap((row) => [
    play(2, [create(row, [0, 1])], [create(row, [0, 1])], [create(rows.next(), [1])]),
    play(1, [create(row, [0])], [create(row, [0])]),
  ]);
}

/** Every combination of three choices, and every text with every choice; then one of the numbers again. */
export function everyChoice({ options, rows }: Stock): Play[] {
  return rows.all.map(({ row, count, kind }, index) => {
    const numbers = indices(count);
    const again = numbers[index % count] ?? 0;
    const look: Move[][] = options.companions ? [[get(again)], [get(0)]].slice(0, count > 1 ? 2 : 1) : [];
    const fresh = count;
    const identical = [create(row, numbers)];
    const other = [create(rows.next(), index % 2 ? [fresh, again] : [again, fresh])];
    const kinds = [...numbers.map(() => kind), fictional];
    const free = index % 3 === 0 ? [[create(rows.next(), [fresh])]] : [];
    const rounds = index % 4 === 1 ? [identical] : [other, ...free];
    return { numbers: kinds, rounds: [[create(row, numbers)], ...look, ...rounds] };
  });
}

/** A number that is attached, asked for with one field changed. */
export function oneFieldChanged({ choices, rows }: Stock): Play[] {
  return choices.factors.flatMap(({ values, listed }, factor) => {
    const others = listed > 1 ? indices(values.length).slice(0, listed) : indices(Math.min(values.length, 3));
    return others.slice(1).map((choice) => {
      const row = rows.next().with(factor, 0);
      return play(1, [create(row, [0])], [create(row.with(factor, choice), [0])]);
    });
  });
}

/** Every number of a longer list is attached. */
export function wholeLists({ options, rows }: Stock): Play[] {
  return [3, 5, 8, 12].flatMap((length) =>
    rows.modes.map((mode) => {
      const numbers = indices(length);
      const look = options.companions ? numbers.map((number) => [get(number)]) : [];
      const late = options.order(numbers.slice(2));
      const alone = [...late.slice(0, 5), 1, 0].map((number) => [create(rows.next(), [number])]);
      return play(length, [create(rows.next(mode), numbers)], ...look, ...alone);
    }),
  );
}

/** An attached number at each place of a list, and what becomes of the others. */
export function attachedAmongOthers({ options, rows }: Stock): Play[] {
  return [2, 3, 5, 9].flatMap((length) =>
    [0, Math.floor(length / 2), length - 1].flatMap((place) =>
      rows.modes.map((mode) => {
        const others = indices(length).slice(1);
        const list = [...others.slice(0, place), 0, ...others.slice(place)];
        const free = others.length > 2 ? [others.slice(0, 2), others.slice(-1)] : [others];
        return play(
          length,
          [create(rows.next(), [0])],
          [create(rows.next(mode), list)],
          ...(options.companions ? [[get(others.at(-1) ?? 0)]] : []),
          ...free.map((numbers) => [create(rows.next(), numbers)]),
        );
      }),
    ),
  );
}

/** Numbers that only look alike are others. */
export function alikes({ options, rows }: Stock): Play[] {
  const hows: Nearness[] = ["one digit longer", "one digit shorter", "of another area", "of another country"];
  if (options.lengths.length === 0) return [];
  return hows.flatMap((how) => [
    {
      numbers: [fictional, { kind: "near" as const, other: 0, how }],
      rounds: [[create(rows.next(), [0])], [create(rows.next(), [1])], [create(rows.next(), [0])]],
    },
    {
      numbers: [fictional, { kind: "near" as const, other: 0, how }, fictional],
      rounds: [[create(rows.next(), [0, 2])], [create(rows.next(), [2, 1])], [create(rows.next(), [1])]],
    },
  ]);
}
