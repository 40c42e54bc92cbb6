/** Plays that try whether the server remembers what it attached, whatever else is asked of it meanwhile, and for how long. */
import { create, get, indices, list, play, without } from "./moves.js";
import type { Play, Wait } from "./play.js";
import type { Stock } from "./rows.js";

/** How long a server must remember, in milliseconds. */
const patience = 1200;

/** What comes between must not make a difference. */
export function between({ breaches, options, rows }: Stock): Play[] {
  const again = () => [create(rows.next(), [0])];
  const start = () => [create(rows.next(), [0, 1])];
  const breach = breaches.filter(({ assumed, at }) => !assumed && !at);
  const some = options.order(breach).slice(0, 10);
  return [
    play(2, start(), again(), again(), again(), again(), [create(rows.next(), [1])]),
    play(13, start(), [create(rows.next(), indices(13).slice(2))], again(), [create(rows.next(), [12])]),
    play(14, start(), ...indices(12).map((index) => [create(rows.next(), [index + 2])]), again()),
    play(3, start(), [create(rows.next(), [0, 2])], [create(rows.next(), [0, 2])], [create(rows.next(), [2])]),
    play(4, start(), [create(rows.next(), [0, 2, 1])], [create(rows.next(), [2, 3])], again()),
    play(2, [without(false, create(rows.next(), [0]))], again(), again()),
    play(2, start(), [without(false, create(rows.next(), [1]))], again(), [create(rows.next(), [1])]),
    ...some.map((one) => play(3, start(), [create(rows.next(), [0, 2], one)], again(), [create(rows.next(), [2])])),
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

/** Attached at the start, and still attached when everything else was played. */
export function patient({ options, rows }: Stock): Play[] {
  const modes = rows.modes;
  return [false, true].flatMap((untilTheEnd) =>
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
}
