/** Plays of creating, detaching and releasing. */
import { create, detach, get, play, release } from "./moves.js";
import type { Play } from "./play.js";
import type { Stock } from "./rows.js";

/** The life of a number: created, detached, created again, released. */
export function lives({ options, rows }: Stock): Play[] {
  if (!options.companions) return [];
  return rows.modes.flatMap((mode) => {
    const both = () => [create(rows.next(mode), [0, 1])];
    const one = () => [create(rows.next(), [0])];
    return [
      play(2, both(), [detach(0)], [get(0)], [get(1)], [create(rows.next(), [1])], one(), [get(0)], one()),
      play(
        2,
        both(),
        [detach(1)],
        [create(rows.next(), [1, 0])],
        [get(1)],
        [create(rows.next(), [1])],
        [detach(1)],
        [detach(0)],
      ),
      play(2, both(), [release(0)], [get(0)], [get(1)], one(), [get(0)], [create(rows.next(), [1])]),
      play(
        3,
        both(),
        [detach(0)],
        [create(rows.next(mode), [2, 0])],
        [get(2)],
        [get(0)],
        [get(1)],
        one(),
        [detach(0)],
        [get(2)],
      ),
      play(3, both(), [detach(0)], [detach(0)], [get(0)], [create(rows.next(), [2, 0, 1])], [get(2)], [get(0)], one()),
      play(2, [detach(0)], [get(0)], one(), [release(0)], [detach(0)], one(), one(), [release(0)], [get(0)]),
      play(1, one(), [detach(0)], one(), [detach(0)], one(), one()),
      play(
        4,
        [create(rows.next(mode), [0, 1, 2, 3])],
        [detach(2)],
        [get(3)],
        [get(0)],
        [create(rows.next(), [2])],
        [get(2)],
        [get(3)],
        [release(3)],
        [get(0)],
      ),
    ];
  });
}
