/** Plays that try whether the server remembers what it attached, whatever else is asked of it meanwhile, and for how long. */
import { oneOfEachRule } from "../values/breaches.js";
import { chunked, create, detach, get, indices, list, play, release, without } from "./moves.js";
import type { Play, Wait } from "./play.js";
import type { Stock } from "./rows.js";

/** How many requests that are refused come between in one play. */
const mostInOne = 9;

/** How long a server must remember, in milliseconds. */
const patience = 1200;

/** What comes between must not make a difference. */
export function between({ breaches, options, rows }: Stock): Play[] {
  const again = () => [create(rows.next(), [0])];
  const start = () => [create(rows.next(), [0, 1])];
  const refused = chunked(oneOfEachRule(options.order(breaches.filter(({ assumed }) => !assumed))), mostInOne);
  return [
    play(2, start(), again(), again(), again(), again(), [create(rows.next(), [1])]),
    play(13, start(), [create(rows.next(), indices(13).slice(2))], again(), [create(rows.next(), [12])]),
    play(14, start(), ...indices(12).map((index) => [create(rows.next(), [index + 2])]), again()),
    play(3, start(), [create(rows.next(), [0, 2])], [create(rows.next(), [0, 2])], [create(rows.next(), [2])]),
    play(4, start(), [create(rows.next(), [0, 2, 1])], [create(rows.next(), [2, 3])], again()),
    play(2, [without(false, create(rows.next(), [0]))], again(), again()),
    play(2, start(), [without(false, create(rows.next(), [1]))], again(), [create(rows.next(), [1])]),
    ...refused.map((some) =>
      play(
        3,
        start(),
        ...some.map((one, turn) => [create(rows.next(), turn % 2 ? [0, 2] : [0, 1, 2], one)]),
        again(),
        [create(rows.next(), [1])],
        [create(rows.next(), [2])],
      ),
    ),
    ...rows.modes.map((mode) =>
      play(4, start(), [create(rows.next(mode), [2, 1])], again(), [create(rows.next(), [2])]),
    ),
    ...(options.companions ? [play(2, start(), [list(0)], again(), [get(1)], [list(1)], [get(0)])] : []),
    play(
      4,
      [create(rows.next(), [0])],
      [create(rows.next(), [1])],
      [create(rows.next(), [2, 1, 0])],
      [create(rows.next(), [2])],
      again(),
    ),
  ];
}

/** The same request about other numbers makes no difference to the first ones. */
export function twins({ rows }: Stock): Play[] {
  const pairs = [
    ...rows.modes.map((mode) => ({ mode, length: 3 })),
    ...[1, 2, 4].map((length) => ({ mode: undefined, length })),
  ];
  return pairs.map(({ mode, length }) => {
    const row = rows.next(mode);
    const [one, two] = [indices(length), indices(length).map((number) => number + length)];
    const again = [length - 1, 2 * length - 1].map((number) => [create(rows.next(), [number])]);
    return play(2 * length, [create(row, one)], [create(row, two)], ...again);
  });
}

/** Requests that differ in one field each make no difference to each other. */
export function neighbours({ choices, options, rows }: Stock): Play[] {
  return [1, 2].map((step) => {
    const row = rows.next();
    const others = choices.factors.map(({ values }, factor) =>
      row.with(factor, ((row[factor] ?? 0) + step) % values.length),
    );
    return play(
      others.length + 1,
      [create(row, [0])],
      ...others.toReversed().map((other, index) => [create(other, [index + 1])]),
      ...(options.companions ? [[get(0)]] : []),
      [create(row, [0])],
    );
  });
}

/** Attached or detached at the start, and still so when everything else was played. */
export function patient({ options, rows }: Stock): Play[] {
  const modes = rows.modes;
  const givenUp = [detach, release].map((giveUp) =>
    play(
      2,
      [create(rows.next(), [0, 1])],
      [giveUp(0)],
      [{ operation: "wait", milliseconds: patience }],
      [get(0)],
      [get(1)],
      [create(rows.next(), [0])],
    ),
  );
  const attached = [false, true].flatMap((untilTheEnd) =>
    modes.map((mode) => {
      const wait: Wait = { operation: "wait", milliseconds: patience, untilTheEnd };
      return play(
        4,
        [create(rows.next(mode), [0, 1])],
        [create(rows.next(), [2])],
        [create(rows.next(), [3, 2])],
        [wait],
        [create(rows.next(), [1])],
        [create(rows.next(), [2])],
        ...(options.companions ? [[get(0)]] : []),
        [create(rows.next(), [0])],
        [create(rows.next(), [3])],
      );
    }),
  );
  return options.companions ? [...givenUp, ...attached] : attached;
}
