/** Cases of creating, detaching and releasing. */
import { create, detach, get, list, release, testCase } from "../calls.js";
import { abroad, fictional, type TestCase } from "../test-case.js";
import type { Material } from "./rows.js";

/** The life of a number: created, detached, created again, released. */
export function lives({ companions, rows }: Material): TestCase[] {
  if (!companions) return [];
  return rows.modes.flatMap((mode, turn) => {
    const next = (...numbers: number[]) => [create(rows.next(), numbers)];
    const both = () => [create(rows.next(mode), [0, 1])];
    const cases = [
      testCase(2, both(), [detach(0)], [get(0)], [get(1)], next(1), next(0), [get(0)], next(0)),
      testCase(2, both(), [detach(1)], next(1, 0), [get(1)], next(1), [detach(1)], [detach(0)]),
      testCase(2, both(), [release(0)], [get(0)], [get(1)], next(0), [get(0)], next(1)),
      testCase(3, both(), [detach(0)], [create(rows.next(mode), [2, 0])], [get(2)], [get(0)], [get(1)], next(0)),
      testCase(3, both(), [detach(0)], [detach(0)], [get(0)], next(2, 0, 1), [get(2)], [get(0)], next(0)),
      testCase(2, [detach(0)], [get(0)], next(0), [release(0)], [detach(0)], next(0), next(0), [release(0)], [get(0)]),
      testCase(1, next(0), [get(0)], [detach(0)], next(0), [get(0)], [detach(0)], next(0), next(0)),
      testCase(
        4,
        [create(rows.next(mode), [0, 1, 2, 3])],
        [detach(2)],
        [get(3)],
        next(2),
        [get(2)],
        [release(3)],
        [get(0)],
      ),
    ];
    // Each in all modes but one.
    return cases.filter((_, index) => index % rows.modes.length !== turn);
  });
}

/** One of two numbers is given up, of requests that are alike in everything else; and a refused request comes again. */
export function alikeLives({ companions, rows }: Material): TestCase[] {
  if (!companions) return [];
  return [detach, release].flatMap((giveUp) => {
    const [row, other] = [rows.next(), rows.next()];
    return [
      testCase(2, [create(row, [0])], [create(row, [1])], [giveUp(0)], [get(1)], [create(rows.next(), [1])]),
      testCase(1, [create(row, [0])], [create(other, [0])], [giveUp(0)], [create(other, [0])], [get(0)]),
      testCase(2, [create(row, [1, 0])], [giveUp(0)], [create(other, [0, 1])], [get(0)], [create(row, [0])], [get(0)]),
    ];
  });
}

/** A life that is looked at at every turn, for caches that a write must clear. */
export function watchedLives({ companions, rows }: Material): TestCase[] {
  if (!companions) return [];
  const look = () => [[get(0)], [list(0)]];
  return rows.modes.map((mode) =>
    testCase(
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

/** The lives of numbers that are longer than American ones, and of those that a part of them is mistaken for. */
export function livesOfOthers({ companions, rows }: Material): TestCase[] {
  if (!companions) return [];
  const life = [[get(0)], [detach(0)], [get(0)], [create(rows.next(), [0])], [release(0)], [get(0)], [get(1)]];
  const mistaken = [[get(1)], [detach(1)], [create(rows.next(), [1])], [detach(1)], [get(0)], [release(1)], [get(0)]];
  return [
    {
      numbers: [abroad, { kind: "longest" }],
      rounds: [[create(rows.next(), [0, 1])], ...life, [detach(1)], [release(1)]],
    },
    ...(["its country", "a digit more"] as const).map((apartFrom) => ({
      numbers: [fictional, { kind: "like" as const, number: 0, apartFrom }],
      rounds: [[create(rows.next(), [0])], ...mistaken],
    })),
    {
      numbers: [fictional, { kind: "like", number: 0, apartFrom: "a digit more" }],
      rounds: [[create(rows.next(), [1])], [get(0)], [detach(0)], [create(rows.next(), [0])], [get(1)]],
    },
  ];
}
