/**
 * Attribution: which guarantee a response speaks of, given the history before it. The same question is asked of a response
 * that is as guaranteed, where the answer is evidence, and of a discrepancy, where it names the guarantee that is broken.
 */
import { isObject } from "../../document/json.js";
import type { Kind } from "../answers/finding.js";
import { type Call, isLookup, isOnGateway, isOwnRelease, isValidCreate } from "../cases/test-case.js";
import type { Event } from "../history/event.js";
import { bodyOf } from "./lookups.js";

/** The guarantee that a discrepancy breaks. */
export function guaranteeOf(kind: Kind, event: Event, before: Event[][]): string {
  const history = new History(before, event.numbers);
  switch (kind) {
    case "race":
    case "lost otherwise":
      return "conflict";
    case "taken twice":
      if (history.raced()) return "conflict";
      return (
        history.again() ?? history.freedBy() ?? (history.listed() && !history.forgot() ? "whole" : "already-attached")
      );
    case "refused otherwise":
      return "already-attached";
    case "refused":
      return history.givenUp() ?? history.cause() ?? (before.length === 0 ? "every-choice" : "created");
    case "crash":
      return history.ofCrash(event.call);
    case "let through":
      return "refused";
    case "seen attached":
    case "seen unasked":
      return history.cause() ?? "get-unknown";
    case "seen detached":
    case "not seen":
      return (
        history.seenAgain() ??
        history.causeElsewhere() ??
        (history.listed() || showsHalf(event) ? "whole" : "get-created")
      );
    case "listed unasked":
      return history.cause() ?? "list-created";
    case "not listed":
    case "listed detached":
      return "list-created";
    case "listed attached":
      return "list-detached";
    case "gateway accepted":
      return unknownGateway(event.call);
    case "gateway refused":
      if (event.call.operation !== "update") return guaranteeAbout(event.call, true) ?? "";
      return event.state === "attached" ? "update-changes" : (history.deletedOtherwise() ?? "gateway-stays");
    case "late":
    case "shown otherwise":
      return "get-created";
    case "detach refused":
      return history.causeElsewhere() ?? "detach-frees";
    case "detach accepted": {
      const cause = history.cause();
      if (cause && cause !== "detach-frees") return cause;
      return history.wasCreated() ? "detach-twice" : "detach-unknown";
    }
    case "detach refused otherwise":
      return history.cause() ?? "detach-unknown";
    case "release refused":
      return "release-removes";
    case "release accepted":
      return "release-unknown";
  }
}

/** Whether it shows a number that is attached in one direction alone. */
function showsHalf({ exchange }: Event): boolean {
  const shown = bodyOf(exchange);
  return isObject(shown) && isObject(shown.inbound) !== isObject(shown.outbound);
}

/** The guarantees for which it is evidence that the numbers are attached, as they should be. */
export function shownByAttached(event: Event, before: Event[][]): string[] {
  const history = new History(before, event.numbers);
  return distinct([
    history.raced() ? "conflict" : undefined,
    history.again(),
    aboutNumbers(history.causeElsewhere()),
    history.listed() ? "whole" : undefined,
  ]);
}

/** The guarantees for which it is evidence that the numbers are free, as they should be. */
export function shownByFree(event: Event, before: Event[][]): string[] {
  const history = new History(before, event.numbers);
  return distinct([aboutNumbers(history.cause()), isValidCreate(event.call) ? history.givenUp() : undefined]);
}

/** That a number is as it was is no evidence for what an operation does to a gateway. */
function aboutNumbers(guarantee: string | undefined): string | undefined {
  return guarantee && /^(update|delete)-/.test(guarantee) ? undefined : guarantee;
}

function distinct(guarantees: (string | undefined)[]): string[] {
  return [...new Set(guarantees.filter((guarantee) => guarantee !== undefined))];
}

/** The requests before a response, as far as they concern its numbers. */
class History {
  readonly #rounds: Event[][];
  readonly #numbers: string[];

  constructor(rounds: Event[][], numbers: string[]) {
    this.#rounds = rounds;
    this.#numbers = numbers;
  }

  raced(): boolean {
    return this.#rounds.some((round) => round.length > 1);
  }

  wasCreated(): boolean {
    return this.#about().some(({ call }) => isValidCreate(call));
  }

  /** Whether what attached one of the numbers attached others beside these. */
  listed(): boolean {
    return this.#about().some(
      ({ call, outcome, numbers }) =>
        isValidCreate(call) && outcome === "accepted" && numbers.some((number) => !this.#numbers.includes(number)),
    );
  }

  /** Whether a request about other numbers was accepted since one of these was attached. */
  forgot(): boolean {
    const done = this.#rounds.flat().filter(({ call, outcome }) => isValidCreate(call) && outcome === "accepted");
    const latest = done.findLastIndex((event) => this.#isAbout(event));
    return latest >= 0 && latest < done.length - 1;
  }

  /** The guarantee about what was done to the numbers last. */
  cause(): string | undefined {
    for (const round of this.#rounds.toReversed()) {
      const event = round.find((each) => this.#isAbout(each));
      if (!event || (isLookup(event.call) && !event.call.token)) continue;
      if (round.length > 1) return "conflict";
      const { call, outcome } = event;
      if (call.operation === "detach" && outcome !== "accepted" && !call.token && !call.mutation) {
        return this.wasCreated() ? "detach-twice" : "detach-unknown";
      }
      return guaranteeAbout(call, outcome === "accepted");
    }
    return undefined;
  }

  /** The guarantee about attaching once more a number that was given up, or about a release by its former id since. */
  again(): string | undefined {
    const isChange = (event: Event) => !isLookup(event.call) && this.#isAbout(event);
    const last = this.#rounds.findLast((round) => round.some(isChange))?.findLast(isChange)?.call;
    if (last?.operation === "release" && last.byFormerId) return guaranteeAbout(last, true);
    const done = this.#alone();
    const created = done.findLastIndex(({ call }) => isValidCreate(call));
    return guaranteeAgain(done.slice(0, created).findLast(({ call }) => givesUp(call)));
  }

  /** The guarantee about showing a number that was attached once more. Whether a released one can be is assumed: this one was. */
  seenAgain(): string | undefined {
    const again = this.again();
    return again === "release-again" ? "get-created" : again;
  }

  /** The guarantee about attaching a number that was given up last. */
  givenUp(): string | undefined {
    const last = this.#alone().at(-1);
    return last && givesUp(last.call) ? guaranteeAgain(last) : undefined;
  }

  /** The guarantee about the operation that freed an attached number; a refusal for an attached number frees none. */
  freedBy(): string | undefined {
    const cause = this.causeElsewhere();
    return cause === "atomic" ? undefined : cause;
  }

  /** The guarantee about what was done to any number since. */
  causeElsewhere(): string | undefined {
    for (const round of this.#rounds.toReversed()) {
      if (round.length > 1) return "conflict";
      const [event] = round;
      if (!event || event.call.operation === "wait" || (isLookup(event.call) && !event.call.token)) continue;
      if (isValidCreate(event.call) && event.outcome === "accepted") continue;
      return guaranteeAbout(event.call, event.outcome === "accepted");
    }
    return undefined;
  }

  ofCrash(call: Call): string {
    if (call.operation === "create") return this.#rounds.length === 0 ? "every-choice" : (this.cause() ?? "created");
    if (call.operation === "detach") return "detach-frees";
    return isOnGateway(call) ? (guaranteeAbout(call, true) ?? "") : guaranteeOfForm(call);
  }

  /** The guarantee about a delete for the other direction, which has to leave the gateway where it is. */
  deletedOtherwise(): string | undefined {
    const found = this.#about().findLast(({ call }) => isOnGateway(call) && call.operation !== "update");
    return found && unknownGateway(found.call);
  }

  /** Successful changes of the numbers that did not overlap other requests; lookups are left out. */
  #alone(): Event[] {
    return this.#about((event, round) => {
      const isChange = !isLookup(event.call) && !isOnGateway(event.call);
      return round.length === 1 && event.outcome === "accepted" && isChange;
    });
  }

  /** The events of the numbers. Each response of a long history asks for them: `flat` and `flatMap` would take too long. */
  #about(isWanted: (event: Event, round: Event[]) => boolean = () => true): Event[] {
    const found: Event[] = [];
    for (const round of this.#rounds) {
      for (const event of round) if (isWanted(event, round) && this.#isAbout(event)) found.push(event);
    }
    return found;
  }

  #isAbout({ numbers }: Event): boolean {
    return numbers.some((number) => this.#numbers.includes(number));
  }
}

function givesUp(call: Call): boolean {
  return call.operation === "detach" || isOwnRelease(call);
}

function guaranteeAgain(event: Event | undefined): string | undefined {
  if (!event) return undefined;
  return event.call.operation === "detach" ? "reuse" : "release-again";
}

/** The guarantee about an operation on an id that no gateway of its direction has. */
export function unknownGateway({ operation }: Call): string {
  if (operation === "deleteInbound") return "delete-inbound-unknown";
  return operation === "deleteOutbound" ? "delete-outbound-unknown" : "update-unknown";
}

/** The guarantee about what an operation on a gateway may change. */
export function guaranteeAbout(call: Call, accepted: boolean): string | undefined {
  if (call.operation === "wait") return undefined;
  if (call.token) return "auth";
  switch (call.operation) {
    case "create":
      if (call.mediaType !== undefined) return "content-type";
      if (call.mutation) return "invalid-creates-nothing";
      return accepted ? undefined : "atomic";
    case "detach":
      return call.mutation?.guarantee ?? "detach-frees";
    case "release":
      return call.mutation?.guarantee ?? (call.byFormerId ? "release-twice" : "release-removes");
    case "update":
    case "deleteInbound":
    case "deleteOutbound": {
      if (call.mutation) return call.mutation.guarantee;
      const own = { update: "update-changes", deleteInbound: "delete-inbound", deleteOutbound: "delete-outbound" };
      return accepted && call.number !== undefined ? own[call.operation] : unknownGateway(call);
    }
    default:
      return undefined;
  }
}

/** The guarantee that says how the success of an operation looks. */
export function guaranteeOfForm(call: Call): string {
  const guarantees = {
    create: "created",
    list: "list-created",
    get: "get-created",
    detach: "detach-answer",
    release: "release-removes",
    update: "update-changes",
    deleteInbound: "delete-inbound",
    deleteOutbound: "delete-outbound",
    wait: "",
  };
  return call.operation === "other" ? call.operationId : guarantees[call.operation];
}
