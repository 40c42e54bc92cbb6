/** Judges what a history shows of the gateways of one account: updates, deletes, and the lookups after them. */
import { isText } from "../../document/json.js";
import type { Direction, UpdateRequest } from "../../model/types.js";
import { remember } from "../../remember.js";
import type { Kind } from "../answers/finding.js";
import { describeAnswer } from "../answers/outcome.js";
import { type GatewayCall, isOnGateway } from "../cases/test-case.js";
import type { Event } from "../history/event.js";
import { unknownGateway } from "../oracle/attribution.js";
import type { Contract } from "../oracle/contract.js";
import { judgeRefusal, judgeUnknownGateway } from "../oracle/judge-form.js";
import { bodyOf, e164In, e164Of, entriesIn } from "../oracle/lookups.js";
import { type EventJudgement, fine, otherwise, type Seen } from "../oracle/shown.js";
import { judgeUpdated } from "../oracle/updates.js";
import { directions } from "../requests/gateways.js";
import { valueAt } from "../requests/json-path.js";
import type { Exchange } from "../sending/http.js";
import { longestLag } from "./lag.js";
import type { ReadEvent } from "./reader.js";

/** At most this many gateways, lookups and updates are remembered. */
const most = { gateways: 20_000, updates: 200 };

interface Gateway {
  direction: Direction;
  /** The number that a lookup showed on it last, and its gateway in the other direction. */
  number: string;
  mate: unknown;
  /** All numbers that the lookup named on it; undefined where it named none. */
  numbers: string[] | undefined;
  exchange: Exchange;
  /** When the lookup began. */
  from: number;
}

interface Update {
  id: string;
  exchange: Exchange;
  from: number;
  to: number;
  /** The settings that it changed; undefined for one that was refused. */
  changes: UpdateRequest | undefined;
  /** The guarantee that another change breaks. */
  guarantee: string;
}

interface Looked {
  entry: unknown;
  exchange: Exchange;
  to: number;
}

interface GatewayFinding {
  read: ReadEvent["read"];
  judgement: EventJudgement;
  reproduction: Exchange[][];
  byOthers: boolean;
  /** Set where lag would explain it: the time from the last change to the lookup, in milliseconds. */
  byLag?: number | undefined;
}

type IsReleased = (numbers: string[] | undefined, since: number) => boolean;

export class Gateways {
  readonly #contract: Contract;
  readonly #isReleased: IsReleased;
  readonly #known = new Map<string, Gateway>();
  readonly #deleted = new Map<string, Gateway & { to: number }>();
  /** The latest lookup of each number, by the operation. */
  readonly #looked = new Map<string, Looked>();
  /** Directions in which a gateway was deleted. */
  readonly #emptied = new Set<Direction>();
  /** Operations that were accepted at least once. A server that lacks an operation responds with 404 to any id. */
  readonly #there = new Set<string>();
  #updates: Update[] = [];
  /** When the latest update of each gateway ended that is not among these. */
  readonly #forgotten = new Map<string, number>();
  /** From this time on, all updates are known. */
  #forgotAt: number;

  /**
   * @param isReleased whether one of the numbers, or any, may have been released since: the document does not say what happens
   * to its gateways
   * @param since when the history begins
   */
  constructor(contract: Contract, isReleased: IsReleased, since: number) {
    this.#contract = contract;
    this.#forgotAt = since;
    this.#isReleased = isReleased;
  }

  /** The number that a lookup showed on the gateway last. */
  numberOn(id: string): string | undefined {
    return this.#known.get(id)?.number;
  }

  /** All numbers that the gateway may have; undefined where no lookup named them. */
  numbersOn(id: string): string[] | undefined {
    return this.#known.get(id)?.numbers;
  }

  /**
   * Judges one request, or several that overlapped. The state of an event is that of the gateway's number. The order of an
   * operation and another request that concerns the same gateway is not known.
   */
  take(items: ReadEvent[]): GatewayFinding[] {
    const operations = items.flatMap((judged) => {
      const { call } = judged.event;
      return isOnGateway(call) ? [{ judged, call, id: judged.read.id ?? "" }] : [];
    });
    const lookups = items.filter(({ event }) => !isOnGateway(event.call));
    const shown = new Set(
      operations.length === 0 ? [] : lookups.flatMap(({ event }) => entriesOf(event).flatMap(idsIn)),
    );
    const isAlone = ({ id }: { id: string }) =>
      !shown.has(id) && operations.filter((each) => each.id === id).length === 1;
    const unordered = new Set(operations.filter((each) => !isAlone(each)).map(({ id }) => id));
    const found = lookups.flatMap((judged) => this.#look(judged, unordered));
    for (const { judged, call, id } of operations) {
      if (unordered.has(id)) this.#leaveOpen(judged, call);
      else found.push(...this.#operate(judged, call));
    }
    return found;
  }

  /** Forgets what an operation may have changed whose order is not known. */
  #leaveOpen({ read, event: { outcome, exchange, span = read.span } }: ReadEvent, call: GatewayCall): void {
    if (call.operation === "update") this.#forget(read.id ?? "", span.to);
    else if (outcome !== "refused") this.#delete(read.id ?? "", call, exchange, span.to);
  }

  #delete(id: string, { direction }: GatewayCall, exchange: Exchange, to: number): void {
    const known = this.#known.get(id);
    // A delete for the other direction leaves the gateway in place.
    if (known && known.direction !== direction) return;
    const deleted = { number: "", numbers: undefined, mate: undefined, from: to, ...known, direction, exchange, to };
    remember(this.#deleted, id, deleted, most.gateways);
    this.#emptied.add(direction);
    this.#known.delete(id);
  }

  #operate(judged: ReadEvent, call: GatewayCall): GatewayFinding[] {
    const { read, event } = judged;
    if (event.outcome === "nothing") {
      // It may have been carried out.
      if (call.operation === "update") this.#forget(read.id ?? "", (event.span ?? read.span).to);
      else this.#known.delete(read.id ?? "");
      return [];
    }
    if (event.outcome !== "accepted") return this.#refused(judged, call);
    this.#there.add(call.operation);
    return call.operation === "update" ? this.#updated(judged, call) : this.#deletedNow(judged, call);
  }

  #updated(judged: ReadEvent, call: GatewayCall): GatewayFinding[] {
    const { deleted, direction, isDetached, refusedField, update } = this.#before(judged, call);
    const isClear = Object.values(call.changes ?? {}).every((value) => value !== null);
    if (isClear) this.#note({ ...update, changes: call.changes, guarantee: "update-changes" });
    else this.#forget(update.id, update.to);
    if (deleted) {
      const expected = "status 404, because the gateway was deleted";
      return [this.#found(judged, "gateway accepted", unknownGateway(call), expected)];
    }
    if (refusedField === undefined)
      return isDetached ? findingsOf(judged.read, [fine("outcome", "gateway-stays")]) : [];
    const expected = `status 400, because an ${direction} gateway takes no ${refusedField}`;
    return [this.#found(judged, "let through", "update-refused", expected)];
  }

  #deletedNow(judged: ReadEvent, call: GatewayCall): GatewayFinding[] {
    const { direction, isOfOther } = this.#before(judged, call);
    const expected = `status 404, because it is the id of an ${direction} gateway`;
    const found = isOfOther ? [this.#found(judged, "gateway accepted", unknownGateway(call), expected)] : [];
    const { exchange, span = judged.read.span } = judged.event;
    this.#delete(judged.read.id ?? "", call, exchange, span.to);
    return found;
  }

  #refused(judged: ReadEvent, call: GatewayCall): GatewayFinding[] {
    const isUpdate = call.operation === "update";
    const { deleted, direction, isDetached, isOfOther, refusedField, update } = this.#before(judged, call);
    const guarantee = unknownGateway(call);
    this.#note({ ...update, changes: undefined, guarantee: refusedField === undefined ? guarantee : "update-refused" });
    const isMissing = [402, 404].includes(judged.event.exchange.answer?.status ?? 0);
    if (refusedField !== undefined && !isMissing) {
      return findingsOf(judged.read, judgeRefusal(judged.event, "fieldNotAllowed", "update-refused", this.#contract));
    }
    if (!isMissing || !this.#there.has(call.operation)) return [];
    if (isUpdate ? deleted : isOfOther)
      return findingsOf(judged.read, judgeUnknownGateway(judged.event, this.#contract));
    if (refusedField !== undefined || !isDetached) return [];
    const expected = "success, because the gateway exists and its number is detached";
    if (isUpdate) return [this.#found(judged, "gateway refused", "gateway-stays", expected)];
    // It may have other numbers, which are attached.
    if (this.numbersOn(judged.read.id ?? "")?.length !== 1) return [];
    const own = `delete-${direction}`;
    return [this.#found(judged, "gateway refused", own, expected, this.#contract.levels.ofMark(own))];
  }

  /** Knowledge of the gateway from before the operation. */
  #before({ read, event }: ReadEvent, call: GatewayCall) {
    const { id = "", span } = read;
    const { from, to } = event.span ?? span;
    const known = this.#known.get(id);
    const deleted = this.#deleted.get(id);
    const direction = known?.direction ?? deleted?.direction;
    const refusedFields =
      direction && call.operation === "update" ? this.#contract.values.refusedFields[direction] : [];
    return {
      ...{ deleted, direction },
      isDetached: event.state === "detached" && known !== undefined && !this.#isReleased(known.numbers, known.from),
      /** Whether it is a gateway of the other direction than the operation is for. */
      isOfOther: direction !== undefined && direction !== call.direction,
      refusedField: Object.keys(call.changes ?? {}).find((field) => refusedFields.includes(field)),
      update: { id, exchange: event.exchange, from, to },
    };
  }

  #found(
    { read, event: { exchange } }: ReadEvent,
    kind: Kind,
    guarantee: string,
    expected: string,
    level = this.#contract.levels.of(guarantee),
  ): GatewayFinding {
    const { id = "" } = read;
    const shownBy = [this.#known.get(id), this.#deleted.get(id)].flatMap((each) => (each ? [[each.exchange]] : []));
    const deviation = { expected, actual: describeAnswer(exchange) };
    return {
      ...{ read, byOthers: kind === "gateway refused" },
      judgement: { ...otherwise("outcome", guarantee, deviation, level), kind } as EventJudgement,
      reproduction: [...shownBy, [exchange]],
    };
  }

  #note(update: Update): void {
    if (this.#updates.length === most.updates) {
      this.#updates = [];
      this.#forgotAt = update.from;
    }
    this.#updates.push(update);
  }

  /** Lookups of the gateway from before this time are not compared with later ones. */
  #forget(id: string, at: number): void {
    remember(this.#forgotten, id, Math.max(at, this.#forgotten.get(id) ?? at), most.gateways);
  }

  /** @param unordered the gateways that an operation may have changed before the lookup, or after */
  #look({ read, event }: ReadEvent, unordered: Set<unknown>): GatewayFinding[] {
    const { call, exchange, span = read.span } = event;
    return entriesOf(event).flatMap((entry) => {
      const number = e164In(entry);
      if (number === undefined) return [];
      const key = `${call.operation} ${number}`;
      if (idsIn(entry).some((id) => unordered.has(id))) {
        this.#looked.delete(key);
        return [];
      }
      const updated = this.#updatedIn(entry, key, { read, event });
      // After a discrepancy, there is nothing to compare the next lookup with.
      if (updated.some(({ judgement }) => judgement.answer === "otherwise")) this.#looked.delete(key);
      else remember(this.#looked, key, { entry, exchange, to: span.to }, most.gateways);
      return [...this.#deletedIn(entry, number, { read, event }), ...updated];
    });
  }

  /** A gateway that was deleted is not shown again. */
  #deletedIn(
    entry: unknown,
    number: string,
    { read, event: { exchange, span = read.span } }: ReadEvent,
  ): GatewayFinding[] {
    const [inbound, outbound] = idsIn(entry);
    return directions.flatMap((direction): GatewayFinding[] => {
      const [id, mate] = direction === "inbound" ? [inbound, outbound] : [outbound, inbound];
      if (typeof id !== "string") return [];
      const deleted = this.#deleted.get(id);
      const guarantee = `delete-${direction}`;
      if (deleted?.direction === direction && deleted.to < span.from) {
        const deviation = { expected: `an ${direction} gateway that was not deleted`, actual: `the gateway ${id}` };
        return [
          {
            ...{ read, byOthers: false, reproduction: [[deleted.exchange], [exchange]] },
            judgement: otherwise("ids", guarantee, deviation, this.#contract.levels.of(guarantee)),
            // A read that lags shows the old pair.
            byLag: mate === deleted.mate || deleted.mate === undefined ? span.from - deleted.to : undefined,
          },
        ];
      }
      const named = valueAt(entry, [direction, "numbers"]);
      const numbers = Array.isArray(named) ? named.filter(isText).map(e164Of) : undefined;
      remember(this.#known, id, { direction, number, mate, numbers, exchange, from: span.from }, most.gateways);
      return this.#emptied.has(direction) ? findingsOf(read, [fine("state", guarantee)]) : [];
    });
  }

  /** An update changes what it says, and nothing else. */
  #updatedIn(
    entry: unknown,
    key: string,
    { read, event: { exchange, span = read.span } }: ReadEvent,
  ): GatewayFinding[] {
    if (this.#updates.length === 0) return [];
    const before = this.#looked.get(key);
    const ids = idsIn(entry);
    if (!before || ids.some((id, index) => typeof id !== "string" || id !== idsIn(before.entry)[index])) return [];
    const forgotten = ids.map((id) => this.#forgotten.get(`${id}`) ?? this.#forgotAt);
    const forgotAt = Math.max(this.#forgotAt, ...forgotten);
    if (before.to <= forgotAt) return [];
    const updates = this.#updates.filter(({ from }) => from > before.to);
    const last = updates.at(-1);
    if (!last) return [];
    const own = updates.filter(({ id, changes }) => changes && ids.includes(id));
    const guarantee = own.length > 0 ? "update-changes" : last.guarantee;
    const seen = (expected: object, actual: unknown): Seen => ({ expected, actual, asked: undefined }) as Seen;
    const judgeAfter = (some: Update[]) => {
      const asked = directions.map((direction, index) => {
        const changes = some.filter(({ id }) => id === ids[index]).map(({ changes }) => settingsOf(changes));
        return [direction, Object.assign({}, ...changes)];
      });
      const nothing = seen({ inbound: {}, outbound: {} }, before.entry);
      return judgeUpdated(nothing, seen(Object.fromEntries(asked), entry), guarantee, this.#contract.levels);
    };
    const isOtherwise = ({ answer }: EventJudgement) => answer === "otherwise";
    const judgements = judgeAfter(own);
    const isEarlier = () => own.some((_, count) => !judgeAfter(own.slice(0, count)).some(isOtherwise));
    // The earlier lookup may have lagged, too: then this one may show an even older state.
    const isRecent = ({ id, changes, from, to }: Update) =>
      changes && ids.includes(id) && from <= before.to && to > span.from - longestLag;
    const mayLag = judgements.some(isOtherwise) && (this.#updates.some(isRecent) || isEarlier());
    // A read that lags may also show a setting from before a forgotten update.
    const sinceForgotten = span.from - forgotAt;
    return judgements.map((judgement) => ({
      ...{ read, judgement, byOthers: true, byLag: mayLag ? span.from - last.to : sinceForgotten },
      reproduction: [[before.exchange], ...updates.map((update) => [update.exchange]), [exchange]],
    }));
  }
}

/** Findings that rest on this exchange alone. */
function findingsOf(read: ReadEvent["read"], judgements: EventJudgement[]): GatewayFinding[] {
  return judgements.map((judgement) => ({ read, byOthers: false, judgement, reproduction: [[read.exchange]] }));
}

/** The numbers that a lookup shows. */
function entriesOf({ call, exchange }: Event): unknown[] {
  return call.operation === "list" ? entriesIn(exchange) : [bodyOf(exchange)];
}

function idsIn(entry: unknown): unknown[] {
  return directions.map((direction) => valueAt(entry, [direction, "id"]));
}

/** Names the settings as a lookup does. */
function settingsOf({ sipRegion, ...others }: UpdateRequest = {}): object {
  return { ...others, ...(sipRegion !== undefined && { geoRegion: sipRegion }) };
}
