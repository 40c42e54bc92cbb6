/** Which guarantee an answer breaks, when the play that shows it is as small as can be. */

import type { Performance } from "../performing/performance.js";
import type { Strange } from "../performing/strange.js";
import { isLookup, isValidCreate, type Move, numbersOf, type Play } from "../plays/play.js";

/** @param performed how the play went, up to the strange answer */
export function guaranteeOf(play: Play, strange: Strange, performed: Performance): string {
  const move = play.rounds[strange.round]?.[strange.move];
  const before = play.rounds.slice(0, strange.round);
  const history = new History(before, performed, move ? numbersOf(move) : []);
  // What is shown rightly until a request is refused is changed by that.
  const changed = strange.kind === "seen otherwise" && history.refused() ? history.cause() : undefined;
  if (strange.guarantee) return changed ?? strange.guarantee;
  switch (strange.kind) {
    case "race":
      return "conflict";
    case "taken twice":
      if (history.raced()) return "conflict";
      return (
        history.again() ?? history.freedBy() ?? (history.listed() && !history.forgot() ? "whole" : "already-attached")
      );
    case "refused otherwise":
      return "already-attached";
    case "refused":
      return history.cause() ?? (before.length === 0 ? "every-choice" : "created");
    case "crash":
      return before.length === 0 ? "every-choice" : (history.cause() ?? "created");
    case "success otherwise":
      return "created";
    case "let through":
      return "refused";
    case "seen attached":
    case "seen unasked":
      return history.cause() ?? "get-unknown";
    case "seen detached":
    case "not seen":
      return history.again() ?? history.causeElsewhere() ?? "get-created";
    case "listed unasked":
      return history.cause() ?? "list-created";
    case "not listed":
    case "listed detached":
    case "listed attached":
      return "list-created";
    case "seen otherwise":
      return "get-created";
    case "detach refused":
      return history.causeElsewhere() ?? "detach-frees";
    case "detach accepted":
      return history.wasCreated() ? "detach-twice" : "detach-unknown";
    case "release refused":
      return "release-removes";
  }
}

/** What happened before, to the numbers that the strange answer is about. */
class History {
  readonly #rounds: { moves: Move[]; accepted: boolean[] }[];
  readonly #numbers: number[];

  constructor(rounds: Move[][], { said }: Performance, numbers: number[]) {
    this.#rounds = rounds.map((moves, index) => ({
      moves,
      accepted: (said[index] ?? []).map((one) => one === "accepted"),
    }));
    this.#numbers = numbers;
  }

  raced(): boolean {
    return this.#rounds.some(({ moves }) => moves.length > 1);
  }

  /** Whether a create that names one of the numbers was refused, last of all that was done to them. */
  refused(): boolean {
    const { moves = [], accepted = [] } =
      this.#rounds.findLast(({ moves }) => moves.some((move) => !isLookup(move) && this.#isAbout(move))) ?? {};
    return moves.length === 1 && moves[0]?.operation === "create" && !accepted[0];
  }

  wasCreated(): boolean {
    return this.#about().some((move) => isValidCreate(move));
  }

  /** Whether what attached one of the numbers attached others beside these. */
  listed(): boolean {
    const attaching = this.#rounds.flatMap(({ moves, accepted }) =>
      moves.filter((move, index) => isValidCreate(move) && accepted[index] && this.#isAbout(move)),
    );
    return attaching.some((move) => numbersOf(move).some((number) => !this.#numbers.includes(number)));
  }

  /** Whether a request about other numbers was accepted since one of these was attached. */
  forgot(): boolean {
    const done = this.#rounds.flatMap(({ moves, accepted }) =>
      moves.filter((move, index) => isValidCreate(move) && accepted[index]),
    );
    const latest = done.findLastIndex((move) => this.#isAbout(move));
    return latest >= 0 && latest < done.length - 1;
  }

  /** The guarantee about what was done to the numbers last. */
  cause(): string | undefined {
    for (const { moves, accepted } of this.#rounds.toReversed()) {
      const index = moves.findIndex((move) => this.#isAbout(move));
      const move = moves[index];
      if (!move || isLookup(move)) continue;
      if (moves.length > 1) return "conflict";
      if (move.operation === "detach" && !accepted[index]) return this.wasCreated() ? "detach-twice" : "detach-unknown";
      return guaranteeAbout(move, accepted[index] ?? false);
    }
    return undefined;
  }

  /** The guarantee about attaching once more what was given up, where that was done to one of the numbers. */
  again(): string | undefined {
    const done = this.#rounds.flatMap(({ moves, accepted }) => {
      const [move] = moves;
      return move && moves.length === 1 && accepted[0] && this.#isAbout(move) ? [move] : [];
    });
    const created = done.findLastIndex((move) => isValidCreate(move));
    const givenUp = done
      .slice(0, created)
      .findLast(({ operation }) => operation === "detach" || operation === "release");
    if (!givenUp) return undefined;
    return givenUp.operation === "detach" ? "reuse" : "release-again";
  }

  /** The guarantee about what took a number away that was attached; a refusal for what is attached is no such thing. */
  freedBy(): string | undefined {
    const cause = this.causeElsewhere();
    return cause === "atomic" ? undefined : cause;
  }

  /** The guarantee about what was done to another number. */
  causeElsewhere(): string | undefined {
    for (const { moves, accepted } of this.#rounds.toReversed()) {
      if (moves.length > 1) return "conflict";
      const [move] = moves;
      if (!move || move.operation === "wait" || isLookup(move) || (isValidCreate(move) && accepted[0])) continue;
      return guaranteeAbout(move, accepted[0] ?? false);
    }
    return undefined;
  }

  #about(): Move[] {
    return this.#rounds.flatMap(({ moves }) => moves.filter((move) => this.#isAbout(move)));
  }

  #isAbout(move: Move): boolean {
    return numbersOf(move).some((number) => this.#numbers.includes(number));
  }
}

function guaranteeAbout(move: Move, accepted: boolean): string | undefined {
  if (move.operation !== "wait" && move.token !== undefined) return "auth";
  switch (move.operation) {
    case "create":
      if (move.breach) return "invalid-creates-nothing";
      return accepted ? undefined : "atomic";
    case "detach":
      return "detach-frees";
    case "release":
      return "release-removes";
    default:
      return undefined;
  }
}
