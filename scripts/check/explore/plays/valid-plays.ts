/** Plays of valid requests: every choice is accepted, and every number of a success is attached from then on. */
import { create, detach, get, indices, play } from "./moves.js";
import { abroad, fictional, type Move, type Nearness, type Play } from "./play.js";
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
    // What nobody looks at now is seen on the list of all at the end.
    const isLooked = options.companions && index % 4 === 2;
    const look: Move[][] = isLooked ? [[get(again)], [get(0)]].slice(0, count > 1 ? 2 : 1) : [];
    const fresh = count;
    const identical = [create(row, numbers)];
    const other = [create(rows.next(), index % 2 ? [fresh, again] : [again, fresh])];
    // Alone of its kind in every other list.
    const kinds = [...numbers.map((number) => (index % 2 && number < count - 1 ? fictional : kind)), fictional];
    const free = index % 6 === 0 ? [[create(rows.next(), [fresh])]] : [];
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

/** Every number of a longer list is attached, wherever it is from; what is not asked for now is seen on the list at the end. */
export function wholeLists({ options, rows }: Stock): Play[] {
  return [8, 5, 3].flatMap((length, turn) =>
    rows.modes.map((mode, index) => {
      const isMixed = (turn + index) % 2 === 1;
      const kinds = indices(length).map((number) => (isMixed && number % 3 !== 0 ? abroad : fictional));
      const asked = indices(length).filter((number) => !options.companions || number % 2 === (turn + index) % 2);
      const looks = asked.map((number) =>
        options.companions && number % 4 > 1 ? [get(number)] : [create(rows.next(), [number])],
      );
      return { numbers: kinds, rounds: [[create(rows.next(mode), indices(length))], ...options.order(looks)] };
    }),
  );
}

/** Every number of a list that is longer than the batches in which servers work; and an attached one at the end of such a list. */
export function longLists({ options, rows }: Stock): Play[] {
  const batch = 17;
  return options.order([12, 22, 52]).map((length, turn) => {
    const mode = rows.modes[turn % rows.modes.length];
    const attached = length;
    return play(
      length + 1,
      [create(rows.next(), [attached])],
      [create(rows.next(mode), [...indices(Math.min(length, batch)), attached])],
      [create(rows.next(mode), indices(length))],
      [create(rows.next(), [length - 1])],
      [create(rows.next(), [Math.floor(length / 2)])],
    );
  });
}

/** An attached number at each place of a list, refused each time; then the others are as free as they were. */
export function attachedAmongOthers({ options, rows }: Stock): Play[] {
  const most = 9;
  const places = [2, 3, 5, most].flatMap((length) =>
    [0, Math.floor(length / 2), length - 1].map((place) => ({ length, place })),
  );
  return [[0], [most, 0]].flatMap((attached, turn) =>
    rows.modes.map((mode, index) => {
      const some = options.companions ? places.filter((_, at) => at % 2 === (turn + index) % 2) : places;
      const lists = options.order(some).map(({ length, place }) => {
        const others = indices(length).slice(1);
        return [...others.slice(0, place), 0, ...others.slice(place)];
      });
      return play(
        most + 1,
        [create(rows.next(), attached)],
        ...lists.map((numbers) => [create(rows.next(mode), numbers)]),
        ...(options.companions ? [[get(4)], [get(most - 1)]] : []),
        ...[[1, 2], [3], [5, 7, most - 1], [0]].map((numbers) => [create(rows.next(), numbers)]),
      );
    }),
  );
}

/** Numbers that only look alike are others. */
export function alikes({ options, rows }: Stock): Play[] {
  const unknown = options.companions ? [[get(1)], [detach(1)]] : [];
  const hows: Nearness[] = ["one digit longer", "one digit shorter", "of another area", "of another country"];
  if (options.lengths.length === 0) return [];
  return hows.flatMap((how) => [
    {
      numbers: [fictional, { kind: "near" as const, other: 0, how }],
      rounds: [[create(rows.next(), [0])], ...unknown, [create(rows.next(), [1])], [create(rows.next(), [0])]],
    },
    {
      numbers: [fictional, { kind: "near" as const, other: 0, how }, fictional],
      rounds: [[create(rows.next(), [0, 2])], [create(rows.next(), [2, 1])], [create(rows.next(), [1])]],
    },
  ]);
}
