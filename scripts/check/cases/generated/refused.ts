/** Cases of requests that the contract refuses, whatever came before them. */
import { chunked, create, detach, get, indices, list, release, testCase, withToken } from "../calls.js";
import { atPlace, type Mutation } from "../mutations/mutations.js";
import { isLookup, type TestCase } from "../test-case.js";
import type { Material } from "./rows.js";

const mostInOne = 20;

/** Rules that a text breaks in many ways, few of which pass: they come after those that are broken in few. */
const ofTexts = new Set(["pattern", "enum"]);

/** Every mutation, several in one case; then the numbers of the refused requests. */
export function mutated({ mutations, order, rows }: Material): TestCase[] {
  const documented = mutations.filter(({ assumed }) => !assumed);
  const assumed = mutations.filter((mutation) => mutation.assumed);
  const many = chunked(spread(order, documented), mostInOne);
  // The end of the list is left out when the budget is short.
  const half = Math.ceil(many.length / 2);
  const chunks = [...many.slice(0, half), ...assumed.map((mutation) => [mutation]), ...many.slice(half)];
  let turn = 0;
  return chunks.map((some) => {
    const rounds = some.map((mutation) => {
      const length = mutation.at ? ([2, 3, 1, 4, 2][turn % 5] ?? 1) : 1 + (turn % 2);
      turn++;
      return [create(rows.next(), indices(length), mutation)];
    });
    // A server may accept what breaks an assumed rule, and then attaches.
    return some[0]?.assumed ? testCase(4, ...rounds) : testCase(4, ...rounds, [create(rows.next(), order([0, 1]))]);
  });
}

/** Each operation without a token, and with an empty one, after the same with one; what it is about stays as it was. */
export function withoutToken({ companions, rows }: Material): TestCase[] {
  if (!companions) return [];
  return (["none", "empty"] as const).flatMap((token, turn) => [
    ...[get, list, detach, release].map((operation) =>
      testCase(
        1,
        [create(rows.next(), [0])],
        ...(isLookup(operation(0)) ? [[operation(0)]] : []),
        [withToken(token, operation(0))],
        [create(rows.next(), [0])],
      ),
    ),
    ...rows.modes
      .filter((_, index) => index % 2 === turn)
      .map((mode) =>
        testCase(1, [withToken(token, create(rows.next(mode), [0]))], [get(0)], [create(rows.next(), [0])]),
      ),
  ]);
}

/** A text that is not JSON makes no difference to the requests after it. */
export function malformed({ choices, malformed, order, rows }: Material): TestCase[] {
  return order(malformed).map((mutation, index) => {
    // Signs in a text may keep it from being read in the way in which it is wrong.
    const refused = () => [create(choices.plain, [0], mutation)];
    return index % 2
      ? testCase(2, refused(), [create(rows.next(), [1, 0])])
      : testCase(2, [create(rows.next(), [1])], refused(), [create(rows.next(), [1])], [create(rows.next(), [0])]);
  });
}

/** One bad item, late in a long list. */
export function lateItems({ mutations, numbersPath, order, rows }: Material): TestCase[] {
  const items = mutations.filter(({ at, assumed }) => at && !assumed);
  const telling = order(items.filter(({ rule }, index) => index % 5 === 0 || rule === "type")).slice(0, 14);
  return telling.map((mutation, index) => {
    const length = [6, 9, 13, 25][index % 4] ?? 6;
    const placed = index % 3 === 1 ? atPlace(mutation, numbersPath, "middle") : mutation;
    return testCase(length, [create(rows.next(), indices(length), placed)], [create(rows.next(), [length - 2, 0])]);
  });
}

/**
 * Mutations that servers accept most often come first, once for each field; those that pass together with an earlier one
 * come last. Neighbours are about different fields, so that no rule is seen under one choice only.
 */
function spread(order: Material["order"], mutations: Mutation[]): Mutation[] {
  const all = order(mutations);
  const firstOfKin = new Map(all.toReversed().map((mutation) => [mutation.kin, mutation]));
  const likely = new Set(all.filter((mutation) => mutation.likely).map(({ kin }) => kin));
  const rank = (mutation: Mutation) => {
    if (firstOfKin.get(mutation.kin) !== mutation) return 3;
    if (likely.has(mutation.kin)) return 0;
    return ofTexts.has(mutation.rule) ? 2 : 1;
  };
  return all.toSorted((one, other) => rank(one) - rank(other));
}
