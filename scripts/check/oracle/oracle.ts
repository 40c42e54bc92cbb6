/**
 * The oracle: decides whether the responses of a history are right. It knows nothing of where the history is from. For each
 * aspect of each response it has one of three answers: as guaranteed, otherwise, or undecided.
 */

import type { Operation } from "../../document/operations.js";
import { defaultPerPage } from "../../model/document-values.js";
import { type DocumentValues, Model } from "../../model/model.js";
import type { Direction } from "../../model/types.js";
import type { Kind } from "../answers/finding.js";
import { describeAnswer, whyNothing } from "../answers/outcome.js";
import { statusFor } from "../answers/statuses.js";
import { tokenInWords } from "../cases/describe-case.js";
import {
  type Call,
  type Companion,
  type GatewayCall,
  isLookup,
  isOnGateway,
  isRefused,
  isValidCreate,
} from "../cases/test-case.js";
import type { Event } from "../history/event.js";
import { deleteOf } from "../requests/gateways.js";
import type { Path } from "../requests/samples.js";
import { isObject, valueAt } from "../requests/samples.js";
import type { Answer, Exchange } from "../sending/http.js";
import { guaranteeAbout, guaranteeOf, shownByAttached, shownByFree, unknownGateway } from "./attribution.js";
import { type Discrepancy, isDiscrepancy, type Judgement } from "./discrepancy.js";
import type { Judge } from "./form.js";
import type { Levels } from "./levels.js";
import {
  bodyOf,
  directions,
  entriesIn,
  entryOf,
  hasGateway,
  idIn,
  isOther,
  otherNumberIn,
  showsAttached,
  totalIn,
} from "./lookups.js";
import { account, after, agreedState, type NumberState } from "./model-states.js";
import { judgePage, matches, type Page } from "./pages.js";
import {
  type Finding,
  fine,
  judgeDetachedIds,
  judgeName,
  judgeSameGateways,
  judgeShown,
  otherwise,
  type Reading,
  type Seen,
} from "./shown.js";
import { judgeUpdated } from "./updates.js";

/** The document, as the oracle reads it. */
export interface Contract extends Reading {
  create: Operation;
  companions: Partial<Record<Companion["operation"], Operation | undefined>>;
  operationOf(call: Call): Operation;
  form: Judge;
  levels: Levels;
  settings: Path[];
  values: DocumentValues;
  /** Whether requests that the contract accepts are sent: without, a refusal for a missing token may be about the body. */
  writes: boolean;
  /** Why the body of a valid create may be refused after all. */
  whyRefusable(call: Call): string | undefined;
}

export class Oracle {
  /** Everything so far, round by round. */
  readonly rounds: Event[][] = [];
  /** The id of each number, as far as a response showed it. */
  readonly ids = new Map<string, string>();
  /** The id that each number had when it was released. */
  readonly released = new Map<string, string>();
  readonly numbers: string[];
  states: Model[];

  readonly #contract: Contract;
  /** By the operation and the number. */
  readonly #seen = new Map<string, Seen>();
  /** By number, the body of the request that attached it last; undefined where that is not known. */
  readonly #asked = new Map<string, object | undefined>();
  /** Numbers that a get showed attached since anything changed them. */
  readonly #shownAttached = new Set<string>();
  /** Numbers of which an earlier response was not as guaranteed: nothing is expected of them any more. */
  readonly #open = new Set<string>();
  /** The gateways of the numbers by direction, as the latest lookup showed them: their ids, and those of the model. */
  readonly #gateways = new Map<string, { id: string; model: string }>();
  /** The model's ids of the gateways that an update changed. */
  readonly #updated = new Set<string>();
  /** The direction of each gateway that was deleted, by its id. */
  readonly #deleted = new Map<string, Direction>();
  /** Numbers that were given up since their id was learnt, or whose id was just shown to be another. */
  readonly #detached = new Set<string>();
  #pages: Page[] = [];

  constructor(contract: Contract, numbers: string[]) {
    this.#contract = contract;
    this.numbers = numbers;
    this.states = [new Model(contract.values)];
  }

  /** Judges a round, and takes it into the history. */
  judge(round: Event[]): Judgement[] {
    const found: Judgement[] = round.flatMap((event, call) => at(call, this.#alone(event)));
    const decided = round.filter(
      (event) => !isRefused(event.call) && !event.numbers.some((number) => this.#open.has(number)),
    );
    const misshapen = new Set(
      found
        .filter((each) => isDiscrepancy(each) && each.aspect === "form" && each.level === "broken")
        .map(({ call }) => round[call]),
    );
    const judged = decided.filter((event) => !misshapen.has(event) || !isLookup(event.call));
    found.push(...this.#outcomes(round, judged));
    const wrong = found
      .filter(isDiscrepancy)
      .filter(({ aspect, kind }) => aspect === "outcome" || aspect === "state" || kind === "let through");
    const isFine = wrong.length === 0;
    if (isFine) {
      for (const [call, event] of round.entries()) {
        if (judged.includes(event) && round.length === 1) found.push(...at(call, this.#closer(event)));
      }
    }
    // A list that shows something else says nothing of the number itself.
    for (const { call, kind } of wrong) {
      const event = round[call];
      if (event && isOnGateway(event.call) && !(event.call.operation === "update" && kind === "gateway refused")) {
        // It says nothing of the number, and nothing more is expected of the gateway.
        this.#gateways.delete(`${event.call.direction} ${event.numbers[0]}`);
      } else if (event?.call.operation !== "list") this.#giveUp(round, call);
    }
    // A request that was not judged for one of its numbers may have changed the others.
    for (const event of round) if (mayHaveChanged(event) && !decided.includes(event)) this.#giveUp([event], 0);
    // An operation on a gateway may have changed it for all its numbers.
    for (const event of round) if (isOnGateway(event.call) && event.outcome === "nothing") this.#giveUpAll();
    for (const event of round) this.#learn(event);
    this.rounds.push(round);
    return found;
  }

  /** Compares the account list's entry of a number with the state that the history has left. */
  judgeListed(event: Event, entry: unknown): Discrepancy | undefined {
    const [number = ""] = event.numbers;
    if (this.#open.has(number) || this.stateOf(number) === undefined) return undefined;
    const found = this.agrees(event) ? (entry ? this.#look(event, number, entry) : []) : [this.#unexplained(event)];
    return at(0, found).find(isDiscrepancy);
  }

  /** Whether some model state explains what a lookup shows. */
  explains(event: Event): boolean {
    return event.numbers.some((number) => this.#open.has(number)) || after(this.states, [event]).length > 0;
  }

  /** Whether a lookup shows what the rounds before left, as far as they were as guaranteed. */
  agrees(event: Event): boolean {
    return after(this.states, [event]).length > 0;
  }

  /** The state of a number, where the model states agree. */
  stateOf(number: string): NumberState | undefined {
    return this.#open.has(number) ? undefined : agreedState(this.states, number);
  }

  /** The number's gateway in this direction, as a get showed it last. */
  gatewayOf(number: string, direction: Direction): { id: string; model: string } | undefined {
    return this.#gateways.get(`${direction} ${number}`);
  }

  /** Whether the gateway is known to be one of this case, and has no numbers where it is deleted. */
  maySend({ operation, number, direction }: GatewayCall): boolean {
    if (number === undefined) return true;
    const gateway = this.gatewayOf(this.numbers[number] ?? "", direction);
    if (!gateway || this.#open.has(this.numbers[number] ?? "")) return false;
    const isEmpty = (state: Model) => state.emptied(account).some(({ id }) => id === gateway.model);
    return operation === "update" || this.states.every(isEmpty);
  }

  /** The numbers whose state is still known, so that a list can be compared with it. */
  get expected(): string[] {
    return this.numbers.filter((number) => !this.#open.has(number));
  }

  /** Everything that a response says whatever happened before. */
  #alone(event: Event): Finding[] {
    const { call, outcome, exchange, numbers } = event;
    if (call.operation === "wait") return [];
    const { answer } = exchange;
    const guarantee = this.#ownGuarantee(call);
    if (outcome === "nothing") {
      const isCrash = answer !== undefined && event.counts;
      if (!isCrash) return [{ aspect: "outcome", guarantee, answer: "undecided", because: whyNothing(exchange) }];
      return [this.#otherwise("crash", event, { expected: this.#expectation(call), actual: describeAnswer(exchange) })];
    }
    if (!answer) return [];
    if (isRefused(call)) return this.#refusedForWhatItIs(event);
    if (outcome !== "accepted") return [];
    const operation = this.#contract.operationOf(call);
    const looked = call.operation === "list" ? this.#withOwnEntries(exchange, answer) : answer;
    const form = this.#form(guaranteeOfForm(call), this.#contract.form.success(operation, looked));
    const [number = ""] = numbers;
    if (call.operation === "list") return [...form, ...this.#page(event)];
    const other = call.operation === "get" ? otherNumberIn(exchange, number) : undefined;
    if (!other) return form;
    const isUnknown = agreedState(this.states, number) === "unknown";
    const broken = isUnknown ? "get-unknown" : "get-created";
    const expected = isUnknown ? "that there is no such number" : `the number ${number}`;
    const deviation = { expected, actual: `the number ${other}` };
    return [...form, otherwise("ids", broken, deviation, this.#contract.levels.of(broken))];
  }

  #refusedForWhatItIs(event: Event): Finding[] {
    const { call, outcome, exchange } = event;
    const { answer } = exchange;
    if (call.operation === "wait" || !answer) return [];
    const guarantee = this.#ownGuarantee(call);
    if (outcome === "accepted") {
      const expected = `${this.#expectation(call)}: ${this.#whatIsWrong(call)}`;
      return [this.#otherwise("let through", event, { expected, actual: describeAnswer(exchange) })];
    }
    const operation = this.#contract.operationOf(call);
    const { mutation } = call;
    if (call.token) {
      const aboutBody =
        !this.#contract.writes && mutation && `${answer.status}` === statusFor(operation, "invalidRequest");
      if (aboutBody) {
        const because = `status ${answer.status} may be about the body, and a valid one is not sent read-only`;
        return [{ aspect: "outcome", guarantee, answer: "undecided", because }];
      }
      const status = statusFor(this.#contract.create, "unauthorized");
      return [
        fine("outcome", guarantee),
        ...this.#form("auth", this.#contract.form.refusal(operation, answer, status)),
      ];
    }
    const form = this.#formOfMutation(call);
    if (!form) return [fine("outcome", guarantee)];
    const [named, documented] = form;
    const status = statusFor(operation, call.operation === "get" ? "notFound" : "invalidRequest");
    return [
      fine("outcome", guarantee),
      ...this.#form(named, this.#contract.form.refusal(operation, answer, status, documented)),
    ];
  }

  /** The guarantee about how the refusal of a mutated request looks, and whether a page says with which status. */
  #formOfMutation(call: Exclude<Call, { operation: "wait" }>): [string, boolean] | undefined {
    const { operation, mutation } = call;
    if (!mutation) return undefined;
    if (operation === "create") return [mutation.write ? "body" : "refused", false];
    if (operation === "get") return [mutation.guarantee, false];
    if (isOnGateway(call)) return [mutation.guarantee, true];
    // A page names the status for a detach without its number, and for no other mutation of one.
    return operation === "detach" && mutation.rule === "required" ? [mutation.guarantee, true] : undefined;
  }

  #form(guarantee: string, deviations: ReturnType<Judge["success"]>): Finding[] {
    if (deviations.length === 0) return [fine("form", guarantee)];
    return deviations.map((deviation) => {
      const own = this.#contract.levels.of(guarantee);
      const level = deviation.level === "broken" && own.level === "broken" ? "broken" : "assumed";
      return otherwise("form", guarantee, deviation, { level, reason: deviation.reason ?? own.reason });
    });
  }

  /** Judges the responses of a round by the states of its numbers. */
  #outcomes(round: Event[], judged: Event[]): Judgement[] {
    if (judged.length === 0) return [];
    const before = this.states;
    const states = after(before, judged);
    const [event] = judged;
    if (states.length === 0) {
      const found = judged.length === 1 && event ? this.#unexplained(event) : this.#notLinearizable(judged);
      return [{ ...found, call: round.indexOf(found.event) } as Judgement];
    }
    const noWinner = this.#lacksWinner(judged);
    if (noWinner) return [{ ...noWinner, call: 0 } as Judgement];
    const found = judged.flatMap((each) => at(round.indexOf(each), this.#explained(each, judged, states)));
    this.states = states;
    return found;
  }

  /** The guarantees that an explained response is evidence for, and the form that a refusal has to have. */
  #explained(event: Event, round: Event[], states: Model[]): Finding[] {
    const { call, outcome, numbers } = event;
    if (outcome === "nothing" || call.operation === "wait") return [];
    const [number = ""] = numbers;
    const state = agreedState(this.states, number);
    if (round.length > 1) return this.#explainedInRace(event, round, states);
    switch (call.operation) {
      case "create": {
        if (outcome === "accepted") {
          return [fine("outcome", "created"), ...shownByFree(event, this.rounds).map((each) => fine("state", each))];
        }
        const attached = numbers.filter((each) => agreedState(this.states, each) === "attached");
        if (attached.length === 0) return [];
        const shown = shownByAttached({ ...event, numbers: attached }, this.rounds).filter((each) => each !== "atomic");
        return [
          ...this.#refusal(event, "alreadyAttached", "already-attached", "refused otherwise"),
          ...shown.map((each) => fine("state", each)),
        ];
      }
      case "get":
      case "list":
        return this.#explainedLookup(event, state);
      case "detach":
        if (outcome === "accepted") return [fine("outcome", "detach-frees")];
        if (state === "detached") return this.#refusal(event, "notAttached", "detach-twice");
        // A server that keeps the record of a released number answers as for a detached one.
        if (state === "unknown" && !this.#wasReleased(number))
          return this.#refusal(event, "notFound", "detach-unknown");
        return [];
      case "release":
        if (numbers.length === 0)
          return outcome === "accepted" ? [] : this.#refusal(event, "notFound", "release-unknown");
        if (state !== "unknown")
          return outcome === "accepted" ? [fine("outcome", "release-removes"), ...this.#released(event)] : [];
        if (!this.#wasReleased(number)) return [];
        return outcome === "accepted"
          ? [fine("outcome", "release-twice")]
          : this.#refusal(event, "notFound", "release-twice");
      case "update":
      case "deleteInbound":
      case "deleteOutbound":
        return this.#explainedOnGateway(event, call, state);
      default:
        if (outcome === "accepted") return [fine("outcome", call.operationId)];
        return [this.#otherwise("crash", event, { expected: "a success", actual: describeAnswer(event.exchange) })];
    }
  }

  #explainedOnGateway(event: Event, call: GatewayCall, state: NumberState | undefined): Finding[] {
    if (event.outcome === "accepted") {
      return call.operation === "update" && state === "detached" ? [fine("state", "gateway-stays")] : [];
    }
    const guarantee = unknownGateway(call);
    // Nobody says which of the two a missing gateway gets.
    return event.exchange.answer?.status === 402
      ? [fine("outcome", guarantee)]
      : this.#refusal(event, "notFound", guarantee);
  }

  #explainedInRace(event: Event, round: Event[], states: Model[]): Finding[] {
    const { call, outcome, exchange, numbers } = event;
    if (!isValidCreate(call)) return [];
    const rivals = round.filter((other) => other !== event && isValidCreate(other.call) && shareNumber(other, event));
    if (outcome === "accepted") {
      const won = rivals.length > 0 && numbers.every((number) => agreedState(states, number) === "attached");
      return won ? [fine("outcome", "conflict")] : [];
    }
    const { answer } = exchange;
    const { create, form } = this.#contract;
    const [lost, refused] = [statusFor(create, "conflict"), statusFor(create, "alreadyAttached")];
    if (!answer) return [];
    if (`${answer.status}` === lost) return this.#form("conflict", form.refusal(create, answer, lost));
    if (`${answer.status}` === refused) return this.#form("already-attached", form.refusal(create, answer, refused));
    const expected = `status ${lost} or ${refused} for a request that lost the race`;
    return [this.#otherwise("lost otherwise", event, { expected, actual: describeAnswer(exchange) })];
  }

  #explainedLookup(event: Event, state: NumberState | undefined): Finding[] {
    const { call, shown: said, outcome, exchange, numbers } = event;
    if (numbers.length === 0 || state === undefined || said === "nothing") return [];
    const own = call.operation === "list" ? "list-created" : "get-created";
    if (state === "attached") {
      return [fine("state", own), ...shownByAttached(event, this.rounds).map((each) => fine("state", each))];
    }
    const shown = shownByFree(event, this.rounds).map((each) => fine("state", each));
    if (state === "detached" && call.operation === "list") return [...shown, fine("state", "list-detached")];
    const { companions, form } = this.#contract;
    const { get } = companions;
    if (call.operation !== "get" || outcome !== "refused" || !get || !exchange.answer) return shown;
    return [...shown, ...this.#form("get-unknown", form.refusal(get, exchange.answer, statusFor(get, "notFound")))];
  }

  /** How a refusal has to look whose reason a page documents. */
  #refusal(event: Event, reason: string, guarantee: string, kind?: Kind): Finding[] {
    const { call, exchange } = event;
    const operation = this.#contract.operationOf(call);
    if (!exchange.answer) return [];
    const found = this.#form(
      guarantee,
      this.#contract.form.refusal(operation, exchange.answer, statusFor(operation, reason), true),
    );
    return found.map((each) =>
      kind && each.answer === "otherwise" && each.level === "broken" ? { ...each, kind, aspect: "form" } : each,
    );
  }

  /** Judges the content of a success, beyond its form. */
  #closer(event: Event): Finding[] {
    const { call, outcome, exchange, numbers } = event;
    if (outcome !== "accepted") return [];
    switch (call.operation) {
      case "get":
        return this.#look(event, numbers[0] ?? "", bodyOf(exchange));
      case "list":
        return this.expected.flatMap((number) => {
          const entry = entryOf(exchange, number);
          return entry && agreedState(this.states, number) !== "unknown" ? this.#look(event, number, entry) : [];
        });
      case "detach":
        return this.#detachResponse(event);
      default:
        return [];
    }
  }

  /** A list without the entries of other numbers: what those are like is for their own cases to say. */
  #withOwnEntries(exchange: Exchange, answer: Answer): Answer {
    const body = bodyOf(exchange);
    if (!isObject(body) || !Array.isArray(body.data)) return answer;
    const data = body.data.filter((entry) => {
      const number = valueAt(entry, ["phoneNumber", "e164"]);
      return typeof number !== "string" || this.numbers.includes(number);
    });
    return { ...answer, body: JSON.stringify({ ...body, data }) };
  }

  #page(event: Event): Finding[] {
    const page = { query: queryOf(event, this.#contract.companions.list), exchange: event.exchange };
    const found = judgePage(page, this.#pages, this.#contract.levels);
    this.#pages.push(page);
    return found;
  }

  /** Looks at everything that a lookup shows of a number, and keeps it for those that come later. */
  #look(event: Event, number: string, shown: unknown): Finding[] {
    const { operation } = event.call;
    const [state, ...others] = this.states;
    if (!state || others.length > 0 || (operation === "get" && otherNumberIn(event.exchange, number))) return [];
    const expected = state.get(account, number);
    if ("refused" in expected) return [];
    const found = this.#judgeId(number, shown, operation === "list" ? "list-created" : "get-created");
    if (!expected.inbound)
      return [...found, ...judgeName(expected, shown).filter(({ answer }) => answer === "otherwise")];
    if (!hasGateway(shown)) return found;
    const seen = { expected, actual: shown, asked: this.#asked.get(number) };
    const key = `${operation} ${number}`;
    const before = this.#seen.get(key);
    const cause = this.#latestOnGateway();
    const own = operation === "list" ? "list-created" : "get-created";
    found.push(...this.#deletedIn(shown), ...judgeSameGateways(seen, before, cause ?? own));
    if (cause && before && directions.every((each) => before.expected[each]?.id === expected[each]?.id)) {
      found.push(...judgeUpdated(before, seen, cause, this.#contract.levels));
    } else if (!directions.some((each) => this.#updated.has(expected[each]?.id ?? ""))) {
      found.push(...judgeShown(seen, this.#stillSeen(operation, number, state), this.#contract));
    }
    this.#seen.set(key, seen);
    return found;
  }

  /** The guarantee about the latest operation on a gateway. */
  #latestOnGateway(): string | undefined {
    const round = this.rounds.findLast((events) => events.some(({ call }) => isOnGateway(call)));
    const event = round?.findLast(({ call }) => isOnGateway(call));
    return event && guaranteeAbout(event.call, event.outcome === "accepted");
  }

  /** A gateway that was deleted is not shown again. */
  #deletedIn(shown: unknown): Finding[] {
    return directions.flatMap((direction): Finding[] => {
      const id = valueAt(shown, [direction, "id"]);
      if (typeof id !== "string" || ![...this.#deleted.values()].includes(direction)) return [];
      const guarantee = `delete-${direction}`;
      if (!this.#deleted.has(id)) return [fine("state", guarantee)];
      const expected = `an ${direction} gateway that was not deleted`;
      return [
        otherwise("ids", guarantee, { expected, actual: `the gateway ${id}` }, this.#contract.levels.of(guarantee)),
      ];
    });
  }

  /** A number keeps its id, also when it was detached and is created again. */
  #judgeId(number: string, shown: unknown, guarantee: string): Finding[] {
    const [id, known] = [idIn(shown), this.ids.get(number)];
    if (id === undefined || known === undefined) return [];
    const wasDetached = this.#detached.has(number);
    if (id === known) return wasDetached ? [fine("ids", "reuse")] : [];
    const level = wasDetached ? this.#contract.levels.ofMark("reuse") : undefined;
    const deviation = { expected: `the number's id to stay ${known}`, actual: `the id ${id}` };
    return [otherwise("ids", wasDetached ? "reuse" : guarantee, deviation, level)];
  }

  #stillSeen(operation: string, number: string, state: Model): Seen[] {
    return this.numbers.flatMap((other) => {
      const seen = this.#seen.get(`${operation} ${other}`);
      const view = other === number || !seen || this.#open.has(other) ? undefined : state.get(account, other);
      return seen && view && !("refused" in view) && view.inbound?.id === seen.expected.inbound?.id ? [seen] : [];
    });
  }

  #detachResponse({ numbers: [number = ""], exchange }: Event): Finding[] {
    const body = bodyOf(exchange);
    const [state, ...others] = this.states;
    const view = state?.get(account, number);
    if (!view || "refused" in view || others.length > 0) return [];
    const [got, listed] = ["get", "list"].map((operation) => this.#stillAttached(operation, number));
    const other = otherNumberIn(exchange, number);
    const wrongNumber =
      other !== undefined
        ? [otherwise("ids", "detach-answer", { expected: `the number ${number}`, actual: other })]
        : [];
    return [
      ...wrongNumber,
      ...judgeDetachedIds(got?.actual, listed?.actual, body),
      ...this.#judgeId(number, body, "detach-answer"),
      ...(this.#latestOnGateway()
        ? []
        : judgeName({ ...view, inbound: null, outbound: null }, body, "detach-answer")
      ).filter(({ answer }) => answer === "otherwise"),
    ];
  }

  /** The latest lookup of a number from before it was detached. */
  #stillAttached(operation: string, number: string): Seen | undefined {
    const seen = this.#seen.get(`${operation} ${number}`);
    return seen && this.#asked.get(number) === seen.asked ? seen : undefined;
  }

  #released({ numbers: [number = ""], exchange }: Event): Finding[] {
    const body = bodyOf(exchange);
    const [e164, id] = [valueAt(body, ["e164"]), valueAt(body, ["phoneNumberId"])];
    const known = this.ids.get(number);
    if (isOther(e164, number)) {
      return [otherwise("ids", "release-removes", { expected: `the number ${number}`, actual: e164 })];
    }
    if (typeof id !== "string" || id === "" || known === undefined || id === known) return [];
    return [otherwise("ids", "release-removes", { expected: `the number's id, ${known}`, actual: id })];
  }

  #wasReleased(number: string): boolean {
    const last = this.rounds.flat().findLast(({ call, outcome, numbers }) => {
      const changes = isValidCreate(call) || (call.operation === "release" && !isRefused(call));
      return changes && outcome === "accepted" && numbers.includes(number);
    });
    return last?.call.operation === "release";
  }

  /** A response that no model state explains. */
  #unexplained(event: Event): Finding & { event: Event } {
    const { call, outcome, exchange, numbers } = event;
    const [number = ""] = numbers;
    const [model] = this.states;
    const stateIn = (each: string) => (model ? (agreedState([model], each) ?? "unknown") : "unknown");
    const state = stateIn(number);
    const actual = describeAnswer(exchange);
    const say = (kind: Kind, expected: string, got = actual) => ({
      ...this.#otherwise(kind, event, { expected, actual: got }),
      event,
    });
    switch (call.operation) {
      case "create": {
        const taken = numbers.some((each) => stateIn(each) === "attached");
        const because = numbers.length > 1 ? "one of the numbers is attached" : "the number is attached";
        if (outcome === "accepted") {
          const found = say("taken twice", `status 400, because ${because}`);
          // It is attached, as everybody can see: the request that attached it is not to blame.
          return numbers.some((each) => this.#shownAttached.has(each)) && !this.rounds.some((round) => round.length > 1)
            ? { ...found, guarantee: "already-attached", ...this.#contract.levels.of("already-attached") }
            : found;
        }
        return taken
          ? say("refused otherwise", `status 400, because ${because}`)
          : say("refused", "success, because the request is valid and nothing attached its numbers");
      }
      case "get":
      case "list":
        return this.#otherState(event, state);
      case "detach":
        return outcome === "accepted"
          ? say("detach accepted", `a refusal, because the number is ${state}`)
          : say("detach refused", "success, because the number is attached");
      case "update":
      case "deleteInbound":
      case "deleteOutbound":
        return outcome === "accepted"
          ? say("gateway accepted", "status 404, because there is no such gateway of that direction")
          : say("gateway refused", `success, because the gateway is there, and the number is ${state}`);
      default:
        if (numbers.length === 0)
          return say("release accepted", "status 404, because the id was never given to a number");
        // Without the id that a lookup shows, nothing can be released.
        if (!this.ids.has(number)) return say("not seen", `the number, which is ${state}, with its id`);
        return say("release refused", `success, because the number is ${state}`);
    }
  }

  #otherState(event: Event, state: NumberState): Finding & { event: Event } {
    const { call, shown, attached } = event;
    const kinds = lookupKinds[call.operation === "list" ? "list" : "get"];
    const say = (kind: Kind, expected: string, actual: string) => {
      const found = { ...this.#otherwise(kind, event, { expected, actual }), event };
      const isOfDetached = call.operation === "list" && state === "detached";
      return isOfDetached
        ? { ...found, guarantee: "list-detached", ...this.#contract.levels.of("list-detached") }
        : found;
    };
    if (shown === "refused") {
      return say(
        kinds.missing,
        `the number, which is ${state}`,
        call.operation === "get" ? "a refusal" : "a list without it",
      );
    }
    if (state === "unknown") {
      const found = say(kinds.unasked, "no such number, because nothing created it, or it was released", "the number");
      // Nobody says what becomes of the record of a released number, as long as it has no gateways.
      const isKept = attached === false && this.#wasReleased(event.numbers[0] ?? "");
      return isKept
        ? { ...found, guarantee: "release-removes", ...this.#contract.levels.ofMark("release-removes") }
        : found;
    }
    const isAttached = state === "attached";
    return say(
      isAttached ? kinds.detached : kinds.attached,
      `the number to be ${state}, with both gateways or none`,
      `the gateways of a number that is ${isAttached ? "not attached in both directions" : "attached"}`,
    );
  }

  #notLinearizable(round: Event[]): Finding & { event: Event } {
    const accepted = round.filter(({ outcome }) => outcome === "accepted");
    const event = accepted.at(-1) ?? (round[0] as Event);
    const wantedByAll = event.numbers.some((number) => round.every(({ numbers }) => numbers.includes(number)));
    if (wantedByAll && accepted.length > 1 && round.every(({ call }) => isValidCreate(call))) {
      const expected = `success for one of ${round.length} requests for the same number at the same time`;
      const actual = `success for ${accepted.length} of them`;
      return { ...this.#otherwise("race", event, { expected, actual }), event };
    }
    const actual = round.map(({ exchange }) => describeAnswer(exchange)).join(", ");
    const expected = "responses that fit some order of these requests";
    return { ...this.#otherwise("race", event, { expected, actual }), event };
  }

  /** Requests at the same time that all want one free number: one of them has to win. */
  #lacksWinner(round: Event[]): Finding | undefined {
    const [event] = round;
    if (!event || round.length < 2) return undefined;
    const refused = round.every(
      ({ call, outcome, mayBeRefused }) =>
        isValidCreate(call) && !mayBeRefused && (outcome === "refused" || outcome === "lost"),
    );
    const wantedByAll = event.numbers.some((number) => round.every(({ numbers }) => numbers.includes(number)));
    const free = round.every(({ numbers }) =>
      numbers.every((number) => ["unknown", "detached"].includes(agreedState(this.states, number) ?? "")),
    );
    if (!refused || !wantedByAll || !free) return undefined;
    const expected = `success for one of ${round.length} requests for the same number at the same time`;
    return this.#otherwise("race", event, { expected, actual: "success for none of them" });
  }

  #otherwise(
    kind: Kind,
    event: Event,
    { expected, actual }: { expected: string; actual: string },
  ): Finding & Discrepancy {
    const { call } = event;
    const isOwn = kind === "let through" || (kind === "crash" && isRefused(call));
    const guarantee = isOwn ? this.#ownGuarantee(call) : guaranteeOf(kind, event, this.rounds);
    const level = this.#levelOf(kind, call, guarantee);
    const aspect = isLookup(call) && !isOwn && kind !== "crash" ? "state" : "outcome";
    return { answer: "otherwise", aspect, guarantee, kind, expected, actual, ...level } as Finding & Discrepancy;
  }

  #levelOf(kind: Kind, call: Call, guarantee: string): ReturnType<Levels["of"]> {
    const { levels, whyRefusable } = this.#contract;
    if (kind === "let through" && call.operation !== "wait") {
      if (call.mutation && !call.token)
        return call.mutation.assumed ? { level: "assumed", reason: call.mutation.assumed } : { level: "broken" };
      if (call.token === "expired") return { level: "assumed", reason: expiredReason };
      return "mediaType" in call && call.mediaType !== undefined ? levels.ofMark("content-type") : levels.of(guarantee);
    }
    // The page is about gateways of their own: that it holds for those of a create is assumed.
    if (kind === "gateway refused" && call.operation !== "update") return levels.ofMark(guarantee);
    const reason = kind === "refused" ? whyRefusable(call) : undefined;
    return reason ? { level: "assumed", reason } : levels.of(guarantee);
  }

  /** The guarantee that a request which is refused for what it is, is about; of the others, that of its operation. */
  #ownGuarantee(call: Call): string {
    if (call.operation === "wait") return "";
    if (call.token) return "auth";
    if (call.mutation) return call.mutation.guarantee;
    if ("mediaType" in call && call.mediaType !== undefined) return "content-type";
    return call.proves ?? guaranteeOfForm(call);
  }

  #expectation(call: Call): string {
    if (!isRefused(call))
      return call.operation === "create" ? "success, or a refusal with status 400" : "a success or a refusal";
    if (call.operation !== "wait" && call.token)
      return `the request to be refused with status ${statusFor(this.#contract.create, "unauthorized")}`;
    return `the request to be refused with status ${call.operation === "get" || call.operation === "release" ? 404 : 400}`;
  }

  #whatIsWrong(call: Call): string {
    if (call.operation === "wait") return "";
    if (call.token) return `it has ${tokenInWords(call.token)}`;
    if (call.mutation) return `it has ${call.mutation.label}`;
    return "its media type is another";
  }

  /** Nothing more is expected of the numbers of a response that was not as guaranteed. */
  #giveUp(round: Event[], call: number): void {
    const events = round.length > 1 ? round : [round[call]];
    for (const event of events) for (const number of event?.numbers ?? []) this.#open.add(number);
  }

  #giveUpAll(): void {
    for (const number of this.numbers) this.#open.add(number);
  }

  #learn({ call, outcome, exchange, numbers, body }: Event): void {
    const [number = ""] = numbers;
    if (!isLookup(call)) {
      this.#shownAttached.clear();
      this.#pages = [];
    }
    if (isRefused(call)) return;
    switch (call.operation) {
      case "create":
        if (outcome === "refused" || outcome === "lost") return;
        for (const each of numbers) {
          this.#asked.set(each, outcome === "accepted" ? body : undefined);
          this.released.delete(each);
        }
        return;
      case "get": {
        const shown = bodyOf(exchange);
        if (outcome === "accepted" && showsAttached(shown)) this.#shownAttached.add(number);
        this.learnId(exchange, number);
        if (outcome === "accepted") this.learnGateways(exchange, number);
        return;
      }
      case "detach":
        this.learnId(exchange, number);
        if (outcome !== "refused") this.#detached.add(number);
        return;
      case "update":
      case "deleteInbound":
      case "deleteOutbound":
        if (outcome === "accepted") this.#learnOnGateway(call, number);
        return;
      case "release":
        // A number that was given up gets another id when it is created again.
        if (outcome !== "accepted") return;
        this.released.set(number, this.ids.get(number) ?? "");
        this.#detached.delete(number);
        this.ids.delete(number);
        return;
      default:
        return;
    }
  }

  #learnOnGateway({ operation, direction }: GatewayCall, number: string): void {
    const gateway = this.gatewayOf(number, direction);
    if (!gateway) return;
    if (operation === "update") this.#updated.add(gateway.model);
    else if (operation === deleteOf[direction]) this.#deleted.set(gateway.id, direction);
  }

  /** Keeps the gateways that a get shows of an attached number, as far as no number of somebody else is on them. */
  learnGateways(exchange: Exchange, number: string): void {
    const shown = bodyOf(exchange);
    const [state, ...others] = this.states;
    const expected = state?.get(account, number);
    if (!expected || "refused" in expected || others.length > 0 || otherNumberIn(exchange, number)) return;
    for (const direction of directions) {
      const gateway = valueAt(shown, [direction]);
      const model = expected[direction]?.id;
      if (!isObject(gateway) || typeof gateway.id !== "string" || !model) continue;
      const numbers = Array.isArray(gateway.numbers) ? gateway.numbers : [];
      const key = `${direction} ${number}`;
      if (numbers.every((each) => this.numbers.includes(each))) this.#gateways.set(key, { id: gateway.id, model });
      else this.#gateways.delete(key);
    }
    const asked = this.#asked.get(number);
    const key = `get ${number}`;
    if (hasGateway(shown) && !this.#seen.has(key)) this.#seen.set(key, { expected, actual: shown, asked });
  }

  /** Keeps the id that a response shows. A number that is unknown has none, whatever a server shows of it. */
  learnId(exchange: Exchange, number: string): void {
    if (otherNumberIn(exchange, number) !== undefined || this.stateOf(number) === "unknown") return;
    const id = idIn(bodyOf(exchange));
    if (id === undefined) return;
    this.ids.set(number, id);
    if (this.stateOf(number) === "attached") this.#detached.delete(number);
  }
}

const expiredReason = "The page says how to make a token, not how one that was made otherwise is refused.";

const lookupKinds = {
  get: { missing: "not seen", unasked: "seen unasked", detached: "seen detached", attached: "seen attached" },
  list: { missing: "not listed", unasked: "listed unasked", detached: "listed detached", attached: "listed attached" },
} satisfies Record<string, Record<string, Kind>>;

/** The guarantee that says how the success of an operation looks. */
function guaranteeOfForm(call: Exclude<Call, { operation: "wait" }>): string {
  const guarantees = {
    create: "created",
    list: "list-created",
    get: "get-created",
    detach: "detach-answer",
    release: "release-removes",
    update: "update-changes",
    deleteInbound: "delete-inbound",
    deleteOutbound: "delete-outbound",
  };
  return call.operation === "other" ? call.operationId : guarantees[call.operation];
}

/** The statement of a lookup: `refused` means that the number does not exist, `nothing` that it does not tell. */
export function lookedUp(
  call: Companion,
  exchange: Exchange,
  numbers: string[],
  outcome: Event["outcome"],
): Pick<Event, "shown" | "attached"> {
  const [number = ""] = numbers;
  if (call.operation === "get") {
    if (otherNumberIn(exchange, number) !== undefined) return { shown: "nothing" };
    return { shown: outcome, attached: showsAttached(bodyOf(exchange)) };
  }
  if (outcome !== "accepted") return { shown: "nothing" };
  const entry = entryOf(exchange, number);
  if (entry) return { shown: "accepted", attached: showsAttached(entry) };
  const entries = entriesIn(exchange);
  const { search } = queryOf({ call, exchange, numbers } as Event, undefined);
  // On a server that does not search, the number may be on another page.
  const isWhole =
    search !== undefined &&
    call.query?.search !== "pattern" &&
    entries.every((each) => matches(each, search)) &&
    (totalIn(exchange) ?? 0) <= entries.length;
  return { shown: isWhole ? "refused" : "nothing" };
}

function queryOf({ exchange }: Event, list: Operation | undefined): Page["query"] {
  const { searchParams } = new URL(exchange.request.path, "http://localhost");
  const perPage = searchParams.get("perPage") ?? (list ? defaultPerPage(list) : 20);
  return {
    search: searchParams.get("search") ?? undefined,
    page: Number(searchParams.get("page") ?? 1),
    perPage: Number(perPage),
  };
}

function mayHaveChanged({ call, outcome }: Event): boolean {
  return !isLookup(call) && !isRefused(call) && (outcome === "accepted" || outcome === "nothing");
}

function shareNumber(one: Event, other: Event): boolean {
  return one.numbers.some((number) => other.numbers.includes(number));
}

function at(call: number, findings: Finding[]): Judgement[] {
  return findings.map((finding) => ({ ...finding, call }) as Judgement);
}
