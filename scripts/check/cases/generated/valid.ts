/** Cases of valid requests: every choice is accepted, and every number of a success is attached from then on. */
import { chunked, create, detach, get, indices, list, testCase, wait } from "../calls.js";
import { oneOfEachRule } from "../mutations/mutations.js";
import { abroad, type Call, fictional, type TestCase } from "../test-case.js";
import type { Material } from "./rows.js";

/** Every combination of three choices, and every text with every choice; then one of the numbers again. */
export function everyChoice({ companions, rows }: Material): TestCase[] {
  return rows.all.map(({ row, count, kind }, index) => {
    const numbers = indices(count);
    const again = numbers[index % count] ?? 0;
    // The list of the whole account shows the others at the end.
    const isLooked = companions && index % 4 === 2;
    const look: Call[][] = isLooked ? [[get(again)], [get(0)]].slice(0, count > 1 ? 2 : 1) : [];
    const fresh = count;
    const other = [create(rows.next(), index % 2 ? [fresh, again] : [again, fresh])];
    // Alone of its kind in every other list.
    const kinds = [...numbers.map((number) => (index % 2 && number < count - 1 ? fictional : kind)), fictional];
    const free = index % 6 === 0 ? [[create(rows.next(), [fresh])]] : [];
    const rounds = index % 4 === 1 ? [[create(row, numbers)]] : [other, ...free];
    return { numbers: kinds, rounds: [[create(row, numbers)], ...look, ...rounds] };
  });
}

/** A number that is attached, requested with one field changed. */
export function oneFieldChanged({ choices, rows }: Material): TestCase[] {
  return choices.factors.flatMap(({ values, listed }, factor) => {
    const others = indices(listed > 1 ? listed : Math.min(values.length, 3));
    return others.slice(1).map((choice) => {
      const row = choices.usable(rows.next().with(factor, 0));
      return testCase(1, [create(row, [0])], [create(choices.usable(row.with(factor, choice)), [0])]);
    });
  });
}

/** Every number of a longer list is attached, wherever it is from. */
export function wholeLists({ companions, order, rows }: Material): TestCase[] {
  return [8, 5, 3].flatMap((length, turn) =>
    rows.modes.map((mode, index) => {
      const isMixed = (turn + index) % 2 === 1;
      const kinds = indices(length).map((number) => (isMixed && number % 3 !== 0 ? abroad : fictional));
      const asked = indices(length).filter((number) => !companions || number % 2 === (turn + index) % 2);
      const looks = asked.map((number) =>
        companions && number % 4 > 1 ? [get(number)] : [create(rows.next(), [number])],
      );
      return { numbers: kinds, rounds: [[create(rows.next(mode), indices(length))], ...order(looks)] };
    }),
  );
}

/** Every number of a list that is longer than the batches in which servers work; and an attached one at the end of it. */
export function longLists({ order, rows }: Material): TestCase[] {
  const batch = 17;
  return order([12, 22, 52]).map((length, turn) => {
    const mode = rows.modes[turn % rows.modes.length];
    const attached = length;
    return testCase(
      length + 1,
      [create(rows.next(), [attached])],
      [create(rows.next(mode), [...indices(Math.min(length, batch)), attached])],
      [{ ...create(rows.next(mode), indices(length)), hasOwnName: true }],
      [list(0, undefined, { search: "name" })],
      [create(rows.next(), [length - 1])],
      [create(rows.next(), [Math.floor(length / 2)])],
    );
  });
}

/** An attached number at each place of a list, refused each time; then the others are as free as they were. */
export function attachedAmongOthers({ companions, order, rows }: Material): TestCase[] {
  const most = 9;
  const places = [2, 3, 5, most].flatMap((length) =>
    [0, Math.floor(length / 2), length - 1].map((place) => ({ length, place })),
  );
  return [[0], [most, 0]].flatMap((attached, turn) =>
    rows.modes.map((mode, index) => {
      const some = companions ? places.filter((_, at) => at % 2 === (turn + index) % 2) : places;
      const lists = order(some).map(({ length, place }) => {
        const others = indices(length).slice(1);
        return [...others.slice(0, place), 0, ...others.slice(place)];
      });
      return testCase(
        most + 1,
        [create(rows.next(), attached)],
        ...lists.map((numbers) => [create(rows.next(mode), numbers)]),
        ...(companions ? [[get(4)], [get(most - 1)]] : []),
        ...[[1, 2], [3], [5, 7, most - 1], [0]].map((numbers) => [create(rows.next(), numbers)]),
      );
    }),
  );
}

/** The same request about other numbers makes no difference to the first ones. */
export function twins({ rows }: Material): TestCase[] {
  const pairs = [
    ...rows.modes.map((mode) => ({ mode, length: 3 })),
    ...[1, 2, 4].map((length) => ({ mode: undefined, length })),
  ];
  return pairs.map(({ mode, length }) => {
    const row = rows.next(mode);
    const [one, two] = [indices(length), indices(length).map((number) => number + length)];
    const again = [length - 1, 2 * length - 1].map((number) => [create(rows.next(), [number])]);
    return testCase(2 * length, [create(row, one)], [create(row, two)], ...again);
  });
}

/** A list that names a number twice may be accepted or refused: all of its numbers are attached then, or none. */
export function duplicates({ companions, rows }: Material): TestCase[] {
  const look = (number: number): Call[] => [companions ? get(number) : create(rows.next(), [number])];
  return rows.modes.map((mode, turn) => {
    const listed = turn % 2 ? [0, 1, 0] : [0, 0, 1];
    return testCase(2, [create(rows.next(mode), listed)], look(0), look(1), [create(rows.next(), [1])]);
  });
}

/** Numbers of another country are longer: cut to the length of an American one, two of them are the same. */
export function neighbours({ companions, rows }: Material): TestCase[] {
  const look = companions ? [[get(0)], [get(1)]] : [];
  const rounds = [[create(rows.next(), [0])], [create(rows.next(), [1])], ...look];
  return [
    { numbers: [abroad, { kind: "like", number: 0, apartFrom: "its last digit" }], rounds },
    { numbers: [{ kind: "longest" }, fictional], rounds },
  ];
}

/** How long servers remember what they forget too soon, in milliseconds. */
const longEnough = 1_200;
/** How many refused requests come between in one case. */
const mostRefused = 9;

/** A number stays as it is through all requests that follow: valid ones, refused ones, and many of them. */
export function inBetween({ companions, mutations, order, rows }: Material): TestCase[] {
  const again = () => [create(rows.next(), [0])];
  const start = () => [create(rows.next(), [0, 1])];
  return [
    testCase(2, start(), [wait(longEnough)], again()),
    ...(companions ? [testCase(2, start(), [detach(0)], [wait(longEnough)], [get(0)])] : []),
    testCase(2, start(), again(), again(), again(), again(), [create(rows.next(), [1])]),
    ...[12, 33].map((others) =>
      testCase(2 + others, start(), ...indices(others).map((index) => [create(rows.next(), [index + 2])]), again()),
    ),
    testCase(4, start(), [create(rows.next(), [0, 2, 1])], [create(rows.next(), [2, 3])], again()),
    ...rows.modes.map((mode) =>
      testCase(4, start(), [create(rows.next(mode), [2, 1])], again(), [create(rows.next(), [2])]),
    ),
    ...(companions ? [testCase(2, start(), [get(1)], again(), [get(0)])] : []),
    ...chunked(oneOfEachRule(order(mutations)), mostRefused).map((some) =>
      testCase(
        3,
        start(),
        ...some.map((mutation, turn) => [create(rows.next(), turn % 2 ? [0, 2] : [0, 1, 2], mutation)]),
        again(),
        [create(rows.next(), [1])],
        [create(rows.next(), [2])],
      ),
    ),
  ];
}
