/** Plays of creating, detaching and releasing. */
import { create, detach, get, list, play, release } from "./moves.js";
import { abroad, type NumberKind, type Play } from "./play.js";
import type { Stock } from "./rows.js";

/** The life of a number: created, detached, created again, released. */
export function lives({ options, rows }: Stock): Play[] {
  if (!options.companions) return [];
  const longest = options.lengths.at(-1);
  const kinds: NumberKind[] = [abroad, ...(longest ? [{ kind: "digits" as const, digits: longest }] : [])];
  return rows.modes.flatMap((mode, turn) => {
    const both = () => [create(rows.next(mode), [0, 1])];
    const one = () => [create(rows.next(), [0])];
    const plays = [
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
      play(1, one(), [get(0)], [detach(0)], one(), [get(0)], [detach(0)], one(), one()),
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
    // Each in all modes but one, every other time with numbers of another kind.
    return plays
      .filter((_, index) => index % rows.modes.length !== turn)
      .map((each, index) =>
        (index + turn) % 2 ? ofKind(kinds[Math.floor((index + turn) / 2) % kinds.length] ?? abroad, each) : each,
      );
  });
}

function ofKind(kind: NumberKind, { numbers, rounds }: Play): Play {
  return { numbers: numbers.map(() => kind), rounds };
}

/** Of two numbers of requests that are alike in everything else, one is given up; and a request comes again that was refused. */
export function likeLives({ options, rows }: Stock): Play[] {
  if (!options.companions) return [];
  return [detach, release].flatMap((giveUp) => {
    const [row, other] = [rows.next(), rows.next()];
    return [
      play(2, [create(row, [0])], [create(row, [1])], [giveUp(0)], [get(1)], [create(rows.next(), [1])]),
      play(1, [create(row, [0])], [create(other, [0])], [giveUp(0)], [create(other, [0])], [get(0)]),
      play(2, [create(row, [1, 0])], [giveUp(0)], [create(other, [0, 1])], [get(0)], [create(row, [0])], [get(0)]),
    ];
  });
}

/** A life that is looked at at every turn, for what a server keeps until another request makes it look again. */
export function quietLives({ options, rows }: Stock): Play[] {
  if (!options.companions) return [];
  const look = () => [[get(0)], [list(0)]];
  return rows.modes.map((mode) =>
    play(
      2,
      [create(rows.next(mode), [0, 1])],
      ...look(),
      [detach(0)],
      ...look(),
      [get(1)],
      [create(rows.next(), [0])],
      ...look(),
      [detach(0)],
      [release(0)],
      ...look(),
    ),
  );
}
