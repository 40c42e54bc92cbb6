/**
 * The oracle: decides whether the responses of a history are right. It knows nothing of where the history is from. For each
 * aspect of each response it has one of three answers: as guaranteed, otherwise, or undecided.
 */
import { isObject } from "../../document/json.js";
import { Model } from "../../model/model.js";
import { describeAnswer, whyNothing } from "../answers/outcome.js";
import { statusFor } from "../answers/statuses.js";
import {
  type Call,
  createsAndReleases,
  type GatewayCall,
  isLookup,
  isOnGateway,
  isRefused,
  isValidCreate,
} from "../cases/test-case.js";
import type { Event } from "../history/event.js";
import { directions } from "../requests/gateways.js";
import { valueAt } from "../requests/json-path.js";
import type { Answer, Exchange } from "../sending/http.js";
import { guaranteeAbout, guaranteeOf, guaranteeOfForm, shownByAttached, shownByFree } from "./attribution.js";
import type { Contract } from "./contract.js";
import { type Discrepancy, isDiscrepancy, type Judgement } from "./discrepancy.js";
import { judgeForm, judgeRefusal, judgeUnknownGateway } from "./judge-form.js";
import { Knowledge } from "./knowledge.js";
import { bodyOf, entryOf, hasGateway, idIn, isOther, numberIn, otherNumberIn } from "./lookups.js";
import { account, after, agreedState, type NumberState, viewOf } from "./model-states.js";
import { discrepancyOf, expectationOf, ownGuarantee, whyRefused } from "./naming.js";
import { judgePage, queryOf } from "./pages.js";
import {
  type EventJudgement,
  fine,
  judgeDetachedIds,
  judgeName,
  judgeSameGateways,
  judgeShown,
  otherwise,
  type Seen,
} from "./shown.js";
import { lacksWinner, notLinearizable, unexplained, wasReleased } from "./unexplained.js";
import { judgeUpdated } from "./updates.js";

export class Oracle {
  /** Everything so far, round by round. */
  readonly rounds: Event[][] = [];
  readonly numbers: string[];
  /** Everything that the server may remember after the rounds so far. */
  states: Model[];
  readonly contract: Contract;
  readonly known: Knowledge;
  /** Numbers of which an earlier response was not as guaranteed: nothing is expected of them any more. */
  readonly #open = new Set<string>();
  readonly #isOwn: (number: string) => boolean;

  /** @param isOwn whether the form of a list's entry of this number is judged */
  constructor(contract: Contract, numbers: string[], isOwn = (number: string) => numbers.includes(number)) {
    this.contract = contract;
    this.numbers = numbers;
    this.#isOwn = isOwn;
    this.known = new Knowledge(numbers);
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
        this.known.forgetGateway(event.numbers[0] ?? "", event.call.direction);
      } else if (event?.call.operation !== "list") this.#giveUp(round, call);
    }
    // A request that was not judged for one of its numbers may have changed the others.
    for (const event of round) if (mayHaveChanged(event) && !decided.includes(event)) this.#giveUp([event], 0);
    // An operation on a gateway may have changed it for all its numbers.
    for (const event of round) if (isOnGateway(event.call) && event.outcome === "nothing") this.#giveUpAll();
    // A lookup beside a change may show the state before it.
    const isChanging = round.length > 1 && round.some(({ call }) => !isLookup(call) && !isRefused(call));
    for (const event of round) if (!isChanging || !isLookup(event.call)) this.known.learn(event, this);
    this.rounds.push(round);
    return found;
  }

  /** Compares the account list's entry of a number with the state that the history has left. */
  judgeListed(event: Event, entry: unknown): Discrepancy | undefined {
    const [number = ""] = event.numbers;
    if (this.#open.has(number) || this.stateOf(number) === undefined) return undefined;
    const found = this.agrees(event) ? (entry ? this.#look(event, number, entry) : []) : [unexplained(event, this)];
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

  /** Whether the gateway is known to be one of this case, and has no numbers where it is deleted. */
  maySend({ operation, number, direction }: GatewayCall): boolean {
    if (number === undefined) return true;
    const gateway = this.known.gatewayOf(this.numbers[number] ?? "", direction);
    if (!gateway || this.#open.has(this.numbers[number] ?? "")) return false;
    const isEmpty = (state: Model) => state.emptied(account).some(({ id }) => id === gateway.model);
    return operation === "update" || this.states.every(isEmpty);
  }

  /** The numbers whose state is still known, so that a list can be compared with it. */
  get expected(): string[] {
    return this.numbers.filter((number) => !this.#open.has(number));
  }

  /** Everything that a response says whatever happened before. */
  #alone(event: Event): EventJudgement[] {
    const { call, outcome, exchange, numbers } = event;
    if (call.operation === "wait") return [];
    const { answer } = exchange;
    const guarantee = ownGuarantee(call);
    if (outcome === "nothing") {
      const isCrash = answer !== undefined && event.counts;
      if (!isCrash) return [{ aspect: "outcome", guarantee, answer: "undecided", because: whyNothing(exchange) }];
      return [
        discrepancyOf(
          "crash",
          event,
          { expected: expectationOf(call, this.contract), actual: describeAnswer(exchange) },
          this,
        ),
      ];
    }
    if (!answer) return [];
    if (isRefused(call)) return this.#refusedForWhatItIs(event);
    if (outcome !== "accepted") return [];
    const operation = this.contract.operationOf(call);
    const looked = call.operation === "list" ? this.#withOwnEntries(exchange, answer) : answer;
    const { form: responses, levels } = this.contract;
    const form = judgeForm(guaranteeOfForm(call), responses.success(operation, looked), levels);
    const [number = ""] = numbers;
    if (call.operation === "list") return [...form, ...this.#page(event)];
    const other = call.operation === "get" ? otherNumberIn(exchange, number) : undefined;
    if (!other) return form;
    const isUnknown = agreedState(this.states, number) === "unknown";
    const broken = isUnknown ? "get-unknown" : "get-created";
    const expected = isUnknown ? "that there is no such number" : `the number ${number}`;
    const deviation = { expected, actual: `the number ${other}` };
    return [...form, otherwise("ids", broken, deviation, this.contract.levels.of(broken))];
  }

  #refusedForWhatItIs(event: Event): EventJudgement[] {
    const { call, outcome, exchange } = event;
    const { answer } = exchange;
    if (call.operation === "wait" || !answer) return [];
    const guarantee = ownGuarantee(call);
    if (outcome === "accepted") {
      const expected = `${expectationOf(call, this.contract)}: ${whyRefused(call)}`;
      return [discrepancyOf("let through", event, { expected, actual: describeAnswer(exchange) }, this)];
    }
    const { form, levels, writes, create, operationOf } = this.contract;
    const operation = operationOf(call);
    const { mutation } = call;
    if (call.token) {
      const aboutBody = !writes && mutation && `${answer.status}` === statusFor(operation, "invalidRequest");
      if (aboutBody) {
        const because = `status ${answer.status} may be about the body, and a valid one is not sent read-only`;
        return [{ aspect: "outcome", guarantee, answer: "undecided", because }];
      }
      const status = statusFor(create, "unauthorized");
      return [fine("outcome", guarantee), ...judgeForm("auth", form.refusal(operation, answer, status), levels)];
    }
    const about = this.#formOfMutation(call);
    if (!about) return [fine("outcome", guarantee)];
    const [named, documented] = about;
    const status = statusFor(operation, call.operation === "get" ? "notFound" : "invalidRequest");
    return [
      fine("outcome", guarantee),
      ...judgeForm(named, form.refusal(operation, answer, status, documented), levels),
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

  /** Judges the responses of a round by the states of its numbers. */
  #outcomes(round: Event[], judged: Event[]): Judgement[] {
    if (judged.length === 0) return [];
    const before = this.states;
    const states = after(before, judged);
    const [event] = judged;
    if (states.length === 0 && createsAndReleases(judged.map(({ call }) => call))) {
      this.#giveUp(judged, 0);
      return [{ call: 0, aspect: "outcome", guarantee: "conflict", answer: "undecided", because: unordered }];
    }
    if (states.length === 0) {
      const found = judged.length === 1 && event ? unexplained(event, this) : notLinearizable(judged, this);
      return [{ ...found, call: round.indexOf(found.event) } as Judgement];
    }
    const noWinner = lacksWinner(judged, this);
    if (noWinner) return [{ ...noWinner, call: 0 } as Judgement];
    const found = judged.flatMap((each) => at(round.indexOf(each), this.#explained(each, judged, states)));
    this.states = states;
    return found;
  }

  /** The guarantees that an explained response is evidence for, and the form that a refusal has to have. */
  #explained(event: Event, round: Event[], states: Model[]): EventJudgement[] {
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
          ...judgeRefusal(event, "alreadyAttached", "already-attached", this.contract, "refused otherwise"),
          ...shown.map((each) => fine("state", each)),
        ];
      }
      case "get":
      case "list":
        return this.#explainedLookup(event, state);
      case "detach":
        if (outcome === "accepted") return [fine("outcome", "detach-frees")];
        if (state === "detached") return judgeRefusal(event, "notAttached", "detach-twice", this.contract);
        // A server that keeps the record of a released number answers as for a detached one.
        return state === "unknown" && !wasReleased(number, this.rounds) ? this.#detachOfUnknown(event) : [];
      case "release":
        if (numbers.length === 0)
          return outcome === "accepted" ? [] : judgeRefusal(event, "notFound", "release-unknown", this.contract);
        if (call.byFormerId) return this.#releasedTwice(event);
        if (state !== "unknown")
          return outcome === "accepted" ? [fine("outcome", "release-removes"), ...this.#released(event)] : [];
        if (!wasReleased(number, this.rounds)) return [];
        return this.#releasedTwice(event);
      case "update":
      case "deleteInbound":
      case "deleteOutbound":
        return this.#explainedOnGateway(event, call, state);
      default:
        if (outcome === "accepted") return [fine("outcome", call.operationId)];
        return [discrepancyOf("crash", event, { expected: "a success", actual: describeAnswer(event.exchange) }, this)];
    }
  }

  /** A server to which the number is a detached one was left so by a request before. */
  #detachOfUnknown(event: Event): EventJudgement[] {
    const status = statusFor(this.contract.operationOf(event.call), "notAttached");
    if (`${event.exchange.answer?.status}` !== status)
      return judgeRefusal(event, "notFound", "detach-unknown", this.contract);
    const kind = "detach refused otherwise";
    return judgeRefusal(event, "notFound", guaranteeOf(kind, event, this.rounds), this.contract, kind);
  }

  #explainedOnGateway(event: Event, call: GatewayCall, state: NumberState | undefined): EventJudgement[] {
    if (event.outcome === "accepted") {
      return call.operation === "update" && state === "detached" ? [fine("state", "gateway-stays")] : [];
    }
    return judgeUnknownGateway(event, this.contract);
  }

  #explainedInRace(event: Event, round: Event[], states: Model[]): EventJudgement[] {
    const { call, outcome, exchange, numbers } = event;
    if (!isValidCreate(call)) return [];
    const rivals = round.filter((other) => other !== event && isValidCreate(other.call) && shareNumber(other, event));
    if (outcome === "accepted") {
      const won = rivals.length > 0 && numbers.every((number) => agreedState(states, number) === "attached");
      return won ? [fine("outcome", "conflict")] : [];
    }
    const { answer } = exchange;
    const { create, form, levels } = this.contract;
    const [lost, refused] = [statusFor(create, "conflict"), statusFor(create, "alreadyAttached")];
    if (!answer) return [];
    if (`${answer.status}` === lost) return judgeForm("conflict", form.refusal(create, answer, lost), levels);
    if (`${answer.status}` === refused)
      return judgeForm("already-attached", form.refusal(create, answer, refused), levels);
    const expected = `status ${lost} or ${refused} for a request that lost the race`;
    return [discrepancyOf("lost otherwise", event, { expected, actual: describeAnswer(exchange) }, this)];
  }

  #explainedLookup(event: Event, state: NumberState | undefined): EventJudgement[] {
    const { call, shown: said, outcome, exchange, numbers } = event;
    if (numbers.length === 0 || state === undefined || said === "nothing") return [];
    if (state === "attached") {
      return [
        fine("state", guaranteeOfForm(call)),
        ...shownByAttached(event, this.rounds).map((each) => fine("state", each)),
      ];
    }
    const shown = shownByFree(event, this.rounds).map((each) => fine("state", each));
    if (state === "detached" && call.operation === "list") return [...shown, fine("state", "list-detached")];
    const { companions, form, levels } = this.contract;
    const { get } = companions;
    if (call.operation !== "get" || outcome !== "refused" || !get || !exchange.answer) return shown;
    return [
      ...shown,
      ...judgeForm("get-unknown", form.refusal(get, exchange.answer, statusFor(get, "notFound")), levels),
    ];
  }

  /** Judges the content of a success, beyond its form. */
  #closer(event: Event): EventJudgement[] {
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
      const number = numberIn(entry);
      return number === undefined || this.#isOwn(number);
    });
    return data.length === body.data.length ? answer : { ...answer, body: JSON.stringify({ ...body, data }) };
  }

  #page(event: Event): EventJudgement[] {
    const page = { query: queryOf(event.exchange, this.contract.values.perPage), exchange: event.exchange };
    const found = judgePage(page, this.known.pages, this.contract.levels);
    this.known.pages.push(page);
    return found;
  }

  /** Looks at everything that a lookup shows of a number, and keeps it for those that come later. */
  #look(event: Event, number: string, shown: unknown): EventJudgement[] {
    const { operation } = event.call;
    const expected = viewOf(this.states, number);
    if (!expected || (operation === "get" && otherNumberIn(event.exchange, number))) return [];
    const own = guaranteeOfForm(event.call);
    const found = this.#judgeId(number, shown, own);
    if (!expected.inbound)
      return [...found, ...judgeName(expected, shown).filter(({ answer }) => answer === "otherwise")];
    if (!hasGateway(shown)) return found;
    const deleted = this.#deletedIn(shown);
    // How a gateway is set up that should not be there says nothing about the number's own.
    if (deleted.some(({ answer }) => answer === "otherwise")) return [...found, ...deleted];
    const seen = { expected, actual: shown, asked: this.known.asked.get(number) };
    const key = `${operation} ${number}`;
    const before = this.known.seen.get(key);
    const cause = this.#latestOnGateway();
    found.push(...deleted, ...judgeSameGateways(seen, before, cause ?? own));
    if (cause && before && directions.every((each) => before.expected[each]?.id === expected[each]?.id)) {
      found.push(...judgeUpdated(before, seen, cause, this.contract.levels));
    } else if (!directions.some((each) => this.known.updated.has(expected[each]?.id ?? ""))) {
      found.push(...judgeShown(seen, this.#stillSeen(operation, number), this.contract));
    }
    this.known.seen.set(key, seen);
    return found;
  }

  /** The guarantee about the latest operation on a gateway. */
  #latestOnGateway(): string | undefined {
    const round = this.rounds.findLast((events) => events.some(({ call }) => isOnGateway(call)));
    const event = round?.findLast(({ call }) => isOnGateway(call));
    return event && guaranteeAbout(event.call, event.outcome === "accepted");
  }

  /** A gateway that was deleted is not shown again. */
  #deletedIn(shown: unknown): EventJudgement[] {
    return directions.flatMap((direction): EventJudgement[] => {
      const id = valueAt(shown, [direction, "id"]);
      if (typeof id !== "string" || ![...this.known.deleted.values()].includes(direction)) return [];
      const guarantee = `delete-${direction}`;
      if (!this.known.deleted.has(id)) return [fine("state", guarantee)];
      const expected = `an ${direction} gateway that was not deleted`;
      return [
        otherwise("ids", guarantee, { expected, actual: `the gateway ${id}` }, this.contract.levels.of(guarantee)),
      ];
    });
  }

  /** A number keeps its id, also when it was detached and is created again. */
  #judgeId(number: string, shown: unknown, guarantee: string): EventJudgement[] {
    const [id, known] = [idIn(shown), this.known.ids.get(number)];
    if (id === undefined || known === undefined) return [];
    const wasDetached = this.known.detached.has(number);
    if (id === known) return wasDetached ? [fine("ids", "reuse")] : [];
    const level = wasDetached ? this.contract.levels.ofMark("reuse") : undefined;
    const deviation = { expected: `the number's id to stay ${known}`, actual: `the id ${id}` };
    return [otherwise("ids", wasDetached ? "reuse" : guarantee, deviation, level)];
  }

  #stillSeen(operation: string, number: string): Seen[] {
    return this.numbers.flatMap((other) => {
      const seen = this.known.seen.get(`${operation} ${other}`);
      const view = other === number || !seen || this.#open.has(other) ? undefined : viewOf(this.states, other);
      return seen && view && view.inbound?.id === seen.expected.inbound?.id ? [seen] : [];
    });
  }

  #detachResponse({ numbers: [number = ""], exchange }: Event): EventJudgement[] {
    const body = bodyOf(exchange);
    const view = viewOf(this.states, number);
    if (!view) return [];
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
    const seen = this.known.seen.get(`${operation} ${number}`);
    return seen && this.known.asked.get(number) === seen.asked ? seen : undefined;
  }

  #releasedTwice(event: Event): EventJudgement[] {
    return event.outcome === "accepted"
      ? [fine("outcome", "release-twice")]
      : judgeRefusal(event, "notFound", "release-twice", this.contract);
  }

  #released({ numbers: [number = ""], exchange }: Event): EventJudgement[] {
    const body = bodyOf(exchange);
    const [e164, id] = [valueAt(body, ["e164"]), valueAt(body, ["phoneNumberId"])];
    const known = this.known.ids.get(number);
    if (isOther(e164, number)) {
      return [otherwise("ids", "release-removes", { expected: `the number ${number}`, actual: e164 })];
    }
    if (typeof id !== "string" || id === "" || known === undefined || id === known) return [];
    return [otherwise("ids", "release-removes", { expected: `the number's id, ${known}`, actual: id })];
  }

  /** Nothing more is expected of the numbers of a response that was not as guaranteed. */
  #giveUp(round: Event[], call: number): void {
    const events = round.length > 1 ? round : [round[call]];
    for (const event of events) for (const number of event?.numbers ?? []) this.#open.add(number);
  }

  #giveUpAll(): void {
    for (const number of this.numbers) this.#open.add(number);
  }
}

/** The end of a sentence that starts with "because". */
const unordered = "no page says how a release and a create at the same time get along";

function mayHaveChanged({ call, outcome }: Event): boolean {
  return !isLookup(call) && !isRefused(call) && (outcome === "accepted" || outcome === "nothing");
}

function shareNumber(one: Event, other: Event): boolean {
  return one.numbers.some((number) => other.numbers.includes(number));
}

/** Uses `Object.assign`: a spread in front of `call` makes objects that are slow to make and to read. */
function at(call: number, findings: EventJudgement[]): Judgement[] {
  return findings.map((finding) => Object.assign({ call }, finding) as Judgement);
}
