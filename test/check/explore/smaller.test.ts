import { expect, test } from "vitest";
import { least } from "../../../scripts/check/explore/findings/shrink.js";
import { smallerPlays, tidy } from "../../../scripts/check/explore/findings/smaller.js";
import { create } from "../../../scripts/check/explore/plays/moves.js";
import { fictional, type Move, numbersOf, type Play, requestsIn } from "../../../scripts/check/explore/plays/play.js";
import { randomPlay, sampled } from "../../../scripts/check/explore/plays/random-plays.js";
import { spaceOfDocument } from "./space.js";

const { choices, breaches } = spaceOfDocument();
const { plain } = choices;
const nameOf = (row: number[]) => row[0];

function creates({ rounds }: Play) {
  return rounds.flat().filter((move) => move.operation === "create");
}

/** A number created twice under two names. */
function takesItTwice(play: Play): boolean {
  const all = creates(play);
  return all.some((one, index) =>
    all
      .slice(index + 1)
      .some((two) => nameOf(one.row) !== nameOf(two.row) && two.numbers.some((it) => one.numbers.includes(it))),
  );
}

function shows(predicate: (play: Play) => boolean) {
  return async (play: Play) => predicate(play);
}

test("a play of chance is cut down to the two requests that show it, plain but for what matters", async () => {
  const plays = sampled(randomPlay(choices, breaches, true), 100, 11).filter(takesItTwice);
  expect(plays.length).toBeGreaterThan(20);
  for (const play of plays) {
    const found = await least(play, choices, shows(takesItTwice));
    if (!found) throw new Error("Nothing shows it");
    expect(requestsIn(found)).toBe(2);
    expect(found.numbers).toEqual([fictional]);
    const [one, two] = creates(found).map(({ row }) => row.filter((choice, factor) => choice !== plain[factor]).length);
    expect((one ?? 0) + (two ?? 0)).toBe(1);
  }
});

test("a list keeps as many numbers as it needs, and no more", async () => {
  const long = {
    numbers: Array.from({ length: 12 }, () => fictional),
    rounds: [[create(plain, [...Array(12).keys()])], [create(plain, [9])]],
  };
  const found = await least(
    long,
    choices,
    shows((play) => {
      const [first, second] = creates(play);
      return (first?.numbers.indexOf(second?.numbers[0] ?? -1) ?? -1) >= 3;
    }),
  );
  expect(found?.rounds.map((moves) => moves.flatMap(numbersOf))).toEqual([[0, 1, 2, 3], [3]]);
});

test("requests that have to come between are merged into one", async () => {
  const numbers = Array.from({ length: 8 }, () => fictional);
  const rounds = [
    [create(plain, [0])],
    ...[1, 2, 3, 4, 5, 6].map((number) => [create(plain, [number])]),
    [create(plain, [0])],
  ];
  const others = (play: Play) =>
    new Set(
      creates(play)
        .slice(1, -1)
        .flatMap(({ numbers }) => numbers),
    ).size;
  const found = await least(
    { numbers, rounds },
    choices,
    shows((play) => {
      const all = creates(play);
      return others(play) >= 6 && all.length > 2 && all[0]?.numbers[0] === all.at(-1)?.numbers[0];
    }),
  );
  expect(found && requestsIn(found)).toBe(3);
});

test("a race is cut down to the requests that race", async () => {
  const racers: Move[] = [0, 0, 0, 0, 0, 1].map((number) => create(plain, [number]));
  const found = await least(
    { numbers: [fictional, fictional], rounds: [racers, [create(plain, [0])]] },
    choices,
    shows((play) =>
      play.rounds.some((moves) => moves.length > 1 && moves.filter((move) => numbersOf(move).includes(0)).length > 1),
    ),
  );
  expect(found?.rounds).toEqual([[create(plain, [0]), create(plain, [0])]]);
});

test("what does not show it again is no finding", async () => {
  const play = { numbers: [fictional], rounds: [[create(plain, [0])]] };
  expect(await least(play, choices, async () => false)).toBeUndefined();
});

test("everything that is smaller differs from the play, is about its numbers only, and is no longer than it", () => {
  for (const play of sampled(randomPlay(choices, breaches, true), 30, 5)) {
    for (const smaller of smallerPlays(tidy(play), choices)) {
      expect(smaller).not.toEqual(tidy(play));
      expect(requestsIn(smaller)).toBeLessThanOrEqual(requestsIn(play));
      expect(Math.max(0, ...smaller.rounds.flat().flatMap(numbersOf))).toBeLessThan(
        Math.max(1, smaller.numbers.length),
      );
    }
  }
});
