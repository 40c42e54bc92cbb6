/** Judges each number of a history with an oracle of its own, which starts with the number in doubt. */
import { isDeepStrictEqual } from "node:util";
import { remember } from "../../remember.js";
import { isLookup, isRefused, isValidCreate } from "../cases/test-case.js";
import type { Event, Span } from "../history/event.js";
import { guaranteeOfForm } from "../oracle/attribution.js";
import type { Contract } from "../oracle/contract.js";
import type { Discrepancy, Judgement } from "../oracle/discrepancy.js";
import { bodyOf, e164Of, idIn } from "../oracle/lookups.js";
import { after } from "../oracle/model-states.js";
import { Oracle } from "../oracle/oracle.js";
import type { Exchange } from "../sending/http.js";
import type { Account, SeenPair } from "./account.js";
import { cutDown, restsOnList, restsOnState } from "./cut-down.js";
import type { Edges } from "./edges.js";
import { Lag, longestLag, mayLag } from "./lag.js";
import { judgePairsOf } from "./pairs.js";
import type { Read, ReadEvent } from "./reader.js";
import type { Tally } from "./tally.js";
import { type Attachment, inDoubt, Tracked, unknown } from "./tracked.js";

/** At most this many numbers are tracked. Beyond that, the least recently used one is in doubt again. */
const mostNumbers = 10_000;

interface LateRead {
  discrepancy: Discrepancy;
  read: Read;
}

export class Numbers {
  readonly #contract: Contract;
  readonly #tally: Tally;
  readonly #edges: Edges;
  readonly #hasOtherClients: boolean;
  /** Every tracked number with its account, the one that was longest untouched first. */
  readonly #accounts = new Map<Tracked, Account>();
  readonly #disagreed = new WeakMap<Tracked, LateRead>();
  readonly lag = new Lag();

  /** @param hasOtherClients whether requests that are not part of the history may change its numbers */
  constructor(contract: Contract, tally: Tally, edges: Edges, hasOtherClients: boolean) {
    this.#contract = contract;
    this.#tally = tally;
    this.#edges = edges;
    this.#hasOtherClients = hasOtherClients;
  }

  of({ tracked }: Account, number: string): Tracked | undefined {
    return tracked.get(number);
  }

  /** Starts to track the number, in doubt unless a list has shown that the account does not know it. */
  track(account: Account, number: string, at: number): Tracked {
    const known = this.of(account, number);
    if (known) {
      this.#accounts.delete(known);
      this.#accounts.set(known, account);
      return known;
    }
    const proof = account.listWithout(number, at);
    const { values } = this.#contract;
    const tracked = new Tracked(
      this.#contract,
      number,
      proof ? unknown(values) : inDoubt(values, number),
      proof ? [proof] : [],
    );
    tracked.isOwn = proof !== undefined;
    // Earlier changes were forgotten, and a read that lags may show the state before them.
    tracked.changed = { from: account.forgotAt, to: account.forgotAt };
    account.tracked.set(number, tracked);
    this.#accounts.set(tracked, account);
    account.others.delete(number);
    const [oldest] = this.#accounts.size > mostNumbers ? this.#accounts : [];
    if (oldest) this.forget(oldest[1], oldest[0].number, at);
    return tracked;
  }

  /** The number is in doubt again. */
  forget(account: Account, number: string, at: number): void {
    const tracked = this.of(account, number);
    if (!tracked) return;
    account.tracked.delete(number);
    this.#accounts.delete(tracked);
    account.forgotAt = Math.max(account.forgotAt, at);
  }

  /** After a discrepancy, the number's state is no longer judged. */
  giveUp(account: Account, number: string, at: number): void {
    this.forget(account, number, at);
    if (account.open.size < 10 * mostNumbers) account.open.add(number);
  }

  /** Every number of the account is in doubt again. */
  forgetAccount(account: Account, at: number): void {
    for (const number of account.tracked.keys()) this.forget(account, number, at);
  }

  forgetAll(): void {
    for (const account of this.#accounts.values()) account.tracked.clear();
    this.#accounts.clear();
  }

  /** Judges overlapping requests, of which at least one may change the number. */
  change(account: Account, number: string, requests: ReadEvent[]): void {
    const together = this.#withoutLateReads(account, number, requests);
    if (together.length === 0) return;
    const at = Math.max(...together.map(({ event }) => event.span?.to ?? 0));
    const from = Math.min(...together.map(({ event }) => event.span?.from ?? 0));
    if (account.open.has(number)) {
      for (const judged of together) this.alone(judged, number);
      return;
    }
    let tracked = this.track(account, number, from);
    const round = together.map(({ event }) => event);
    const decided = round.filter(({ call }) => !isRefused(call));
    if (this.#hasOtherClients && !tracked.isOwn && after(tracked.oracle.states, decided).length === 0) {
      tracked = this.#changedByOthers(account, tracked, at);
    }
    const state = tracked.oracle.stateOf(number);
    tracked.listed = undefined;
    const found = this.#judge(tracked.oracle, together);
    const before = tracked.oracle.rounds.slice(0, -1);
    for (const { discrepancy, read } of found) {
      if (discrepancy.kind === "race" && isUnordered(round)) this.#tally.leaveOpen(unordered);
      else if (discrepancy.kind === "taken twice" && !wasSeenAttached(before)) this.#tally.leaveOpen(onlyRefused);
      else this.#report(account, tracked, discrepancy, read, before, round);
    }
    const isOver = found.some(({ discrepancy }) => concernsState(discrepancy));
    if (isOver) {
      for (const { read } of together) for (const each of read.numbers) this.giveUp(account, each, at);
      this.giveUp(account, number, at);
      return;
    }
    const isChanged = state !== undefined && state !== tracked.oracle.stateOf(number);
    tracked.isTelling = isChanged && from - Math.max(tracked.changed.to, this.#edges.missedUntil) > longestLag;
    this.#afterChange(account, tracked, together, { from, to: at });
    tracked.forget();
  }

  /** Drops reads that may lag: those that no order explains, and those that may show the number before its last change. */
  #withoutLateReads(account: Account, number: string, requests: ReadEvent[]): ReadEvent[] {
    const isRead = ({ event }: ReadEvent) => isLookup(event.call) && !isRefused(event.call);
    if (!requests.some(isRead)) return requests;
    const tracked = this.of(account, number);
    const changedAt = tracked?.changed.to ?? account.forgotAt;
    const isEarly = ({ event, read }: ReadEvent) =>
      this.#mayShowBefore(tracked, (event.span ?? read.span).from - changedAt);
    const inTime = requests.filter((judged) => !isRead(judged) || !isEarly(judged));
    const states = tracked?.oracle.states ?? inDoubt(this.#contract.values, number);
    const decided = inTime.filter(({ event }) => !isRefused(event.call)).map(({ event }) => event);
    const isExplained = after(states, decided).length > 0;
    const left = isExplained ? inTime : requests.filter((judged) => !isRead(judged));
    if (!isExplained) this.#tally.leaveOpen(mayLag);
    for (const judged of requests) if (!left.includes(judged)) this.alone(judged, number);
    return left;
  }

  /** Whether a read this long after the number's last change may show it before: then it may have been attached, too. */
  #mayShowBefore(tracked: Tracked | undefined, since: number): boolean {
    const isChanged = !tracked || tracked.oracle.rounds.length > 1 || tracked.proof.length === 0;
    return isChanged && since < this.lag.longest;
  }

  /** A get of the number, or what a list shows of it. */
  look(account: Account, number: string, { read, event }: ReadEvent, entry?: unknown): void {
    let tracked = this.of(account, number);
    if (!tracked) {
      if (!account.open.has(number)) this.#lookAtOther(account, number, event);
      if (event.call.operation === "get") this.alone({ read, event }, number);
      return;
    }
    const { from, to } = event.span ?? { from: 0, to: 0 };
    const since = from - tracked.changed.to;
    // No number ever had one gateway alone, so lag does not explain such a lookup.
    const isHalf = event.shown === "accepted" && event.attached === undefined;
    const byLag = isHalf ? undefined : from - Math.max(tracked.changed.to, this.#edges.missedUntil);
    const { listed } = tracked;
    if (entry && listed && isDeepStrictEqual(entry, listed.entry)) {
      // In a list that comes again it is this very object.
      listed.entry = entry;
      this.#noteAgreement(account, tracked, event, since);
      for (const guarantee of listed.shows) this.#tally.show(guarantee, read.place);
      return;
    }
    if (event.shown !== "nothing" && !tracked.oracle.agrees(event)) {
      const isMisshapen = entry === undefined && this.#isMisshapen(event);
      if (!isMisshapen && this.#hasOtherClients && (!tracked.isOwn || tracked.isConfirmed)) {
        tracked = this.#changedByOthers(account, tracked, to);
      } else {
        if (entry === undefined) this.alone({ read, event }, number);
        if (isMisshapen) return;
        const discrepancy = tracked.oracle.judgeListed(event, entry);
        if (!discrepancy) return;
        const before = tracked.oracle.rounds.slice();
        this.#report(account, tracked, discrepancy, read, before, [event], byLag);
        if (byLag !== undefined && byLag < longestLag) this.#disagreed.set(tracked, { discrepancy, read });
        else this.giveUp(account, number, to);
        return;
      }
    }
    this.#noteAgreement(account, tracked, event, since);
    if (account.lastUpdate > tracked.changed.from) tracked.noteUpdate();
    if (this.#mayShowBefore(tracked, since)) {
      if (entry === undefined) this.alone({ read, event }, number);
      return;
    }
    const shows: string[] = [];
    // A get may show what the list shows otherwise.
    if (entry === undefined) tracked.listed = undefined;
    const found =
      entry === undefined
        ? this.#judge(tracked.oracle, [{ read, event }]).map(({ discrepancy }) => discrepancy)
        : this.#entry(tracked, { read, event }, entry, shows);
    const before = tracked.oracle.rounds.slice(0, entry === undefined ? -1 : undefined);
    for (const discrepancy of found) this.#report(account, tracked, discrepancy, read, before, [event]);
    const isStill = ({ number: other, attachment }: SeenPair) =>
      this.of(account, other)?.attachment?.place === attachment.place;
    const shown = { read, event, actual: entry === undefined ? bodyOf(event.exchange) : entry };
    for (const { judgement, reproduction } of judgePairsOf(account, tracked, shown, this.#contract, isStill)) {
      if (judgement.answer === "as guaranteed") shows.push(judgement.guarantee);
      if (judgement.answer !== "otherwise") continue;
      const discrepancy: Discrepancy = { ...judgement, call: 0 };
      found.push(discrepancy);
      this.#tally.find({ discrepancy, read, account, byOthers: true }, () => reproduction);
    }
    for (const guarantee of shows) this.#tally.show(guarantee, read.place);
    if (entry && found.length === 0) tracked.listed = { entry, shows };
    tracked.forget();
  }

  /** Judges a list as a whole. While numbers change, its length and its total may be of different moments. */
  list(account: Account, { read, event }: ReadEvent, isChanging: boolean): void {
    const oracle = new Oracle(this.#contract, [], (number) => !account.odd.has(e164Of(number)));
    for (const { discrepancy } of this.#judge(oracle, [{ read, event }])) {
      const isOfPage = discrepancy.aspect === "page";
      if (isOfPage && isChanging) continue;
      this.#tally.find({ discrepancy, read, account: undefined, byOthers: isOfPage }, () => [[event.exchange]]);
    }
  }

  /** Judges the aspects of a response that do not depend on the state before. */
  alone(judged: ReadEvent, number?: string): void {
    const { values } = this.#contract;
    const { oracle } = new Tracked(this.#contract, number ?? "", number ? inDoubt(values, number) : unknown(values));
    for (const { discrepancy, read } of this.#judge(oracle, [judged])) {
      if (concernsState(discrepancy) && discrepancy.kind !== "let through") continue;
      this.#tally.find({ discrepancy, read, account: undefined, byOthers: false }, () => [[read.exchange]]);
    }
  }

  /** Whether the form of a lookup breaks the contract: then it tells nothing of the state. */
  #isMisshapen({ call, outcome, exchange: { answer } }: Event): boolean {
    if (!answer || outcome !== "accepted") return false;
    const { form, operationOf } = this.#contract;
    return form.success(operationOf(call), answer).some(({ level }) => level === "broken");
  }

  #judge(oracle: Oracle, together: ReadEvent[]): { discrepancy: Discrepancy; read: Read }[] {
    const judgements = oracle.judge(together.map(({ event }) => event));
    return together.flatMap(({ read }, call) => {
      const own = judgements.filter((judgement) => judgement.call === call && isSeen(judgement, read));
      return this.#tally.take(own, read).map((discrepancy) => ({ discrepancy, read }));
    });
  }

  /** Judges a list's entry of the number. The oracle does not get it again: it judges the list once, as a whole. */
  #entry({ oracle, number }: Tracked, { read, event }: ReadEvent, entry: unknown, shows: string[]): Discrepancy[] {
    const discrepancy = oracle.judgeListed(event, entry ?? undefined);
    if (discrepancy) return isSeen(discrepancy, read) ? [discrepancy] : [];
    const state = oracle.stateOf(number);
    if (state === "attached") shows.push("list-created");
    if (state === "detached") shows.push("list-detached");
    const id = idIn(entry);
    if (id !== undefined && !oracle.known.ids.has(number)) oracle.known.ids.set(number, id);
    return [];
  }

  #report(
    account: Account,
    tracked: Tracked,
    discrepancy: Discrepancy,
    read: Read,
    before: Event[][],
    round: Event[],
    byLag?: number,
  ): void {
    const isOfState = concernsState(discrepancy) || restsOnState(this.#contract, tracked, round, discrepancy);
    const changes = round.filter(({ call, outcome }) => !isLookup(call) && outcome === "accepted");
    const isLost = discrepancy.kind === "race" && changes.length > 1;
    const byOthers = isOfState && discrepancy.kind !== "let through" && !isLost;
    const rests = isOfState && restsOnList(this.#contract, tracked, [...before, round], discrepancy);
    const proofAt = rests ? tracked.proof[0]?.timing?.from : lookedAt(before);
    const knownAt = knownFrom(before) ?? proofAt;
    this.#tally.find({ discrepancy, read, account, byOthers, byLag, proofAt, knownAt }, () => {
      const rounds = isOfState ? cutDown(this.#contract, tracked, [...before, round], discrepancy) : [round];
      const proof = rests ? tracked.proof : [];
      const earlier = [...proof, ...this.#attachedOthers(account, tracked.number, rounds)];
      return [
        ...earlier.map((exchange): Exchange[] => [exchange]),
        ...rounds.map((each) => each.map(({ exchange }) => exchange)),
      ];
    });
  }

  /** The requests that attached the other numbers of a create that was refused: they explain the refusal. */
  #attachedOthers(account: Account, number: string, rounds: Event[][]): Exchange[] {
    const refused = rounds.flat().filter(({ call, outcome }) => isValidCreate(call) && outcome === "refused");
    const others = refused.flatMap(({ numbers, span }) =>
      numbers.flatMap((other) => {
        const attachment = other === number ? undefined : this.of(account, other)?.attachment;
        const isBefore = attachment && (attachment.exchange.timing?.to ?? 0) < (span?.from ?? 0);
        return isBefore ? [attachment.exchange] : [];
      }),
    );
    return [...new Set(others)];
  }

  #changedByOthers(account: Account, { number }: Tracked, at: number): Tracked {
    account.noteOthers(number);
    this.forget(account, number, at);
    return this.track(account, number, at);
  }

  /** A number that no request of this history changed: what a lookup shows of it holds for that moment only. */
  #lookAtOther(account: Account, number: string, { shown, attached, span = { from: 0, to: 0 } }: Event): void {
    if (shown === "nothing" || (shown === "accepted" && attached === undefined)) return;
    const state = shown === "refused" ? "unknown" : attached ? "attached" : "detached";
    const last = account.others.get(number);
    if (this.#hasOtherClients && last && last.state !== state && last.span.to < span.from) account.noteOthers(number);
    remember(account.others, number, { state, span }, mostNumbers);
  }

  #noteAgreement(account: Account, tracked: Tracked, event: Event, since: number): void {
    if (event.shown === "nothing") return;
    if (since < longestLag && !tracked.isConfirmed && tracked.isTelling) {
      this.lag.notePrompt((event.span?.to ?? 0) - tracked.changed.from);
    }
    tracked.isConfirmed = true;
    const late = this.#disagreed.get(tracked);
    if (!late) return;
    this.#disagreed.delete(tracked);
    this.lag.isSeen = true;
    const guarantee = guaranteeOfForm(late.read.call);
    const actual = "an older state, and the expected one only later";
    const discrepancy: Discrepancy = {
      ...late.discrepancy,
      ...{ aspect: "state", guarantee, kind: "late", actual },
      ...this.#contract.levels.ofMark(guarantee),
    };
    this.#tally.find({ discrepancy, read: late.read, account, byOthers: true }, () => [
      [late.read.exchange],
      [event.exchange],
    ]);
  }

  #afterChange(account: Account, tracked: Tracked, together: ReadEvent[], span: Span): void {
    const mates = tracked.attachment?.numbers ?? [];
    for (const mate of [tracked.number, ...mates]) {
      const other = this.of(account, mate);
      if (other) other.isConfirmed = false;
    }
    this.#disagreed.delete(tracked);
    const isReleased = together.some(({ event }) => event.call.operation === "release");
    if (isReleased && (together.length > 1 || together[0]?.event.outcome === "nothing")) {
      // It may have come back under another id.
      tracked.oracle.known.ids.delete(tracked.number);
    }
    const done = together.filter(
      ({ event: { call, outcome } }) =>
        !isRefused(call) && !isLookup(call) && outcome !== "refused" && outcome !== "lost",
    );
    if (done.length === 0) return;
    tracked.changed = span;
    tracked.attachment = undefined;
    if (done.some(({ event }) => event.outcome === "accepted")) tracked.isOwn = true;
    const [only, ...others] = done;
    if (only && others.length === 0 && isValidCreate(only.event.call) && only.event.outcome === "accepted") {
      tracked.attachment = this.#attachmentOf(only.read);
    }
  }

  #attachmentOf({ place, numbers, body, exchange }: Read): Attachment | undefined {
    if (!body) return undefined;
    return { place, numbers, body, exchange, isShared: body.isShared ?? this.#contract.values.sharedByDefault };
  }
}

/** The ends of sentences that start with "because". */
const unordered = "the document does not say what happens when a detach or a release overlaps another request";
const onlyRefused = "only a refused create says that the number was attached, and that may be what is wrong";

/** Whether a response has shown the number attached, and not only that a create of it was refused. */
function wasSeenAttached(rounds: Event[][]): boolean {
  return rounds
    .flat()
    .some(({ call, outcome, attached }) => attached || (isValidCreate(call) && outcome === "accepted"));
}

/** Whether a detach or a release overlaps another request. */
function isUnordered(round: Event[]): boolean {
  return round.length > 1 && round.some(({ call }) => call.operation === "detach" || call.operation === "release");
}

/** When the number was looked up last, where no request of these rounds changed it. */
function lookedAt(rounds: Event[][]): number | undefined {
  const events = rounds.flat().filter(({ call }) => !isRefused(call));
  if (events.some(({ call, outcome }) => !isLookup(call) && outcome === "accepted")) return undefined;
  return events.findLast(({ call }) => isLookup(call))?.span?.from;
}

/** When the latest response began that showed the number's state. */
function knownFrom(rounds: Event[][]): number | undefined {
  const showsState = ({ call, outcome, shown = "nothing", mayBeRefused = false }: Event) =>
    !isRefused(call) && !mayBeRefused && (isLookup(call) ? shown : outcome) !== "nothing";
  return rounds.flat().findLast(showsState)?.span?.from;
}

/** Whether the discrepancy depends on the number's earlier state. */
function concernsState({ aspect, kind }: Discrepancy): boolean {
  return aspect !== "form" && aspect !== "page" && kind !== "crash" && kind !== "lost otherwise";
}

/** A response whose body was not recorded is judged by its status alone. */
function isSeen({ aspect }: Judgement, { isWhole }: Read): boolean {
  return isWhole || aspect === "outcome" || aspect === "state";
}

export function keyOf({ name }: Account, number: string): string {
  return `${name}\n${number}`;
}
