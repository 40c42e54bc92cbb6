/** Runs test cases: sends their calls, and asks the oracle about each round of responses. */
import type { CreateRequest } from "../../model/types.js";
import type { Reproduction } from "../answers/finding.js";
import { isOutage, whyNothing } from "../answers/outcome.js";
import {
  type Call,
  type Companion,
  type GatewayCall,
  isLookup,
  isOnGateway,
  isRefused,
  isValidCreate,
  numbersOf,
  type TestCase,
} from "../cases/test-case.js";
import { mayBeTooLong, surelyShort } from "../cases/values/texts.js";
import type { Event } from "../history/event.js";
import { guaranteeOfForm } from "../oracle/attribution.js";
import type { Contract } from "../oracle/contract.js";
import type { Discrepancy, Judgement } from "../oracle/discrepancy.js";
import type { Knowledge } from "../oracle/knowledge.js";
import { lookedUp } from "../oracle/looked-up.js";
import { bodyOf, showsAttached } from "../oracle/lookups.js";
import { Oracle } from "../oracle/oracle.js";
import type { Run } from "../run/run.js";
import type { Exchange, HttpRequest } from "../sending/http.js";
import { waitFor } from "../sending/wait-for.js";
import { numbersFor } from "./fresh-numbers.js";
import { Health } from "./health.js";
import { Lag } from "./lag.js";
import { Requests } from "./requests.js";
import { Statuses } from "./statuses.js";

/** How long to wait before each repetition of a case that met an outage, in milliseconds. */
const patience = [100, 500];
/** After so many cases that were repeated in vain, outages are not waited for any more. */
const mostInVain = 4;
/** How long to wait before a create that lost a race is sent again, as its page says, in milliseconds. */
const afterLost = [30, 60, 120, 240];
/** How often a case is repeated at most, and all cases together, to see whether a status belongs to its request. */
const mostRepeats = 20;
const mostRepeatsOfAll = 200;

/** How a case, or a part of one, went. */
export interface CaseRun {
  testCase: TestCase;
  /** The numbers in place of the case's. */
  numbers: string[];
  /** The exchanges, round by round; a lookup of an id that a release needs is a round of its own. */
  exchanges: Reproduction;
  /** The oracle's judgements, with the index of the round in the case. */
  judgements: CaseJudgement[];
  /** The events that were judged, by round. */
  events: Event[][];
  /** How long each round took. */
  seconds: number[];
  oracle: Oracle;
}

export type CaseJudgement = Judgement & { round: number };
export type CaseDiscrepancy = Discrepancy & { round: number };

/** Sends a call that was planned, and tells those that are not sent. */
export interface Sending {
  send(round: number, request: HttpRequest): Promise<Exchange>;
  /** Tells that the calls of a round are left out. */
  skip(round: number): void;
}

export class Runner {
  readonly run: Run;
  readonly contract: Contract;
  readonly health: Health;
  /** How many of the latest responses in a row decide nothing. */
  nothingInARow = 0;
  #latest: Exchange | undefined;
  /** The longest list that was accepted: the page sets no limit, and a server may. */
  #longest = surelyShort;
  #inVain = 0;
  #repeats = 0;

  readonly #requests: Requests;
  readonly #statuses: Statuses;
  readonly #lag: Lag;
  /** The numbers of all cases so far. */
  readonly #used = new Set<string>();

  constructor(run: Run) {
    const { space, create } = run;
    this.run = run;
    this.health = new Health(run);
    this.#lag = new Lag(run);
    this.#statuses = new Statuses(run);
    this.#requests = new Requests(run, space.choices);
    this.contract = run.contract({
      operationOf: (call) => (call.operation === "wait" ? create : this.#requests.operationOf(call)),
      isAsked: (path, value) => space.choices.textsAt(path).includes(value),
    });
  }

  /**
   * Runs a case, and repeats it with fresh numbers where responses decide nothing. After a request that was let through,
   * the rest of the case goes on with fresh numbers, as a part of its own.
   */
  async runCase(testCase: TestCase, sending?: Sending): Promise<CaseRun[]> {
    let parts = await this.#once(testCase, sending);
    let outages = 0;
    for (let repeat = 0; repeat < mostRepeats && this.#repeats < mostRepeatsOfAll && !this.#isOver(); repeat++) {
      const open = doubtful(parts).filter(({ event }) => this.#statuses.isOpen(event.call, event.exchange));
      const wait = doubtful(parts).some(({ event }) => isOutage(event.exchange)) ? patience[outages] : undefined;
      if (open.length === 0 && (wait === undefined || this.#inVain >= mostInVain)) return parts;
      if (open.length > 0) {
        const failed = await this.health.probe();
        if (failed) for (const { event, state } of open) this.#statuses.cameByChance(event.call, event.exchange, state);
      } else {
        outages++;
        await waitFor(wait ?? 0, this.run.options.signal);
      }
      this.#repeats++;
      const again = await this.#once(testCase);
      const keyOf = ({ call, exchange }: Event) => `${call.operation} ${exchange.answer?.status}`;
      const still = new Set(again.flatMap(({ events }) => events.flat().map(keyOf)));
      for (const { event, state } of open) {
        if (!still.has(keyOf(event))) this.#statuses.cameByChance(event.call, event.exchange, state);
      }
      parts = again;
      if (open.length === 0 && outages === patience.length && doubtful(parts).length > 0) this.#inVain++;
    }
    return parts;
  }

  async #once(testCase: TestCase, sending?: Sending): Promise<CaseRun[]> {
    const parts: CaseRun[] = [];
    let from = 0;
    while (from < testCase.rounds.length && !this.#isOver()) {
      const part = await this.#start({ ...testCase, rounds: testCase.rounds.slice(from) });
      const ran = await this.#goOn(part, from, sending);
      parts.push({ ...part, testCase: { ...testCase, rounds: testCase.rounds.slice(from, from + ran) } });
      from += ran;
    }
    return parts;
  }

  async #start(testCase: TestCase): Promise<CaseRun> {
    const numbers = await numbersFor(testCase.numbers, (count) => this.run.fresh(count), this.#used);
    const oracle = new Oracle(this.contract, numbers);
    return { testCase, numbers, exchanges: [], judgements: [], events: [], seconds: [], oracle };
  }

  /** @returns how many rounds were run: all, or up to one that let something through */
  async #goOn(part: CaseRun, offset: number, sending: Sending | undefined): Promise<number> {
    const { testCase } = part;
    for (const [index, calls] of testCase.rounds.entries()) {
      if (this.#isOver()) break;
      for (const call of calls)
        if (call.operation === "wait") await waitFor(call.milliseconds, this.run.options.signal);
      const sent = calls.filter((call) => call.operation !== "wait");
      if (sent.length > 0 && sent.every((call) => this.#isThere(call))) {
        await this.#round(part, index, sent, sending && ((request) => sending.send(offset + index, request)));
      }
      if (!part.events[index]) sending?.skip(offset + index);
      const last = discrepanciesIn(part).filter(({ round }) => round === index);
      const isLetThrough = last.some(({ kind, call }) => {
        const event = part.events[index]?.[call];
        return (
          event && isRefused(event.call) && (kind === "let through" || kind === "crash") && event.numbers.length > 0
        );
      });
      if (isLetThrough && index + 1 < testCase.rounds.length) return index + 1;
    }
    return testCase.rounds.length;
  }

  async #round(
    part: CaseRun,
    index: number,
    calls: Exclude<Call, { operation: "wait" }>[],
    send?: (request: HttpRequest) => Promise<Exchange>,
  ): Promise<void> {
    const { oracle, exchanges } = part;
    for (const call of calls) if (call.operation === "release") exchanges.push(...(await this.#learnId(part, call)));
    for (const call of calls) if (isOnGateway(call)) exchanges.push(...(await this.#learnGateway(part, call)));
    if (calls.some((call) => isOnGateway(call) && !oracle.maySend(call))) return;
    const states = calls.map((call) => oracle.stateOf(this.#numbersOf(part, call)[0] ?? ""));
    const requests = calls.map((call) => this.#requests.of(call, oracle.known));
    const [only, ...others] = requests;
    const started = performance.now();
    const received =
      only && others.length === 0
        ? [await this.#sendAlone(part, calls[0] as Call, only, send)]
        : await this.run.sender.race(
            requests,
            calls.map(({ after }) => after ?? 0),
          );
    part.seconds[index] = (performance.now() - started) / 1000;
    for (const [at, exchange] of received.entries()) {
      this.#latest = exchange;
      this.nothingInARow = this.run.outcome(exchange) === "nothing" ? this.nothingInARow + 1 : 0;
      this.#statuses.note(calls[at] as Call, exchange, states[at]);
    }
    const events = calls.map((call, at) => this.#eventOf(part, call, received[at] as Exchange, states[at]));
    const late = await this.#ifLate(part, events);
    exchanges.push(received);
    part.events[index] = late?.events ?? events;
    const judgements = [...(late?.judgements ?? []), ...oracle.judge(late?.events ?? events)];
    part.judgements.push(...judgements.map((judgement) => ({ ...judgement, round: index })));
    for (const { call, outcome, numbers } of events) {
      if (outcome === "accepted" && isValidCreate(call)) this.#longest = Math.max(this.#longest, numbers.length);
    }
  }

  /** A create of free numbers that loses a race against another case is sent again, as its page says. */
  async #sendAlone(
    part: CaseRun,
    call: Call,
    request: HttpRequest,
    send: ((request: HttpRequest) => Promise<Exchange>) | undefined,
  ): Promise<Exchange> {
    let exchange = await (send?.(request) ?? this.run.send(request));
    const numbers = this.#numbersOf(part, call);
    const isFree =
      isValidCreate(call) &&
      numbers.every((number) => ["unknown", "detached"].includes(part.oracle.stateOf(number) ?? ""));
    for (const wait of isFree ? afterLost : []) {
      if (exchange.answer?.status !== 409 || this.#isOver()) break;
      await waitFor(wait, this.run.options.signal);
      exchange = await this.run.send(request);
    }
    return exchange;
  }

  /** A lookup that shows another state may be late: nobody says that reads show a change at once. */
  async #ifLate(part: CaseRun, events: Event[]): Promise<{ events: Event[]; judgements: Judgement[] } | undefined> {
    const [event, ...others] = events;
    if (!event || others.length > 0 || !isLookup(event.call) || isRefused(event.call)) return undefined;
    if (event.outcome === "nothing" || part.oracle.explains(event)) return undefined;
    const again = (exchange: Exchange) =>
      this.#eventOf(part, event.call, exchange, part.oracle.stateOf(event.numbers[0] ?? ""));
    const right = await this.#lag.lookAgain(event.exchange.request, (exchange) => {
      const seen = again(exchange);
      return seen.outcome !== "nothing" && seen.shown !== "nothing" && part.oracle.explains(seen);
    });
    if (!right) return undefined;
    const guarantee = guaranteeOfForm(event.call);
    const judgement: Judgement = {
      call: 0,
      aspect: "state",
      guarantee,
      answer: "otherwise",
      kind: "late",
      expected: `the number ${event.numbers[0]} as the requests before left it`,
      actual: `something else, and the number so only ${right.late} ms later`,
      ...this.contract.levels.ofMark(guarantee),
    };
    return { events: [again(right.exchange)], judgements: [judgement] };
  }

  /** Why the latest response decides nothing: the end of a sentence that starts with "because". */
  get whyNothing(): string {
    return this.#latest ? whyNothing(this.#latest) : "nothing was sent";
  }

  /** Whether getting the number shows what the rounds before left. */
  async agrees(part: CaseRun, number: string): Promise<boolean> {
    if (!this.run.has(this.run.companions.get)) return true;
    const call = { operation: "get" as const, number: part.numbers.indexOf(number) };
    const exchange = await this.run.send(this.#requests.of(call, part.oracle.known));
    return part.oracle.agrees(this.#eventOf(part, call, exchange, undefined));
  }

  /** Whether getting a number shows all of it as its case has left it. */
  async isGottenAsLeft(part: CaseRun, number: string): Promise<boolean> {
    if (!this.run.has(this.run.companions.get)) return true;
    const exchange = await this.run.send(this.run.getRequest(number));
    const shown = this.run.outcome(exchange) === "accepted" ? bodyOf(exchange) : undefined;
    return this.judgeListed(part, number, shown) === undefined;
  }

  /** Compares the account list's entry of a number with the state that its case has left. */
  judgeListed({ oracle, numbers }: CaseRun, number: string, entry: unknown): Discrepancy | undefined {
    const call = { operation: "list" as const, number: numbers.indexOf(number) };
    const request = this.#requests.of(call, oracle.known);
    const shown = entry === undefined ? ("refused" as const) : ("accepted" as const);
    const event: Event = {
      call,
      exchange: { request },
      numbers: [number],
      outcome: "accepted",
      shown,
      attached: showsAttached(entry),
    };
    return oracle.judgeListed(event, entry);
  }

  /** A release takes the id, which only a lookup tells. Nothing shows the gateways of the number after it. */
  async #learnId(part: CaseRun, call: Companion): Promise<Reproduction> {
    const { oracle } = part;
    const [number] = this.#numbersOf(part, call);
    if (number === undefined || !this.run.has(this.run.companions.get)) return [];
    const isIdKnown = oracle.known.ids.has(number) || oracle.known.released.has(number);
    if (isIdKnown && !this.run.ledger.gateways.unseen.has(number)) return [];
    const exchange = await this.run.send(this.run.getRequest(number));
    oracle.known.learnId(exchange, number, oracle);
    return [[exchange]];
  }

  /** An operation on a gateway takes its id, which only a lookup of its number tells. */
  async #learnGateway(part: CaseRun, call: GatewayCall): Promise<Reproduction> {
    const { oracle } = part;
    const [number] = this.#numbersOf(part, call);
    const isKnown = number === undefined || oracle.known.gatewayOf(number, call.direction) !== undefined;
    if (isKnown || oracle.stateOf(number) !== "attached" || !this.run.has(this.run.companions.get)) return [];
    const exchange = await this.run.send(this.run.getRequest(number));
    oracle.known.learnGateways(exchange, number, oracle);
    return [[exchange]];
  }

  #eventOf(part: CaseRun, planned: Call, exchange: Exchange, state: ReturnType<Oracle["stateOf"]>): Event {
    const numbers = this.#numbersOf(part, planned);
    const call = ofItsId(planned, numbers, part.oracle.known);
    const outcome = this.#statuses.outcome(call, exchange, state);
    const event: Event = { call, exchange, numbers, state, ...outcome };
    if (call.operation === "create") {
      const body = this.#requests.bodyOf(call, part.numbers) as unknown as CreateRequest;
      // A long list may be refused for its length, where none as long was accepted yet; so may a long text, and a list that
      // names a number twice.
      const isLong = numbers.length > this.#longest || mayBeTooLong(body);
      const namesTwice = new Set(numbers).size < numbers.length;
      return { ...event, body, mayBeRefused: isValidCreate(call) && (isLong || namesTwice) };
    }
    if (isOnGateway(call)) {
      const [number = ""] = numbers;
      return { ...event, gateway: part.oracle.known.gatewayOf(number, call.direction)?.model ?? "" };
    }
    if (isLookup(call) && !isRefused(call)) return { ...event, ...lookedUp(call, exchange, numbers, event.outcome) };
    return event;
  }

  #numbersOf({ numbers }: CaseRun, call: Call): string[] {
    return numbersOf(call).map((index) => numbers[index] ?? "");
  }

  #isThere(call: Call): boolean {
    return call.operation === "wait" || this.run.has(this.contract.operationOf(call));
  }

  #isOver(): boolean {
    return this.run.options.signal?.aborted === true || this.run.stopped !== undefined;
  }
}

/** A release by a former id is one of the number itself where that has the id still, or again. */
function ofItsId(call: Call, [number = ""]: string[], { former, ids }: Knowledge): Call {
  if (call.operation !== "release" || !call.byFormerId) return call;
  const [id, current] = [former.get(number), ids.get(number)];
  return id && current && id !== current ? call : { ...call, byFormerId: false };
}

/** The discrepancies of a case, or of a part of one. */
export function discrepanciesIn({ judgements }: CaseRun): CaseDiscrepancy[] {
  return judgements.filter((judgement): judgement is CaseDiscrepancy => judgement.answer === "otherwise");
}

/** Events whose responses decide nothing, with the state of their number before. */
function doubtful(parts: CaseRun[]): { event: Event; state: ReturnType<Oracle["stateOf"]> }[] {
  return parts.flatMap(({ events }) =>
    events
      .flat()
      .flatMap((event) => (event.outcome === "nothing" && !event.counts ? [{ event, state: event.state }] : [])),
  );
}
