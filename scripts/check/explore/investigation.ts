/** Looks into what was strange: sends it again, cuts it down, and names the promise that it breaks. */
import type { Run } from "../run.js";
import type { Finding } from "../verdict/finding.js";
import { promiseOf } from "./blame.js";
import type { Row } from "./covering.js";
import { fictional, isValidCreate, numbersOf, type Play, requestsIn } from "./play.js";
import type { Performance, Player } from "./player.js";
import { create } from "./plays.js";
import { least } from "./shrink.js";
import { tidy } from "./smaller.js";
import type { Space } from "./space.js";
import { type Strange, sameKind, upTo } from "./strange.js";
import { grouped, type Suspect } from "./suspects.js";
import { Unjudged } from "./unjudged.js";
import { describePlay } from "./words.js";

/** How many requests it may take to look into one group of suspects, and into all of them. */
const mostForOne = 250;
const mostForAll = 1500;
/** How long it may take to look into one suspect, in milliseconds: plays may wait. */
const longestForOne = 12_000;
/** How many suspects of one group are looked into. */
const mostOfOneGroup = 5;
/** How often a race is run before it is taken not to show anything. */
const raceTries = 5;

interface Shown {
  play: Play;
  strange: Strange;
  performed: Performance;
}

export class Investigation {
  readonly #run: Run;
  readonly #player: Player;
  readonly #space: Space;
  readonly #signal: AbortSignal | undefined;
  readonly #unjudged: Unjudged;
  readonly #started: number;

  constructor(run: Run, player: Player, space: Space, signal: AbortSignal | undefined) {
    this.#run = run;
    this.#player = player;
    this.#space = space;
    this.#signal = signal;
    this.#unjudged = new Unjudged(run, player, space);
    this.#started = player.sent;
  }

  async findings(suspects: Suspect[]): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const group of grouped(suspects)) findings.push(...(await this.#lookInto(group, findings)));
    return findings;
  }

  async #lookInto(group: Suspect[], before: Finding[]): Promise<Finding[]> {
    const findings: Finding[] = [];
    let rest = group;
    for (let turn = 0; turn < mostOfOneGroup && rest.length > 0 && !this.#isOver(); turn++) {
      const [suspect, ...others] = rest as [Suspect, ...Suspect[]];
      rest = others;
      if (this.#isKnown(suspect.strange.promise, suspect.strange.level, [...before, ...findings])) return findings;
      const shown = await this.#plainest(suspect);
      if (!shown || (await this.#unjudged.is(shown))) continue;
      const finding = this.#finding(shown);
      rest = rest.filter(({ play, strange }) => !explains(shown, play, strange));
      if (!this.#isKnown(finding.promise, finding.level, [...before, ...findings])) findings.push(finding);
    }
    return findings;
  }

  /** One fault is one finding: a promise that is broken already is not broken again. */
  #isKnown(promise: string | undefined, level: string, findings: Finding[]): boolean {
    const all = [...this.#run.findings, ...findings];
    return all.some((found) => found.promise === promise && (found.level === "broken" || found.level === level));
  }

  #isOver(): boolean {
    return this.#signal?.aborted === true || this.#player.sent - this.#started > mostForAll;
  }

  /** What shows without a race, or without a lookup, is no fault of races or of lookups. */
  async #plainest(suspect: Suspect): Promise<Shown | undefined> {
    const shown = await this.#least(suspect);
    if (!shown) return undefined;
    for (const plainer of plainerPlays(shown, this.#space.choices.plain)) {
      const { strange } = await this.#player.perform(plainer);
      const found = strange && (await this.#least({ play: plainer, strange }));
      if (found) return found;
    }
    return shown;
  }

  /** The least play that shows the same, sent once more. */
  async #least({ play, strange }: Suspect): Promise<Shown | undefined> {
    const most = this.#player.sent + mostForOne;
    const latest = performance.now() + longestForOne;
    let shown: Shown | undefined;
    const shows = async (tried: Play) => {
      if (this.#player.sent > most || performance.now() > latest || this.#isOver()) return false;
      const found = await this.#show(tried, strange);
      if (found) shown = found;
      return found !== undefined;
    };
    for (const variant of variants(tidy(upTo(strange, play)))) {
      if (await least(variant, this.#space.choices, shows)) break;
    }
    if (!shown) return undefined;
    // What is reported was seen twice in a row.
    const again = await this.#show(shown.play, strange);
    return again && { ...again, play: shown.play };
  }

  async #show(play: Play, strange: Strange): Promise<Shown | undefined> {
    const races = play.rounds.some((moves) => moves.length > 1);
    for (let attempt = 0; attempt < (races ? raceTries : 1); attempt++) {
      const performed = await this.#player.perform(play);
      if (performed.strange && sameKind(performed.strange, strange)) {
        return { play: upTo(performed.strange, play), strange: performed.strange, performed };
      }
    }
    return undefined;
  }

  #finding({ play, strange, performed }: Shown): Finding {
    const { level, expected, actual, reason } = strange;
    const exchange = performed.exchange ?? performed.rounds.at(-1)?.[0];
    if (!exchange) throw new Error("A strange answer without a request");
    return {
      promise: promiseOf(play, strange, performed),
      step: `explored: ${describePlay(play, this.#space.choices)}`,
      level,
      expected,
      actual,
      ...(reason && { reason }),
      exchange,
      reproduction: performed.rounds,
    };
  }
}

/** The play, and the play with time or with other requests before its end: a server may forget for either. */
function* variants(play: Play): Generator<Play> {
  const waits = play.rounds.some((moves) => moves.some(({ operation }) => operation === "wait"));
  if (waits) yield* shortestWaits(play);
  yield play;
  if (play.rounds.length < 2) return;
  const before = (rounds: Play["rounds"], numbers = play.numbers) => ({
    numbers,
    rounds: [...play.rounds.slice(0, -1), ...rounds, ...play.rounds.slice(-1)],
  });
  if (!waits) yield before([[{ operation: "wait", milliseconds: 1500 }]]);
  const row = play.rounds.flat().find(isValidCreate)?.row ?? [];
  const many = 20;
  const first = play.numbers.length;
  const numbers = [...play.numbers, ...Array.from({ length: many }, () => fictional)];
  yield before(
    [
      [
        create(
          row,
          Array.from({ length: many }, (_, index) => first + index),
        ),
      ],
    ],
    numbers,
  );
  yield before(
    Array.from({ length: many }, (_, index) => [create(row, [first + index])]),
    numbers,
  );
}

/** A number, time, and that number again: where that shows it, nothing longer has to be tried. */
function* shortestWaits(play: Play): Generator<Play> {
  const [last] = play.rounds.at(-1) ?? [];
  const [number] = last ? numbersOf(last) : [];
  const created = play.rounds
    .flat()
    .find((move) => isValidCreate(move) && number !== undefined && move.numbers.includes(number));
  if (!last || !created) return;
  yield tidy({ ...play, rounds: [[created], [{ operation: "wait", milliseconds: 1200 }], [last]] });
}

/** The same moves one after the other, and a create in place of a lookup. */
function plainerPlays({ play, strange }: Shown, row: Row): Play[] {
  const round = play.rounds[strange.round] ?? [];
  const before = play.rounds.slice(0, strange.round);
  if (strange.kind === "race") {
    const orders = [round, round.toReversed()];
    return orders.map((moves) => ({ ...play, rounds: [...before, ...moves.map((move) => [move])] }));
  }
  const [move] = round;
  const lookup = round.length === 1 && move && move.operation !== "create" && before.length > 0;
  return lookup ? [{ ...play, rounds: [...before, [create(row, numbersOf(move))]] }] : [];
}

/** Whether what was found is enough to make the other play strange too. */
function explains({ play, strange }: Shown, other: Play, otherStrange: Strange): boolean {
  const move = play.rounds[strange.round]?.[strange.move];
  const otherMove = other.rounds[otherStrange.round]?.[otherStrange.move];
  if (!move || !otherMove || strange.kind !== otherStrange.kind) return false;
  if (!isValidCreate(move) || !isValidCreate(otherMove)) return true;
  if (requestsIn(play) > 1) return false;
  const kinds = (of: Play, numbers: number[]) => numbers.map((number) => JSON.stringify(of.numbers[number]));
  const ownKinds = kinds(play, move.numbers).filter((kind) => kind !== JSON.stringify(fictional));
  const otherKinds = kinds(other, otherMove.numbers);
  return (
    move.row.every((choice, factor) => choice === 0 || choice === otherMove.row[factor]) &&
    ownKinds.every((kind) => otherKinds.includes(kind)) &&
    move.numbers.length <= otherMove.numbers.length
  );
}
