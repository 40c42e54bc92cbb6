/** Looks into what was strange: sends it again, cuts it down, and names the guarantee that it breaks. */

import type { Finding } from "../../answers/finding.js";
import { CannotCheck } from "../../cannot-check.js";
import type { Run } from "../../run/run.js";
import type { Performance } from "../performing/performance.js";
import type { Player } from "../performing/player.js";
import { Stage } from "../performing/stage.js";
import { type Strange, sameKind, upTo } from "../performing/strange.js";
import { fictional, isValidCreate, type Play, requestsIn } from "../plays/play.js";
import type { Space } from "../plays/space.js";
import { describePlay } from "../plays/words.js";
import { guaranteeOf } from "./blame.js";
import { isExplained, isKnown, mayBeKnown, withoutTangles } from "./known.js";
import { least } from "./shrink.js";
import { grouped, type Suspect } from "./suspects.js";
import { Unjudged } from "./unjudged.js";
import { plainerPlays, variants } from "./variants.js";

/** How many requests it may take to look into one group of suspects, and into all of them. */
const mostForOne = 300;
const mostForAll = 1000;
/** How long it may take to look into a suspect that waits, in milliseconds. */
const longestForOne = 6_000;
/** How many suspects of one group are looked into. */
const mostOfOneGroup = 3;
/** How often a race is run before it is taken not to show anything. */
const raceTries = 4;

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

  /** @param known what was found already */
  async findings(suspects: Suspect[], known: Finding[]): Promise<Finding[]> {
    const findings: Finding[] = [];
    try {
      for (const group of grouped(suspects)) findings.push(...(await this.#lookInto(group, [...known, ...findings])));
    } catch (error) {
      // There are no more numbers to look into the others.
      if (!(error instanceof CannotCheck)) throw error;
    }
    return withoutTangles(findings);
  }

  async #lookInto(group: Suspect[], before: Finding[]): Promise<Finding[]> {
    const findings: Finding[] = [];
    let rest = group;
    for (let turn = 0; turn < mostOfOneGroup && rest.length > 0 && !this.#isOver(); turn++) {
      const [suspect, ...others] = rest as [Suspect, ...Suspect[]];
      rest = others;
      if (mayBeKnown(suspect.strange, this.#all(before, findings))) return findings;
      if (suspect.left && isExplained(this.#all(before, findings))) return findings;
      const shown = (await this.#plainest(suspect, [...before, ...findings])) ?? letThroughOnce(suspect);
      if (!shown || (await this.#unjudged.is(shown))) continue;
      const finding = this.#finding(shown);
      rest = rest.filter(({ play, strange }) => !explains(shown, play, strange));
      if (!isKnown(finding.guarantee, finding.level, this.#all(before, findings))) findings.push(finding);
    }
    return findings;
  }

  /** With what the fixed part found. */
  #all(...found: Finding[][]): Finding[] {
    return [...this.#run.findings, ...found.flat()];
  }

  #isOver(): boolean {
    return this.#signal?.aborted === true || this.#player.sent - this.#started > mostForAll;
  }

  /** What shows without a race, or without a lookup, is no fault of races or of lookups. */
  async #plainest(suspect: Suspect, before: Finding[]): Promise<Shown | undefined> {
    for (const play of plainerPlays(suspect, this.#space.choices.plain)) {
      const { strange, numbers } = await this.#player.perform(play);
      if (!strange) continue;
      if (mayBeKnown(strange, this.#all(before))) return undefined;
      const shown = await this.#least({ play, strange, numbers });
      if (shown) return shown;
    }
    return this.#least(suspect);
  }

  /** The least play that shows the same, sent once more. */
  async #least({ play, strange, numbers }: Suspect): Promise<Shown | undefined> {
    let most = this.#player.sent + mostForOne;
    const waits = play.rounds.some((moves) => moves.some(({ operation }) => operation === "wait"));
    const latest = performance.now() + (waits ? longestForOne : Number.POSITIVE_INFINITY);
    let shown: Shown | undefined;
    const shows = async (tried: Play) => {
      if (this.#player.sent > most || performance.now() > latest || this.#isOver()) return false;
      const found = this.#space.fits(tried) && (await this.#show(tried, strange));
      if (found) shown = found;
      return found !== undefined;
    };
    const between = { space: this.#space, companions: this.#run.companionsThere === true };
    for (const variant of variants(upTo(strange, play), numbers, between)) {
      most = this.#player.sent + mostForOne;
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
      if (performed.strange && sameKind(performed.strange, strange) && (await this.#isListAlone(play, performed))) {
        return { play: upTo(performed.strange, play), strange: performed.strange, performed };
      }
    }
    return undefined;
  }

  /** A list is to blame only where getting the number shows that it is as it should be. */
  async #isListAlone(play: Play, { strange, numbers, stage }: Performance): Promise<boolean> {
    const move = strange && play.rounds[strange.round]?.[strange.move];
    if (move?.operation !== "list" || !strange?.guarantee?.startsWith("list-")) return true;
    return this.#player.agrees(stage, numbers[move.number] ?? "");
  }

  #finding({ play, strange, performed }: Shown): Finding {
    const { level, expected, actual, reason } = strange;
    const exchange = performed.exchange ?? performed.rounds.at(-1)?.[0];
    if (!exchange) throw new Error("A strange answer without a request");
    return {
      guarantee: guaranteeOf(play, strange, performed),
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

/**
 * What the contract refuses was accepted, and then no more: a bad value that is always the same is attached after the first
 * time. No server that keeps the contract accepts it even once.
 */
function letThroughOnce({ play, strange, numbers, seen }: Suspect): Shown | undefined {
  if (strange.kind !== "let through" || !seen) return undefined;
  const alone = { ...play, rounds: play.rounds.slice(strange.round, strange.round + 1) };
  const stage = new Stage(numbers, []);
  const performed = { rounds: [seen], said: [[]], numbers, stage, exchange: seen[strange.move] };
  return { play: alone, strange: { ...strange, round: 0 }, performed };
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
