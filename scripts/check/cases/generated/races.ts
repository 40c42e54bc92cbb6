/** Cases with calls at the same time. */
import { create, detach, get, indices, release, testCase } from "../calls.js";
import type { TestCase } from "../test-case.js";
import type { Material } from "./rows.js";

export function races({ companions, rows }: Material): TestCase[] {
  const { modes } = rows;
  const next = (...numbers: number[]) => create(rows.next(), numbers);
  const same = [...modes, ...modes].map((mode, index) => {
    const other = rows.next(modes[(index + 1) % modes.length]);
    const racers = indices(index < modes.length ? 6 : 4).map((racer) =>
      create(index < modes.length ? rows.next(mode) : racer % 2 ? other : rows.next(mode), [0]),
    );
    return testCase(1, racers, [next(0)]);
  });
  const identical = modes.map((mode) => {
    const row = rows.next(mode);
    return testCase(
      2,
      indices(4).map(() => create(row, [0, 1])),
      [next(1)],
      [next(0)],
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
      testCase(
        4,
        sets.map((numbers, index) => create(rows.next(index % 2 ? modes[(turn + 1) % modes.length] : mode), numbers)),
        ...indices(4).map((number) => (companions && (number + turn) % 2 ? [get(number)] : [next(number)])),
      ),
    ),
  );
  // A lock that is held for a shorter time than a create takes lets in who comes later.
  const staggered = modes.map((mode) =>
    testCase(
      1,
      [0, 6, 20, 45].map((after) => ({ ...create(rows.next(mode), [0]), after })),
      [next(0)],
    ),
  );
  const apart = [
    testCase(
      4,
      indices(4).map((number) => next(number)),
      ...(companions ? [[get(3)], [get(0)]] : []),
      [next(2)],
    ),
  ];
  const withAttached = modes.map((mode) =>
    testCase(3, [next(0)], [create(rows.next(mode), [0, 1]), next(1, 2)], [next(1)], [next(2)]),
  );
  const mixed = [
    testCase(1, [next(0)], [detach(0), next(0)], [get(0)], [next(0)]),
    testCase(1, [next(0)], [detach(0), detach(0)], [get(0)]),
    testCase(2, [next(0, 1)], [detach(0), detach(1)], [get(0)], [get(1)]),
    testCase(2, [next(0, 1)], [detach(0), next(1)], [get(0)], [get(1)]),
    testCase(2, [next(0)], [detach(0), next(1)], [get(0)], [get(1)], [next(1)]),
    testCase(1, [next(0)], [get(0)], [release(0), detach(0)], [get(0)], [next(0)]),
    testCase(1, [next(0)], [get(0)], [release(0), next(0)], [get(0)]),
  ];
  return [...same, ...identical, ...overlapping, ...staggered, ...apart, ...withAttached, ...(companions ? mixed : [])];
}
