/** Sends plays, and compares every answer with what the model allows. */
import { setTimeout as pause } from "node:timers/promises";
import { assumptions } from "../../document/assumptions.js";
import type { Operation } from "../../document/operations.js";
import { documentValues } from "../../model/document-values.js";
import { type DocumentValues, Model } from "../../model/model.js";
import type { CreateRequest } from "../../model/types.js";
import { resolved } from "../requests/alternatives.js";
import { otherNumberIn } from "../requests/sight.js";
import type { Run } from "../run.js";
import type { Exchange, HttpRequest } from "../sending/http.js";
import type { Reproduction } from "../verdict/finding.js";
import { parseJson } from "../verdict/judge.js";
import { describeAnswer } from "../verdict/outcome.js";
import { account, after, type Event, type Said, stateOf } from "./belief.js";
import { cast } from "./cast.js";
import type { Body, Choices } from "./choices.js";
import { type Create, isValidCreate, type Move, numbersOf, type Play, type Wait } from "./play.js";
import { seenOtherwise, showsAttached } from "./seen.js";
import { Stage } from "./stage.js";
import type { Strange } from "./strange.js";

export interface Performance {
  /** What was sent and answered, round by round; a lookup of an id that a release needs is a round of its own. */
  rounds: Reproduction;
  /** The first answer that nothing explains. */
  strange?: Strange | undefined;
  /** The answer that shows it. */
  exchange?: Exchange | undefined;
  /** What each move of each round was answered; nothing for those that were not made. */
  said: Said[][];
  /** The numbers that were played with, and what they are taken to be at the end. */
  numbers: string[];
  models: Model[];
}

/** Every correct server takes this many numbers in one request: the reference page's sample has as many. */
const surelyShort = 2;

export class Player {
  /** How many requests were sent. */
  sent = 0;
  /** Settled when everything was played that does not wait for it. */
  everythingElse: Promise<unknown> = Promise.resolve();
  /** How many of the latest answers in a row judge nothing. */
  nothingInARow = 0;
  /** The longest list that was accepted: the page sets no limit, and a server may. */
  longest = surelyShort;

  readonly #run: Run;
  readonly #choices: Choices;
  readonly #values: DocumentValues;
  readonly #pattern: RegExp;
  readonly #sharedReason: string | undefined;

  constructor(run: Run, choices: Choices, pattern: RegExp) {
    this.#run = run;
    this.#choices = choices;
    this.#pattern = pattern;
    this.#values = documentValues(run.document, run.operations);
    const { properties } = resolved(run.document, run.create.requestBody.schema);
    this.#sharedReason = properties?.isShared && assumptions(resolved(run.document, properties.isShared)).default;
  }

  /** Plays until the end, or until an answer is strange. */
  async perform(play: Play): Promise<Performance> {
    const numbers = await cast(play.numbers, (count) => this.#run.fresh(count), this.#pattern);
    const stage = new Stage(numbers, [new Model(this.#values)]);
    const rounds: Reproduction = [];
    const said: Said[][] = play.rounds.map(() => []);
    for (const [index, moves] of play.rounds.entries()) {
      if (this.#run.options.signal?.aborted) break;
      const acts = moves.filter(({ operation }) => operation !== "wait");
      for (const move of moves) if (move.operation === "wait") await this.#wait(move);
      if (acts.length === 0) continue;
      for (const move of acts) {
        if (move.operation === "release") rounds.push(...(await this.#learnId(stage, numbers[move.number] ?? "")));
      }
      const requests = acts.map((move) => this.#requestFor(stage, move));
      const exchanges = await this.#send(requests);
      rounds.push(exchanges);
      said[index] = exchanges.map((exchange) => this.#said(exchange));
      const found = this.#judge(stage, acts, exchanges);
      if (!found) continue;
      const strange = { ...found, round: index, move: moves.indexOf(acts[found.move] as Move) };
      return { rounds, strange, exchange: exchanges[found.move], said, numbers, models: stage.models };
    }
    return { rounds, said, numbers, models: stage.models };
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

  #requestFor(stage: Stage, move: Move): HttpRequest {
    const { create, companions } = this.#run;
    const [number = ""] = numbersOf(move).map((index) => stage.numbers[index] ?? "");
    switch (move.operation) {
      case "create":
        return this.#run.request(create, {
          body: this.bodyOf(move, stage.numbers),
          ...(move.token === false && { token: false as const }),
        });
      case "get":
        return this.#run.request(companions.get as Operation, { path: pathFor(companions.get, number) });
      case "list":
        return this.#run.request(companions.list as Operation);
      case "detach":
        return this.#run.request(companions.detach as Operation, { body: detachBody(this.#run, number) });
      case "release":
        return this.#run.request(companions.release as Operation, {
          path: pathFor(companions.release, stage.ids.get(number) ?? number),
        });
      case "wait":
        throw new Error("Nothing is sent to wait");
    }
  }

  bodyOf({ row, numbers, breach }: Create, all: string[]): Body {
    const body = {
      ...this.#choices.body(row),
      [this.#run.numbersField]: numbers.map((index) => all[index] ?? ""),
    };
    return breach ? breach.apply(body) : body;
  }

  /** A release takes the id, which only a lookup tells. */
  async #learnId(stage: Stage, number: string): Promise<Reproduction> {
    if (stage.ids.has(number)) return [];
    const exchanges = await this.#send([
      this.#requestFor(stage, { operation: "get", number: stage.numbers.indexOf(number) }),
    ]);
    for (const exchange of exchanges) stage.learn(exchange, number);
    return [exchanges];
  }

  #judge(stage: Stage, moves: Move[], exchanges: Exchange[]): (Strange & { round: 0 }) | undefined {
    const events = moves.map((move, index) => this.#eventOf(stage, move, exchanges[index] as Exchange));
    for (const [index, event] of events.entries()) {
      const exchange = exchanges[index] as Exchange;
      const found = this.#judgeAlone(event, exchange);
      if (found) return { ...found, round: 0, move: index };
      if (event.said === "accepted" && isValidCreate(event.move)) {
        this.longest = Math.max(this.longest, event.numbers.length);
      }
      const [number = ""] = event.numbers;
      if (event.move.operation !== "create") stage.learn(exchange, number);
      // A number that was given up gets another id when it is created again.
      if (event.move.operation === "release") stage.ids.delete(number);
    }
    const before = stage.models;
    const models = after(before, events);
    if (models.length === 0) return { ...this.#unexplained(before[0] as Model, events, exchanges), round: 0 };
    const noWinner = events.length > 1 && lacksWinner(before, events);
    if (noWinner) return { ...noWinner, round: 0 };
    stage.models = models;
    return this.#look(stage, events, exchanges);
  }

  #eventOf(stage: Stage, move: Move, exchange: Exchange): Event {
    const numbers = numbersOf(move).map((index) => stage.numbers[index] ?? "");
    const body =
      move.operation === "create" ? (this.bodyOf(move, stage.numbers) as unknown as CreateRequest) : undefined;
    const attached = move.operation === "get" ? showsAttached(parseJson(exchange.answer?.body ?? "")) : undefined;
    const isOther = move.operation === "get" && otherNumberIn(exchange, numbers[0] ?? "") !== undefined;
    const said = isOther ? "nothing" : this.#said(exchange);
    // A long list may be refused for its length, where none as long was accepted yet.
    const perhapsTooLong = said === "refused" && isValidCreate(move) && numbers.length > this.longest;
    return { move, numbers, body, attached, said: perhapsTooLong ? "nothing" : said };
  }

  #said(exchange: Exchange): Said {
    const outcome = this.#run.outcome(exchange);
    return outcome === "refused" && exchange.answer?.status === 409 ? "lost" : outcome;
  }

  /** What an answer shows whatever happened before it. */
  #judgeAlone({ move, said, body, numbers }: Event, exchange: Exchange): Omit<Strange, "round" | "move"> | undefined {
    const [number = ""] = numbers;
    const other = move.operation === "get" && otherNumberIn(exchange, number);
    if (other) {
      const [expected, actual] = [`the number ${number}`, `the number ${other}`];
      return { kind: "seen otherwise", level: "broken", promise: "get-created", expected, actual };
    }
    if (move.operation !== "create") return undefined;
    const actual = describeAnswer(exchange);
    const crashed = (exchange.answer?.status ?? 0) >= 500;
    if (isValidCreate(move)) {
      if (crashed) return { kind: "crash", level: "broken", expected: "success, or a refusal with status 400", actual };
      if (said !== "accepted" || !body || !exchange.answer) return undefined;
      const [form] = this.#run.judge
        .success(this.#run.create, exchange.answer)
        .filter(({ level }) => level === "broken");
      return form && { ...form, kind: "success otherwise", promise: "created" };
    }
    if (said !== "accepted" && !crashed) return undefined;
    const { breach } = move;
    const kind = crashed ? "crash" : "let through";
    const level = breach?.assumed && !crashed ? "assumed" : "broken";
    const expected = breach
      ? `the request to be refused with status 400: it has ${breach.label}`
      : "the request to be refused with status 401: it has no token";
    return {
      kind,
      level,
      promise: breach?.promise ?? "auth",
      expected,
      actual,
      reason: level === "assumed" ? breach?.assumed : undefined,
    };
  }

  #unexplained(model: Model, events: Event[], exchanges: Exchange[]): Omit<Strange, "round"> {
    const [event] = events;
    if (events.length === 1 && event)
      return { ...this.#unexplainedOne(model, event, exchanges[0] as Exchange), move: 0 };
    const last = events.findLastIndex(({ said }) => said === "accepted");
    const counted = exchanges.map((exchange) => describeAnswer(exchange)).join(", ");
    return {
      kind: "race",
      level: "broken",
      expected: "answers that fit some order of these requests",
      actual: counted,
      move: Math.max(0, last),
    };
  }

  #unexplainedOne(model: Model, { move, said, numbers }: Event, exchange: Exchange): Omit<Strange, "round" | "move"> {
    const actual = describeAnswer(exchange);
    const strange = (kind: Strange["kind"], expected: string) => ({ kind, level: "broken" as const, expected, actual });
    const [number = ""] = numbers;
    const state = stateOf(model, number);
    switch (move.operation) {
      case "create": {
        const taken = numbers.some((one) => stateOf(model, one) === "attached");
        const because = numbers.length > 1 ? "one of the numbers is attached" : "the number is attached";
        if (said === "accepted") return strange("taken twice", `status 400, because ${because}`);
        if (taken) return strange("refused otherwise", `status 400, because ${because}`);
        return strange("refused", "success, because the request is valid and nothing attached its numbers");
      }
      case "get":
        if (said === "refused") return strange("not seen", `the number, which is ${state}`);
        if (state === "unknown") return strange("seen unasked", "status 404, because nothing created the number");
        return {
          ...strange(
            state === "attached" ? "seen detached" : "seen attached",
            `the number to be ${state}, with both gateways or none`,
          ),
          actual: `the gateways of a number that is ${state === "attached" ? "not attached in both directions" : "attached"}`,
        };
      case "detach":
        return said === "accepted"
          ? strange("detach accepted", `a refusal, because the number is ${state}`)
          : strange("detach refused", "success, because the number is attached");
      default:
        return strange("release refused", `success, because the number is ${state}`);
    }
  }

  /** Looks closer at what lookups show of attached numbers. */
  #look(stage: Stage, events: Event[], exchanges: Exchange[]): (Strange & { round: 0 }) | undefined {
    for (const [index, { move, said, numbers }] of events.entries()) {
      if (isValidCreate(move) && said === "accepted") {
        const saysHow = "isShared" in this.#choices.body(move.row);
        for (const number of numbers) stage.saysHow.set(number, saysHow);
      }
      const [number = ""] = numbers;
      const [model, ...others] = stage.models;
      if (move.operation !== "get" || said !== "accepted" || !model || others.length > 0) continue;
      const expected = model.get(account, number);
      if ("refused" in expected || !expected.inbound) continue;
      const actual = parseJson(exchanges[index]?.answer?.body ?? "");
      const seen = { expected, actual, saysHow: stage.saysHow.get(number) ?? false };
      const found = seenOtherwise(seen, stage.stillSeen(number), this.#sharedReason);
      if (found) return { ...found, kind: "seen otherwise", round: 0, move: index };
      stage.seen.set(number, seen);
    }
    return undefined;
  }
}

/** Requests at the same time for one free number: one of them has to win. */
function lacksWinner(models: Model[], events: Event[]): Omit<Strange, "round"> | undefined {
  const [first] = events;
  const refused = events.every(({ move, said }) => isValidCreate(move) && (said === "refused" || said === "lost"));
  const shared = first?.numbers.find((number) => events.every(({ numbers }) => numbers.includes(number)));
  if (!refused || !shared) return undefined;
  const free = events.every(({ numbers }) =>
    numbers.every((number) => models.every((model) => stateOf(model, number) !== "attached")),
  );
  if (!free) return undefined;
  return {
    kind: "race",
    level: "broken",
    expected: `success for one of ${events.length} requests for one number at the same time`,
    actual: "success for none of them",
    move: 0,
  };
}

function pathFor(operation: Operation | undefined, value: string): Record<string, string> {
  const [parameter] = (operation?.parameters ?? []).filter(({ in: place }) => place === "path");
  return parameter ? { [parameter.name]: value } : {};
}

function detachBody(run: Run, number: string): Body {
  const [field] = Object.keys(resolved(run.document, run.companions.detach?.requestBody?.schema).properties ?? {});
  return field ? { [field]: number } : {};
}
