/** Plays of requests that the contract refuses, whatever came before them. */
import { atPlace, type Breach } from "../values/breaches.js";
import { chunked, create, detach, get, indices, list, play, release, without } from "./moves.js";
import { isLookup, type Play } from "./play.js";
import type { PlayOptions, Stock } from "./rows.js";

const mostBreachesInOne = 20;

/** Rules that a text breaks in many ways, few of which pass: they come after those that are broken in few. */
const ofTexts = new Set(["pattern", "enum"]);

/** Every breach, several in one play; then the numbers of the refused requests. */
export function refusals({ breaches, options, rows }: Stock): Play[] {
  const documented = breaches.filter(({ assumed }) => !assumed);
  const assumed = breaches.filter((breach) => breach.assumed);
  const many = chunked(spread(options, documented), mostBreachesInOne);
  // What is left out for lack of budget is the end of them.
  const half = Math.ceil(many.length / 2);
  const chunks = [...many.slice(0, half), ...assumed.map((breach) => [breach]), ...many.slice(half)];
  let turn = 0;
  return chunks.map((breaches) => {
    const rounds = breaches.map((breach) => {
      const length = breach.at ? ([2, 3, 1, 4, 2][turn % 5] ?? 1) : 1 + (turn % 2);
      turn++;
      return [create(rows.next(), indices(length), breach)];
    });
    const usable = [0, 1];
    // What an assumed rule refuses may be accepted, and then attaches.
    return breaches[0]?.assumed ? play(4, ...rounds) : play(4, ...rounds, [create(rows.next(), options.order(usable))]);
  });
}

/** Each operation without a token, and with an empty one, after the same with one; what it is about stays as it was. */
export function withoutToken({ options, rows }: Stock): Play[] {
  if (!options.companions) return [];
  const operations = [get, list, detach, release];
  return [false as const, "" as const].flatMap((token, turn) => [
    ...operations.map((operation) =>
      play(
        1,
        [create(rows.next(), [0])],
        ...(isLookup(operation(0)) ? [[operation(0)]] : []),
        [without(token, operation(0))],
        [create(rows.next(), [0])],
      ),
    ),
    ...rows.modes
      .filter((_, index) => index % 2 === turn)
      .map((mode) => play(1, [without(token, create(rows.next(mode), [0]))], [get(0)], [create(rows.next(), [0])])),
  ]);
}

/** A text that is no JSON makes no difference to the requests after it. */
export function malformed({ choices, options, rows }: Stock): Play[] {
  return options.order(options.malformed).map((breach, index) => {
    // Signs in a text may keep it from being read in the way in which it is wrong.
    const refused = () => [create(choices.plain, [0], breach)];
    return index % 2
      ? play(2, refused(), [create(rows.next(), [1, 0])])
      : play(2, [create(rows.next(), [1])], refused(), [create(rows.next(), [1])], [create(rows.next(), [0])]);
  });
}

/** One bad item, late in a long list. */
export function lateBreaches({ breaches, options, rows }: Stock): Play[] {
  const items = breaches.filter(({ at, assumed }) => at && !assumed);
  const telling = options.order(items.filter(({ rule }, index) => index % 5 === 0 || rule === "type")).slice(0, 14);
  return telling.map((breach, index) => {
    const length = [6, 9, 13, 25][index % 4] ?? 6;
    const placed = index % 3 === 1 ? atPlace(breach, options.numbersPath, "middle") : breach;
    return play(length, [create(rows.next(), indices(length), placed)], [create(rows.next(), [length - 2, 0])]);
  });
}

/**
 * What most often passes comes first, once in each field; what passes together with an earlier one comes last. Neighbours
 * are about different fields, so that no rule is seen under one choice only.
 */
function spread(options: PlayOptions, breaches: Breach[]): Breach[] {
  const all = options.order(breaches);
  const firstOfKin = new Map(all.toReversed().map((breach) => [breach.kin, breach]));
  const likely = new Set(all.filter((breach) => breach.likely).map(({ kin }) => kin));
  const rank = (breach: Breach) => {
    if (firstOfKin.get(breach.kin) !== breach) return 3;
    if (likely.has(breach.kin)) return 0;
    return ofTexts.has(breach.rule) ? 2 : 1;
  };
  return all.toSorted((one, other) => rank(one) - rank(other));
}
