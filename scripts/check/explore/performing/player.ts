/** Sends plays, and compares every answer with what the model allows. */
import { setTimeout as pause } from "node:timers/promises";
import { documentValues } from "../../../model/document-values.js";
import { type DocumentValues, Model } from "../../../model/model.js";
import type { CreateRequest } from "../../../model/types.js";
import type { Reproduction } from "../../answers/finding.js";
import type { Path } from "../../requests/samples.js";
import type { Run } from "../../run/run.js";
import type { Exchange, HttpRequest } from "../../sending/http.js";
import { settingsOf, whyShared } from "../../steps/settings.js";
import { get } from "../plays/moves.js";
import {
  type Create,
  isLookup,
  isRefused,
  isValidCreate,
  type Move,
  numbersOf,
  type Play,
  type Wait,
} from "../plays/play.js";
import type { Body, Choices } from "../values/choices.js";
import { mayBeTooLong } from "../values/texts.js";
import { after, type Event, type Said } from "./belief.js";
import { cast } from "./cast.js";
import { detachedOtherwise } from "./detached.js";
import type { Performance } from "./performance.js";
import { showsAttached } from "./seen.js";
import { lookCloser, sightIn } from "./sight.js";
import { Stage } from "./stage.js";
import type { Strange } from "./strange.js";
import { lacksWinner, strangeAlone, unexplained } from "./unexplained.js";
import { Wire } from "./wire.js";

/** Every correct server takes this many numbers in one request: the reference page's sample has as many. */
const surelyShort = 2;

export class Player {
  /** How many requests were sent. */
  sent = 0;
  /** Settled when everything was played that does not wait for it. */
  everythingElse: Promise<unknown> = Promise.resolve();
  /** How many of the latest answers in a row judge nothing. */
  nothingInARow = 0;
  /** Why pairs are taken to be shared where the request does not say. */
  readonly sharedReason: string | undefined;
  readonly settings: Path[];
  readonly isAsked: (path: Path, value: unknown) => boolean;
  /** The longest list that was accepted: the page sets no limit, and a server may. */
  longest = surelyShort;

  readonly #run: Run;
  readonly #choices: Choices;
  readonly #values: DocumentValues;
  readonly #pattern: RegExp;
  /** The numbers of all plays so far. */
  readonly #used = new Set<string>();
  readonly #wire: Wire;

  constructor(run: Run, choices: Choices, pattern: RegExp) {
    this.#run = run;
    this.#choices = choices;
    this.#pattern = pattern;
    this.#wire = new Wire(run, choices);
    this.#values = documentValues(run.document, run.operations);
    this.settings = settingsOf(run);
    this.isAsked = (path, value) => choices.textsAt(path).includes(value);
    this.sharedReason = whyShared(run);
  }

  /** Plays until the end, or until an answer is strange. */
  async perform(play: Play): Promise<Performance> {
    const numbers = await cast(play.numbers, (count) => this.#run.fresh(count), this.#pattern, this.#used);
    const said: Said[][] = play.rounds.map(() => []);
    return this.#goOn(play, 0, { rounds: [], said, numbers, stage: new Stage(numbers, [new Model(this.#values)]) });
  }

  /** Plays more rounds with the numbers of a play that was performed. */
  async resume(play: Play, before: Performance, more: Move[][]): Promise<Performance> {
    const whole = { ...play, rounds: [...play.rounds, ...more] };
    const said = [...before.said, ...more.map(() => [])];
    return this.#goOn(whole, play.rounds.length, { ...before, rounds: [...before.rounds], said });
  }

  async #goOn(play: Play, from: number, performed: Performance): Promise<Performance> {
    const { stage, rounds, said, numbers } = performed;
    for (const [index, moves] of play.rounds.entries()) {
      if (index < from) continue;
      if (this.#run.options.signal?.aborted) break;
      const acts = moves.filter(({ operation }) => operation !== "wait");
      for (const move of moves) if (move.operation === "wait") await this.#wait(move);
      if (acts.length === 0) continue;
      for (const move of acts) {
        if (move.operation === "release") rounds.push(...(await this.#learnId(stage, numbers[move.number] ?? "")));
      }
      const requests = acts.map((move) => this.#wire.requestFor(stage, move));
      const exchanges = await this.#send(requests);
      rounds.push(exchanges);
      said[index] = exchanges.map((exchange) => this.#said(exchange));
      const found = this.#judge(stage, acts, exchanges);
      if (!found) continue;
      const strange = { ...found, round: index, move: moves.indexOf(acts[found.move] as Move) };
      return { ...performed, strange, exchange: exchanges[found.move] };
    }
    return performed;
  }

  async #wait({ milliseconds, untilTheEnd }: Wait): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.#run.options.signal }).catch(() => {});
    if (untilTheEnd) await this.everythingElse;
  }

  async #send(requests: HttpRequest[]): Promise<Exchange[]> {
    this.sent += requests.length;
    const [only] = requests;
    const exchanges = requests.length === 1 && only ? [await this.#run.send(only)] : await this.#run.race(requests);
    for (const exchange of exchanges) {
      this.nothingInARow = this.#run.outcome(exchange) === "nothing" ? this.nothingInARow + 1 : 0;
    }
    return exchanges;
  }

  /** Whether getting the number shows it as it should be. */
  async agrees(stage: Stage, number: string): Promise<boolean> {
    const lookup = get(stage.numbers.indexOf(number));
    const [exchange] = await this.#send([this.#wire.requestFor(stage, lookup)]);
    if (!exchange) return false;
    return after(stage.models, [this.#eventOf(stage, lookup, exchange)]).length > 0;
  }

  bodyOf(move: Create, numbers: string[]): Body {
    return this.#wire.bodyOf(move, numbers);
  }

  /** A release takes the id, which only a lookup tells. */
  async #learnId(stage: Stage, number: string): Promise<Reproduction> {
    if (stage.ids.has(number)) return [];
    const exchanges = await this.#send([
      this.#wire.requestFor(stage, { operation: "get", number: stage.numbers.indexOf(number) }),
    ]);
    for (const exchange of exchanges) stage.learn(exchange, number);
    return [exchanges];
  }

  #judge(stage: Stage, moves: Move[], exchanges: Exchange[]): (Strange & { round: 0 }) | undefined {
    const events = moves.map((move, index) => this.#eventOf(stage, move, exchanges[index] as Exchange));
    for (const [index, event] of events.entries()) {
      const exchange = exchanges[index] as Exchange;
      const found = strangeAlone(this.#run, event, exchange);
      if (found) return { ...found, round: 0, move: index };
      if (event.said === "accepted" && isValidCreate(event.move)) {
        this.longest = Math.max(this.longest, event.numbers.length);
      }
      const [number = ""] = event.numbers;
      if (event.move.operation !== "create") stage.learn(exchange, number);
      // A number that was given up gets another id when it is created again.
      if (event.move.operation === "release" && event.said === "accepted") stage.ids.delete(number);
    }
    const before = stage.models;
    const models = after(before, events);
    if (models.length === 0) return { ...unexplained(before[0] as Model, events, exchanges, stage), round: 0 };
    const noWinner = events.length > 1 && lacksWinner(before, events);
    if (noWinner) return { ...noWinner, round: 0 };
    stage.models = models;
    const detached = detachedOtherwise(stage, before, events, exchanges);
    if (detached) return { ...detached, round: 0 };
    return this.#look(stage, events, exchanges);
  }

  #eventOf(stage: Stage, move: Move, exchange: Exchange): Event {
    const numbers = numbersOf(move).map((index) => stage.numbers[index] ?? "");
    const body =
      move.operation === "create" ? (this.bodyOf(move, stage.numbers) as unknown as CreateRequest) : undefined;
    const said = this.#said(exchange);
    if (isLookup(move) && !isRefused(move)) {
      const sight = sightIn(move.operation, exchange, numbers[0] ?? "", said);
      return { move, numbers, body, said: sight.said, attached: showsAttached(sight.shown) };
    }
    // A long list may be refused for its length, where none as long was accepted yet; so may a long text.
    const isLong = isValidCreate(move) && (numbers.length > this.longest || mayBeTooLong(body));
    return { move, numbers, body, said, isLong };
  }

  #said(exchange: Exchange): Said {
    const outcome = this.#run.outcome(exchange);
    return outcome === "refused" && exchange.answer?.status === 409 ? "lost" : outcome;
  }

  /** Looks closer at what lookups show of attached numbers. */
  #look(stage: Stage, events: Event[], exchanges: Exchange[]): (Strange & { round: 0 }) | undefined {
    for (const [index, { move, said, numbers }] of events.entries()) {
      if (!isLookup(move)) stage.shownAttached.clear();
      if (isValidCreate(move)) stage.ask(numbers, said, this.#choices.body(move.row));
      const [number = ""] = numbers;
      if (!isLookup(move) || isRefused(move)) continue;
      const sight = sightIn(move.operation, exchanges[index] as Exchange, number, said);
      if (move.operation === "get" && sight.said === "accepted" && showsAttached(sight.shown)) {
        stage.shownAttached.add(number);
      }
      const found = lookCloser(stage, number, sight, this);
      if (found) return { ...found, round: 0, move: index };
    }
    return undefined;
  }
}
