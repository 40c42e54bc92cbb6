/** Ways to make a play smaller or simpler, the boldest first. */

import { type Create, fictional, isValidCreate, type Move, numbersOf, type Play, type Wait } from "../plays/play.js";
import type { Choices } from "../values/choices.js";

/** Plays that are a little less than this one, and that may still show what it shows. */
export function* smallerPlays(play: Play, choices: Choices): Generator<Play> {
  yield* withoutRounds(play);
  yield* withoutMoves(play);
  yield* withMerged(play);
  yield* withFewerNumbers(play);
  yield* withPlainRows(play, choices);
  yield* withPlainNumbers(play);
  yield* withShorterWaits(play);
}

function* withoutRounds(play: Play): Generator<Play> {
  const { rounds } = play;
  // What comes between is the likeliest to be of no use.
  for (let size = rounds.length - 2; size >= 2; size = Math.floor(size / 2)) {
    for (let start = 1; start + size < rounds.length; start += size) {
      yield tidy({ ...play, rounds: rounds.toSpliced(start, size) });
    }
  }
  for (let size = Math.floor(rounds.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < rounds.length; start += size) {
      if (size < rounds.length) yield tidy({ ...play, rounds: rounds.toSpliced(start, size) });
    }
  }
}

function* withoutMoves(play: Play): Generator<Play> {
  for (const [index, moves] of play.rounds.entries()) {
    if (moves.length < 2) continue;
    const halves = moves.length > 3 ? [moves.slice(0, moves.length / 2), moves.slice(moves.length / 2)] : [];
    for (const fewer of [...halves, ...moves.map((_, at) => moves.toSpliced(at, 1))]) {
      yield tidy({ ...play, rounds: play.rounds.with(index, fewer) });
    }
  }
}

/** Two creates, one after the other, as one. */
function* withMerged(play: Play): Generator<Play> {
  for (const [index, round] of play.rounds.entries()) {
    const [one, ...others] = round;
    const [two, ...more] = play.rounds[index + 1] ?? [];
    if (!one || !two || others.length > 0 || more.length > 0 || !isValidCreate(one) || !isValidCreate(two)) continue;
    if (one.numbers.some((number) => two.numbers.includes(number))) continue;
    const merged = [{ ...one, numbers: [...one.numbers, ...two.numbers] }];
    yield { ...play, rounds: play.rounds.toSpliced(index, 2, merged) };
  }
}

function* withFewerNumbers(play: Play): Generator<Play> {
  const used = [...new Set(play.rounds.flat().flatMap(numbersOf))];
  // Half of a list, then one number out of the whole play, then out of single creates.
  for (const [round, at, move] of creates(play)) {
    const half = Math.ceil(move.numbers.length / 2);
    if (half < 2) continue;
    for (const numbers of [move.numbers.slice(0, half), move.numbers.slice(-half)]) {
      yield tidy(replaced(play, round, at, { ...move, numbers }));
    }
  }
  for (const number of used) {
    const rounds = play.rounds.map((moves) => moves.flatMap((move) => withoutNumber(move, number) ?? []));
    if (rounds.every((moves) => moves.length > 0)) yield tidy({ ...play, rounds });
  }
  for (const [round, at, move] of creates(play)) {
    if (move.numbers.length < 2) continue;
    for (const numbers of move.numbers.map((_, index) => move.numbers.toSpliced(index, 1))) {
      yield tidy(replaced(play, round, at, { ...move, numbers }));
    }
  }
}

function withoutNumber(move: Move, number: number): Move | undefined {
  if (move.operation === "wait") return move;
  if (move.operation !== "create") return move.number === number ? undefined : move;
  const numbers = move.numbers.filter((other) => other !== number);
  return numbers.length > 0 ? { ...move, numbers } : undefined;
}

function* withPlainRows(play: Play, { plain }: Choices): Generator<Play> {
  const all = [...creates(play)];
  const differs = (row: number[]) => row.some((choice, factor) => choice !== plain[factor]);
  if (all.some(([, , { row }]) => differs(row))) {
    yield {
      ...play,
      rounds: play.rounds.map((moves) =>
        moves.map((move) => (move.operation === "create" ? { ...move, row: plain } : move)),
      ),
    };
  }
  for (const [round, at, move] of all) {
    if (differs(move.row)) yield replaced(play, round, at, { ...move, row: plain });
  }
  for (const [factor, choice] of plain.entries()) {
    const rounds = play.rounds.map((moves) =>
      moves.map((move) => (move.operation === "create" ? { ...move, row: move.row.with(factor, choice) } : move)),
    );
    if (all.some(([, , { row }]) => row[factor] !== choice)) yield { ...play, rounds };
  }
  for (const [round, at, move] of all) {
    for (const [factor, choice] of plain.entries()) {
      if (move.row[factor] !== choice) yield replaced(play, round, at, { ...move, row: move.row.with(factor, choice) });
    }
  }
}

function* withPlainNumbers(play: Play): Generator<Play> {
  const isPlain = ({ kind }: Play["numbers"][number]) => kind === "fictional";
  if (play.numbers.some((kind) => !isPlain(kind))) yield { ...play, numbers: play.numbers.map(() => fictional) };
  for (const [index, kind] of play.numbers.entries()) {
    if (!isPlain(kind)) yield { ...play, numbers: play.numbers.with(index, fictional) };
  }
}

function* withShorterWaits(play: Play): Generator<Play> {
  for (const [round, moves] of play.rounds.entries()) {
    for (const [at, move] of moves.entries()) {
      if (move.operation !== "wait" || move.milliseconds <= 1200) continue;
      const shorter: Wait = { operation: "wait", milliseconds: 1200 };
      yield { ...play, rounds: play.rounds.with(round, moves.with(at, shorter)) };
    }
  }
}

function* creates(play: Play): Generator<[number, number, Create]> {
  for (const [round, moves] of play.rounds.entries()) {
    for (const [at, move] of moves.entries()) if (move.operation === "create") yield [round, at, move];
  }
}

function replaced(play: Play, round: number, at: number, move: Move): Play {
  return { ...play, rounds: play.rounds.with(round, (play.rounds[round] ?? []).with(at, move)) };
}

/** Without the numbers that no move is about. */
export function tidy(play: Play): Play {
  const mentioned = new Set(play.rounds.flat().flatMap(numbersOf));
  // What a number is near to has to stay.
  for (const index of [...mentioned]) {
    const kind = play.numbers[index];
    if (kind?.kind === "near") mentioned.add(kind.other);
  }
  const kept = play.numbers.map((_, index) => index).filter((index) => mentioned.has(index));
  const renamed = (index: number) => kept.indexOf(index);
  return {
    numbers: kept.map((index) => {
      const kind = play.numbers[index] ?? fictional;
      return kind.kind === "near" ? { ...kind, other: renamed(kind.other) } : kind;
    }),
    rounds: play.rounds.map((moves) => moves.map((move) => renumbered(move, renamed))),
  };
}

function renumbered(move: Move, renamed: (index: number) => number): Move {
  if (move.operation === "wait") return move;
  if (move.operation === "create") return { ...move, numbers: move.numbers.map(renamed) };
  return { ...move, number: renamed(move.number) };
}
