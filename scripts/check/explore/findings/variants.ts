/** Other plays that may show the same fault: where one play does not show it again, and where a plainer one may do. */

import { create, detach, get, list, release, without } from "../plays/moves.js";
import {
  type Create,
  fictional,
  isRefused,
  isValidCreate,
  type Move,
  type NumberKind,
  numbersOf,
  type Play,
} from "../plays/play.js";
import type { Space } from "../plays/space.js";
import { oneOfEachRule } from "../values/breaches.js";
import type { Factor } from "../values/choices.js";
import type { Row } from "../values/covering.js";
import { tidy } from "./smaller.js";
import type { Suspect } from "./suspects.js";

/** What may come between: of the breaches one for each rule, because a refused request may have changed something. */
export interface Between {
  space: Pick<Space, "choices" | "breaches" | "malformed">;
  /** Whether the server has the operations beside create. */
  companions: boolean;
}

/** How many other numbers come between, where a server may remember the latest only. */
const others = [16, 48];

/** How many others are created at the same time, where a server may mix up requests. */
const atOnce = 3;

/**
 * The play; the same with numbers that end alike; with others at the same time; and with time, or with other requests,
 * before its end.
 *
 * @param numbers what it was played with
 */
export function* variants(whole: Play, numbers: string[], between: Between): Generator<Play> {
  const play = tidy(whole);
  const waits = play.rounds.some((moves) => moves.some(({ operation }) => operation === "wait"));
  if (waits) yield* shortestWait(play);
  yield play;
  yield tidy({ ...whole, numbers: whole.numbers.map((kind, index) => endingAlike(kind, numbers[index])) });
  if (play.rounds.length < 2) return;
  const alone = core(play);
  if (alone) yield amongOthers(alone, between.space.choices.factors);
  if (!waits) yield beforeTheEnd(play, [[{ operation: "wait", milliseconds: 1500 }]]);
  for (const [turn, count] of others.entries()) yield muchBetween(core(play) ?? play, count, between, turn === 0);
}

/** What created the number, at the same time as requests about others that differ in every field. */
function amongOthers(play: Play, factors: Factor[]): Play {
  const [created = [], ...rest] = play.rounds;
  const [first] = creates(play);
  const others = Array.from({ length: atOnce }, (_, turn) => {
    const row = factors.map(({ values }, factor) => {
      const further = 1 + (turn % Math.max(1, values.length - 1));
      return ((first?.row[factor] ?? 0) + further) % values.length;
    });
    return create(row, [play.numbers.length + turn]);
  });
  return {
    numbers: [...play.numbers, ...others.map(() => fictional)],
    rounds: [[...created, ...others], ...rest],
  };
}

/** Other requests before the end, one of each kind: refused ones first. */
function muchBetween(play: Play, others: number, between: Between, varied: boolean): Play {
  const { factors } = between.space.choices;
  const row = creates(play)[0]?.row ?? between.space.choices.plain;
  const [first = 0, ...rest] = Array.from({ length: others }, (_, index) => play.numbers.length + index);
  const [latest = 0, earlier = 0] = rest.toReversed();
  const moves = [
    ...oneOfEachRule(between.space.breaches).map((breach) => create(row, [first], breach)),
    ...between.space.malformed.slice(0, 1).map((breach) => create(row, [first], breach)),
    without(false, create(row, [first])),
    ...rest.map((number, turn) => create(varied ? besides(row, factors, rest.length - turn - 1) : row, [number])),
    ...(varied && between.companions ? [list(first), get(latest), detach(latest), release(earlier)] : []),
  ];
  const numbers = [...play.numbers, ...[first, ...rest].map(() => fictional)];
  return beforeTheEnd(
    { ...play, numbers },
    moves.map((move) => [move]),
  );
}

/** A row that differs in one field, in another one each turn. */
function besides(row: Row, factors: Factor[], turn: number): Row {
  const factor = turn % factors.length;
  const choices = factors[factor]?.values.length ?? 1;
  return row.with(factor, ((row[factor] ?? 0) + 1 + Math.floor(turn / factors.length)) % choices);
}

/** The same moves one after the other, and a create in place of a lookup, a get in place of a list, of a number that was not named before. */
export function plainerPlays({ play, strange }: Suspect, row: Row): Play[] {
  const round = play.rounds[strange.round] ?? [];
  const before = play.rounds.slice(0, strange.round);
  if (strange.kind === "race") {
    const orders = [round, round.toReversed()];
    return orders.map((moves) => ({ ...play, rounds: [...before, ...moves.map((move) => [move])] }));
  }
  if (before.some((moves) => moves.length > 1)) {
    const inOrder = [before.flat(), before.flatMap((moves) => moves.toReversed())];
    return inOrder.map((moves) => ({ ...play, rounds: [...moves.map((move) => [move]), round] }));
  }
  const [move] = round;
  if (strange.kind === "refused" && move && before.length > 0) return [ofAnother(play, before, move)];
  if (round.length !== 1 || !move || move.operation === "create" || isRefused(move) || before.length === 0) return [];
  const created = { ...play, rounds: [...before, [create(row, numbersOf(move))]] };
  return move.operation === "list" ? [created, { ...play, rounds: [...before, [get(move.number)]] }] : [created];
}

/** The same about a number that nothing was asked about: where that shows it, nothing that was done to the number is to blame. */
function ofAnother(play: Play, before: Play["rounds"], move: Move): Play {
  const other = { ...move, numbers: [play.numbers.length] } as Move;
  return { numbers: [...play.numbers, fictional], rounds: [...before, [other]] };
}

/** A number, time, and that number again: where that shows it, nothing longer has to be tried. */
function* shortestWait(play: Play): Generator<Play> {
  const shortest = core(play);
  if (shortest) yield beforeTheEnd(shortest, [[{ operation: "wait", milliseconds: 1200 }]]);
}

/** What created one of the numbers of the last request, and that request. */
function core(play: Play): Play | undefined {
  const [last] = play.rounds.at(-1) ?? [];
  const numbers = last ? numbersOf(last) : [];
  const created = creates(play).find(
    (move) => move !== last && move.numbers.some((number) => numbers.includes(number)),
  );
  return last && created && tidy({ ...play, rounds: [[created], [last]] });
}

function creates(play: Play): Create[] {
  return play.rounds.flat().filter((move) => isValidCreate(move));
}

function beforeTheEnd(play: Play, rounds: Play["rounds"]): Play {
  return { ...play, rounds: [...play.rounds.slice(0, -1), ...rounds, ...play.rounds.slice(-1)] };
}

function endingAlike(kind: NumberKind, number = ""): NumberKind {
  return kind.kind === "fictional" ? { kind: "ending", digit: number.slice(-1) } : kind;
}
