/** A play in words, for a report. */
import type { Choices } from "../values/choices.js";
import {
  type Companion,
  type Create,
  isValidCreate,
  type Move,
  type NoToken,
  type NumberKind,
  type Play,
} from "./play.js";

/** For example `create 2 numbers (outbound.transport "tls"), then create the first of them`. */
export function describePlay(play: Play, choices: Choices): string {
  const rounds = play.rounds.map((moves) => describeRound(moves, choices)).join(", then ");
  const numbers = play.numbers.flatMap((kind, index) =>
    kind.kind === "fictional" ? [] : [`${letter(index)} ${describeNumber(kind)}`],
  );
  return numbers.length > 0 ? `${rounds}, where ${numbers.join(" and ")}` : rounds;
}

function describeNumber(kind: Exclude<NumberKind, { kind: "fictional" }>): string {
  switch (kind.kind) {
    case "abroad":
      return "is of another country";
    case "digits":
      return `has ${kind.digits} digits`;
    case "ending":
      return `ends in ${kind.digit}`;
    case "near":
      return kind.how.startsWith("one digit")
        ? `is ${letter(kind.other)} and ${kind.how}`
        : `is like ${letter(kind.other)} but ${kind.how}`;
  }
}

function describeRound(moves: Move[], choices: Choices): string {
  const [first] = moves;
  if (moves.length === 1 && first) return describeMove(first, choices);
  return `at the same time: ${moves.map((move) => describeMove(move, choices)).join("; ")}`;
}

function describeMove(move: Move, choices: Choices): string {
  switch (move.operation) {
    case "wait":
      return `wait ${move.milliseconds / 1000} s`;
    case "create":
      return describeCreate(move, choices);
    default:
      return `${move.operation} ${letter(move.number)}${tokenOf(move)}`;
  }
}

function describeCreate(move: Create, choices: Choices): string {
  const { row, numbers, breach, token } = move;
  const special = row.flatMap((choice, factor) =>
    choice === choices.plain[factor] ? [] : [choices.describe(factor, choice)],
  );
  const noToken = token === undefined ? [] : [wordsFor(token)];
  const details = [...(breach ? [breach.label] : []), ...noToken, ...special];
  const what = isValidCreate(move) ? "create" : "try to create";
  return `${what} ${numbers.map(letter).join(", ")}${details.length > 0 ? ` (${details.join(", ")})` : ""}`;
}

function tokenOf({ token }: Companion): string {
  return token === undefined ? "" : ` (${wordsFor(token)})`;
}

export function wordsFor(token: NoToken): string {
  return token === false ? "no token" : "an empty token";
}

/** Numbers go by letters: A, B and so on. */
function letter(number: number): string {
  return number < 26 ? String.fromCharCode(65 + number) : `number ${number + 1}`;
}
