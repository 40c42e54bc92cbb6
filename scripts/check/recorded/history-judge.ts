/** Judges a history that somebody else produced: exchange by exchange, in the order in which they were sent. */
import { isObject } from "../../document/json.js";
import { remember } from "../../remember.js";
import { outcomeOf } from "../answers/outcome.js";
import { operationOf } from "../cases/operation-of.js";
import { type Call, type Companion, isLookup, isOnGateway, isRefused, isValidCreate } from "../cases/test-case.js";
import { mayBeTooLong, surelyShort } from "../cases/values/texts.js";
import type { Event } from "../history/event.js";
import type { Contract } from "../oracle/contract.js";
import { lookedUp } from "../oracle/looked-up.js";
import { bodyOf, e164In, e164Of, entriesIn, idIn, showsAttached, tellsGateways, totalIn } from "../oracle/lookups.js";
import { searchParamsOf } from "../oracle/pages.js";
import { resolved } from "../requests/alternatives.js";
import { type Path, valueAt } from "../requests/json-path.js";
import type { Run } from "../run/run.js";
import { Account } from "./account.js";
import { Edges } from "./edges.js";
import type { RecordedExchange } from "./exchange.js";
import { Gateways } from "./gateways.js";
import { keyOf, Numbers } from "./numbers.js";
import { type Read, type ReadEvent, Reader, type ReaderOptions } from "./reader.js";
import { Repeated } from "./repeated.js";
import { Tally } from "./tally.js";
import { type Windowed, Windows } from "./windows.js";

/** How long a request whose response never came may still be carried out, in milliseconds. */
const aftermath = 5_000;
/** The order of more overlapping requests about one number is not searched for. */
const mostTogether = 10;
/** At most this many texts that requests gave to a setting are remembered, and this many numbers with their ids and owners. */
const mostTexts = 10_000;
const mostNoted = 100_000;

const noAccount =
  "the recording does not tell which account sent it: record the Authorization header too (Chrome: Export HAR with sensitive data), or pass --one-account";
const several = "several accounts";

interface HistoryJudgeOptions extends ReaderOptions {
  hasOtherClients: boolean;
  wholeSince: number | undefined;
}

interface Item extends Windowed {
  read: Read;
  event: Event;
  account: Account;
  /** The entry of a number in a list; `null` where the list shows that the account does not know the number. */
  entry?: unknown;
}

export class HistoryJudge {
  readonly tally = new Tally();
  readonly numbers: Numbers;
  /** How many exchanges were judged, and how many are not of the API. */
  judged = 0;
  ignored = 0;
  /** How many requests went to the API's paths at other origins. */
  readonly elsewhere = new Map<string, number>();
  /** The mistakes in requests, and how many requests have each. */
  readonly mistakes = new Map<string, { count: number; first: number }>();
  readonly accounts = new Map<string, Account>();

  readonly edges: Edges;
  readonly #run: Run;
  readonly #contract: Contract;
  readonly #reader: Reader;
  readonly #repeated = new Repeated();
  readonly #windows = new Windows<Item>((items) => this.#window(items));
  /** Lists and changes of one account: while numbers change, a page may mix moments. */
  readonly #pages = new Windows<ReadEvent & Windowed & { account: Account }>((items) => this.#page(items));
  /** Lookups and operations on gateways of one account. */
  readonly #onGateways = new Windows<ReadEvent & Windowed & { account: Account }>((items) => this.#gateways(items));
  /** The values that requests gave to settings that take any text, by path. */
  readonly #texts = new Map<string, Set<unknown>>();
  readonly #texted: Path[];
  #longest = surelyShort;
  /**
   * The account that named each number, or `several`: the document does not say whether an account can attach a number of
   * another one.
   */
  readonly #owners = new Map<string, string>();

  /**
   * @param options `hasOtherClients`: requests that are not part of the history may change its numbers. `wholeSince`: the
   * time from which on every request of these clients is recorded
   */
  constructor(run: Run, { hasOtherClients, wholeSince, ...options }: HistoryJudgeOptions) {
    this.#run = run;
    this.edges = new Edges(wholeSince);
    this.#reader = new Reader(run, options);
    const { create, settings, document } = run;
    this.#contract = run.contract({
      operationOf: (call) => operationOf(call, run) ?? create,
      isAsked: (path, value) => this.#texts.get(path.join("."))?.has(value) ?? false,
    });
    this.#texted = settings.filter((path) => {
      const schema = path.reduce((whole, key) => resolved(document, whole.properties?.[key]), run.body);
      return schema.type === "string" && !schema.enum && schema.default === undefined;
    });
    this.numbers = new Numbers(this.#contract, this.tally, this.edges, hasOtherClients);
  }

  /**
   * Takes the next exchange: one that was sent after all before.
   *
   * @returns the request as the document describes it; undefined where it is not of the API
   */
  add(recorded: RecordedExchange): Read | undefined {
    const reading = this.#reader.read(recorded);
    if (reading === "not of the API") {
      this.ignored++;
      return undefined;
    }
    if ("elsewhere" in reading) {
      this.elsewhere.set(reading.elsewhere, (this.elsewhere.get(reading.elsewhere) ?? 0) + 1);
      return undefined;
    }
    this.judged++;
    const { read } = reading;
    this.edges.note(read.span, read.call.operation === "detach" || read.call.operation === "release");
    for (const mistake of read.mistakes) {
      const known = this.mistakes.get(mistake);
      if (known) known.count++;
      else if (this.mistakes.size < 1000) this.mistakes.set(mistake, { count: 1, first: read.place });
    }
    this.#take(read);
    return read;
  }

  /** Judges the exchanges that ended before this time. No later one can overlap them. */
  settle(until?: number): void {
    this.#windows.settle(until);
    this.#pages.settle(until);
    this.#onGateways.settle(until);
  }

  /** Records that this many exchanges are missing. Every number is in doubt again. */
  lose(count: number): void {
    this.settle();
    this.numbers.forgetAll();
    for (const account of this.accounts.values()) {
      account.forgotAt = this.edges.to;
      account.current.clear();
      account.others.clear();
      account.gateways = undefined;
    }
    for (let lost = 0; lost < count; lost++) this.tally.leaveOpen("the check could not keep up with the traffic");
  }

  #take(read: Read): void {
    const account = read.account === undefined ? undefined : this.#account(read.account);
    const { call, exchange } = read;
    const outcome = outcomeOf(read.operation, exchange, call.token === undefined);
    const { id = "" } = read;
    const [number = account?.ids.get(id) ?? account?.gateways?.numberOn(id)] = read.numbers;
    const state = account && number ? this.numbers.of(account, number)?.oracle.stateOf(number) : undefined;
    const { outcome: judged, counts } = this.#repeated.outcome(call, exchange, outcome, state);
    const isRead = isLookup(call) && !isRefused(call);
    // A list is judged entry by entry.
    const isTelling = isRead && call.operation === "get" && read.isWhole;
    const looked = isTelling ? lookedUp(call, exchange, read.numbers, judged) : undefined;
    const event: Event = {
      call,
      exchange,
      outcome: judged,
      counts,
      numbers: read.numbers,
      state,
      body: read.body,
      span: this.#spanOf(read, outcome),
      shown: isRead ? (looked?.shown ?? "nothing") : undefined,
      attached: looked?.attached,
    };
    if (isValidCreate(call)) {
      this.#noteTexts(read);
      const choices = event.outcome === "accepted" ? this.#run.space.choices.listedIn(call.row) : [];
      for (const choice of choices) this.tally.choices.add(choice);
    }
    if (account && isRefused(call) && event.outcome === "accepted" && account.odd.size < mostNoted) {
      for (const number of read.numbers) account.odd.add(e164Of(number));
    }
    // An operation that the model does not know may change any number, a delete all numbers on its gateway, and an update
    // the settings alone.
    const isOther = call.operation === "other" || isOnGateway(call);
    const mayChange = isOther && read.exchange.request.method !== "GET";
    if (mayChange && account && event.outcome !== "refused") {
      const { to } = event.span ?? read.span;
      const touched = isOnGateway(call) ? account.gateways?.numbersOn(id) : undefined;
      if (call.operation === "update") account.lastUpdate = Math.max(account.lastUpdate, to);
      else if (touched) for (const each of touched) this.numbers.forget(account, each, to);
      else this.numbers.forgetAccount(account, to);
    }
    if (read.isOdd && !(call.operation === "list" && outcome === "accepted")) return;
    const mayShowGateways = isRead && event.outcome === "accepted" && read.isWhole;
    if (account && (isOnGateway(call) || mayShowGateways)) {
      this.#onGateways.add({ keys: [account.name], span: event.span ?? read.span, read, event, account });
    }
    // A refusal alone proves nothing: the id may be one that no gateway has.
    if (isOther && !isRefused(call) && event.outcome === "refused") return;
    if (!account) this.#ofNobody({ read, event });
    else if (call.operation === "list" && !isRefused(call)) this.#list(account, { read, event });
    else if (call.operation === "release" && !isRefused(call)) this.#release(account, { read, event });
    else this.#enter(account, { read, event });
  }

  /** Without an account, only the form of a response can be judged. */
  #ofNobody({ read, event }: ReadEvent): void {
    const [number] = read.numbers;
    if (!isRefused(event.call) && event.call.operation !== "other") {
      this.tally.leaveOpen(noAccount);
    }
    // An invalid request that was accepted may have changed these numbers.
    if (isRefused(event.call) && event.outcome === "accepted") {
      const changed = [
        ...read.numbers,
        ...[...this.accounts.values()].flatMap(({ ids }) => ids.get(read.id ?? "") ?? []),
      ];
      for (const account of this.accounts.values()) {
        for (const each of changed) this.numbers.giveUp(account, each, read.span.to);
      }
    }
    if (read.call.operation === "release" && !isRefused(event.call)) return;
    this.numbers.alone(
      { read, event: event.call.operation === "create" ? withoutOthers(event, number) : event },
      number,
    );
  }

  /** A request for one number or several. */
  #enter(account: Account, { read, event }: ReadEvent): void {
    if (event.call.operation === "get") this.#noteId(account, bodyOf(event.exchange), read.span.from);
    if (read.numbers.length === 0) {
      this.numbers.alone({ read, event });
      return;
    }
    for (const number of read.numbers) this.#noteOwner(account, number);
    const keys = read.numbers.map((number) => keyOf(account, number));
    const span = event.span ?? read.span;
    if (!isLookup(event.call)) this.#pages.add({ keys: [account.name], span, read, event, account });
    this.#windows.add({ keys, span, read, event, account });
  }

  /** The path has an id; the number is the one that an earlier response showed with it. */
  #release(account: Account, { read, event }: ReadEvent): void {
    const body = bodyOf(event.exchange);
    const told = isObject(body) && typeof body.e164 === "string" ? body.e164 : undefined;
    const number = account.ids.get(read.id ?? "") ?? told;
    const { to } = event.span ?? read.span;
    if (number === undefined) {
      if (event.outcome !== "refused") account.lastOfUnknown = Math.max(account.lastOfUnknown, to);
      if (event.outcome === "accepted")
        this.numbers.alone(
          {
            read,
            event: {
              ...event,
              call: { ...event.call, operation: "release", number: 0 } as Companion,
              numbers: ["an unknown one"],
            },
          },
          "an unknown one",
        );
      return;
    }
    // Once the number was released and created again, its old id releases nothing.
    const current = account.current.get(number);
    const isCurrent = current?.id === read.id && (current?.isSure || event.outcome === "accepted");
    account.current.delete(number);
    remember(account.releasedAt, number, Math.max(account.releasedAt.get(number) ?? 0, to), mostNoted);
    const tracked = this.numbers.of(account, number);
    // An account that does not know the number has no such id: a refusal is right.
    const isGone = tracked?.oracle.stateOf(number) === "unknown" && !this.#windows.isOpen(keyOf(account, number));
    const outcome = isCurrent || (isGone && event.outcome === "refused") ? event.outcome : "nothing";
    if (tracked && isCurrent && !tracked.oracle.known.ids.has(number) && read.id)
      tracked.oracle.known.ids.set(number, read.id);
    const call = { ...event.call, operation: "release", number: 0 } as Companion;
    this.#enter(account, {
      read: { ...read, numbers: [number] },
      event: { ...event, call, outcome, numbers: [number] },
    });
  }

  /** A list as a whole, then each number that it shows. */
  #list(account: Account, { read, event }: ReadEvent): void {
    const { exchange, outcome, span = read.span } = event;
    this.#pages.add({ keys: [account.name], span, read, event: { ...event, numbers: [] }, account });
    const entries = read.isWhole && outcome === "accepted" ? entriesIn(exchange) : [];
    const call: Call = { operation: "list", number: 0 };
    const shown = new Set<string>();
    for (const entry of entries) {
      const number = e164In(entry);
      if (number === undefined || shown.has(number)) continue;
      shown.add(number);
      // An entry of another form is judged with its list.
      if (!tellsGateways(entry)) continue;
      this.#noteOwner(account, number);
      this.#noteId(account, entry, span.from);
      const attached = showsAttached(entry);
      const seen: Event = { call, exchange, span, outcome, numbers: [number], shown: "accepted", attached };
      this.#windows.add({ keys: [keyOf(account, number)], span, read, event: seen, account, entry });
    }
    const searchParams = searchParamsOf(exchange);
    const search = searchParams.get("search") ?? "";
    const isWhole =
      shown.size === entries.length &&
      Number(searchParams.get("page") ?? 1) === 1 &&
      (totalIn(exchange) ?? Number.POSITIVE_INFINITY) <= entries.length;
    if (!isWhole || outcome !== "accepted" || !read.isWhole) return;
    account.addList({ search, shown, span, exchange });
    if (!search.startsWith("+") || shown.has(search) || !this.numbers.of(account, search)) return;
    const absent: Event = { call, exchange, span, outcome, numbers: [search], shown: "refused", attached: undefined };
    this.#windows.add({ keys: [keyOf(account, search)], span, read, event: absent, account, entry: null });
  }

  /** Judges a window: overlapping requests, whose order is unknown. */
  #window(items: Item[]): void {
    const [only] = items;
    if (only && items.length === 1) {
      for (const number of only.event.numbers) this.#together(number, items, false);
      return;
    }
    for (const number of new Set(items.flatMap(({ event }) => event.numbers))) {
      const own = items.filter(({ event }) => event.numbers.includes(number));
      for (const together of overlapping(own)) this.#together(number, together, items.length > 1);
    }
  }

  #page(items: (ReadEvent & { account: Account })[]): void {
    const isChanging = items.some(({ event }) => !isLookup(event.call));
    for (const item of items) {
      if (item.event.call.operation === "list") this.numbers.list(item.account, item, isChanging);
    }
  }

  #gateways(items: (ReadEvent & { account: Account })[]): void {
    const [{ account } = {}] = items;
    if (!account) return;
    account.gateways ??= new Gateways(this.#contract, account.isReleased.bind(account), this.edges.from);
    for (const { read, judgement, reproduction, byOthers, byLag } of account.gateways.take(items)) {
      if (judgement.answer === "as guaranteed") this.tally.show(judgement.guarantee, read.place);
      if (judgement.answer !== "otherwise") continue;
      const discrepancy = { ...judgement, call: 0 };
      this.tally.find({ discrepancy, read, account, byOthers, byLag }, () => reproduction);
    }
  }

  #together(number: string, items: Item[], overlap: boolean): void {
    const [first] = items;
    if (!first) return;
    const requests = items.filter(({ entry }) => entry === undefined);
    const isChanged = requests.some(({ event }) => !isLookup(event.call) || isRefused(event.call));
    if (!isChanged) {
      for (const item of items) this.numbers.look(item.account, number, item, item.entry);
      return;
    }
    if (requests.length <= mostTogether) {
      this.#change(first.account, number, requests, overlap);
      return;
    }
    this.tally.leaveOpen(`more than ${mostTogether} requests about one number were under way at the same time`);
    this.numbers.forget(first.account, number, Math.max(...items.map(({ span }) => span.to)));
  }

  #change(account: Account, number: string, requests: Item[], overlap: boolean): void {
    const isAllRefused = requests.every(({ event }) => isRefused(event.call));
    const isKnown = this.numbers.of(account, number) || account.listWithout(number, requests[0]?.span.from ?? 0);
    if (isAllRefused && !isKnown) {
      for (const { read, event } of requests) this.numbers.alone({ read, event: withoutOthers(event, number) }, number);
      return;
    }
    // A create may have lost the race for another of its numbers.
    const isOfAnother = ({ event }: Item) => event.outcome === "lost" && overlap && event.numbers.length > 1;
    if (requests.every(isOfAnother)) return;
    const together = requests.toSorted((one, other) => one.span.to - other.span.to);
    this.numbers.change(
      account,
      number,
      together.map(({ read, event }) => ({ read, event: this.#ofOne(account, number, event, overlap) })),
    );
  }

  /** A create, narrowed to one of its numbers: it may be refused for another, unless all others are free. */
  #ofOne(account: Account, number: string, event: Event, overlap: boolean): Event {
    const own = withoutOthers(event, number);
    if (!isValidCreate(event.call)) return own;
    const others = event.numbers.filter((each) => each !== number);
    const isFree = (each: string) => {
      const tracked = this.numbers.of(account, each);
      const state = tracked?.oracle.stateOf(each);
      return tracked?.isOwn && (state === "unknown" || state === "detached");
    };
    const mayBeAnother = others.length > 0 && (overlap || !others.every(isFree));
    const isTooMuch = event.numbers.length > this.#longest || mayBeTooLong(event.body);
    const isElsewhere = this.#owners.get(number) !== account.name;
    if (event.outcome === "accepted") this.#longest = Math.max(this.#longest, event.numbers.length);
    // A request that loses a race to one that is not in the history gets 409, too.
    const isLost = event.outcome === "lost" && !overlap;
    const mayBeRefused = mayBeAnother || isTooMuch || isElsewhere || isLost;
    return mayBeRefused ? { ...own, mayBeRefused } : own;
  }

  #spanOf({ span, exchange: { answer } }: Read, outcome: string): Event["span"] {
    const mayGoOn = outcome === "nothing" && (!answer || [408, 502, 504].includes(answer.status));
    return mayGoOn ? { from: span.from, to: span.to + aftermath } : span;
  }

  #noteOwner({ name }: Account, number: string): void {
    const owner = this.#owners.get(number);
    if (owner === name) return;
    remember(this.#owners, number, owner === undefined ? name : several, mostNoted);
  }

  #noteId(account: Account, shown: unknown, from: number): void {
    const [id, number] = [idIn(shown), e164In(shown)];
    if (id === undefined || number === undefined) return;
    remember(account.ids, id, number, mostNoted);
    const releasedAt = account.releasedAt.get(number) ?? Number.NEGATIVE_INFINITY;
    const { longest: lag } = this.numbers.lag;
    if (from <= releasedAt + lag) return;
    remember(account.current, number, { id, isSure: from > this.edges.from + lag }, mostNoted);
  }

  #noteTexts({ body }: Read): void {
    for (const path of this.#texted) {
      const value = valueAt(body, path);
      if (typeof value !== "string") continue;
      const texts = this.#texts.get(path.join(".")) ?? new Set();
      if (texts.size < mostTexts) texts.add(value);
      this.#texts.set(path.join("."), texts);
    }
  }

  #account(name: string): Account {
    const account = this.accounts.get(name) ?? new Account(name);
    this.accounts.set(name, account);
    return account;
  }
}

/** Groups of overlapping items, in the order of time. */
function overlapping(items: Item[]): Item[][] {
  const groups: Item[][] = [];
  let to = Number.NEGATIVE_INFINITY;
  for (const item of items.toSorted((one, other) => one.span.from - other.span.from)) {
    if (item.span.from > to) groups.push([]);
    groups.at(-1)?.push(item);
    to = Math.max(to, item.span.to);
  }
  return groups;
}

/** The request, narrowed to this number, which comes first. */
function withoutOthers(event: Event, number = ""): Event {
  if (event.call.operation !== "create" || event.numbers.length === 1) return event;
  const numbers = [number, ...event.numbers.filter((each) => each !== number)];
  return { ...event, numbers, body: event.body && { ...event.body, phoneNumbers: [number] } };
}
