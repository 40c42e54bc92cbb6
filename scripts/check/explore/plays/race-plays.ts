/** Plays of requests at the same time. */
import { create, detach, get, indices, play } from "./moves.js";
import type { Play } from "./play.js";
import type { Stock } from "./rows.js";

export function races({ options, rows }: Stock): Play[] {
  const modes = rows.modes;
  const same = [...modes, ...modes].map((mode, index) => {
    const other = rows.next(modes[(index + 1) % modes.length]);
    const racers = indices(index < modes.length ? 6 : 4).map((racer) =>
      create(index < modes.length ? rows.next(mode) : racer % 2 ? other : rows.next(mode), [0]),
    );
    return play(1, racers, [create(rows.next(), [0])]);
  });
  const identical = modes.map((mode) => {
    const row = rows.next(mode);
    return play(
      2,
      indices(4).map(() => create(row, [0, 1])),
      [create(rows.next(), [1])],
      [create(rows.next(), [0])],
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
        sets.map((numbers, index) => create(rows.next(index % 2 ? modes[(turn + 1) % modes.length] : mode), numbers)),
        ...indices(4).map((number) =>
          options.companions && (number + turn) % 2 ? [get(number)] : [create(rows.next(), [number])],
        ),
      ),
    ),
  );
  const apart = [
    play(
      4,
      indices(4).map((number) => create(rows.next(), [number])),
      ...(options.companions ? [[get(3)], [get(0)]] : []),
      [create(rows.next(), [2])],
    ),
  ];
  const withAttached = modes.map((mode) =>
    play(
      3,
      [create(rows.next(), [0])],
      [create(rows.next(mode), [0, 1]), create(rows.next(), [1, 2])],
      [create(rows.next(), [1])],
      [create(rows.next(), [2])],
    ),
  );
  const detaching = [
    play(1, [create(rows.next(), [0])], [detach(0), create(rows.next(), [0])], [get(0)], [create(rows.next(), [0])]),
    play(1, [create(rows.next(), [0])], [detach(0), detach(0)], [get(0)]),
    play(2, [create(rows.next(), [0, 1])], [detach(0), detach(1)], [get(0)], [get(1)]),
  ];
  return [...same, ...identical, ...overlapping, ...apart, ...withAttached, ...(options.companions ? detaching : [])];
}
