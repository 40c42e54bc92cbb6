/**
 * The model states: everything that the API may remember, given the history. There is one for each linearization that
 * explains the responses. When none is left, the responses are not linearizable, and a guarantee is broken.
 */
import { isDeepStrictEqual } from "node:util";
import type { Model } from "../../model/model.js";
import type { PhoneNumberWithGateways } from "../../model/types.js";
import { type GatewayCall, isRefused, isValidCreate } from "../cases/test-case.js";
import type { Event, EventOutcome } from "../history/event.js";

export const account = "checked";

/** At most this many model states are tracked: those that are dropped rarely matter. */
const mostStates = 24;
const mostFollowed = 400;

export type NumberState = "unknown" | "detached" | "attached";

/**
 * The states that are possible after a round.
 *
 * @returns none when no order of the events explains their responses
 */
export function after(states: Model[], round: Event[]): Model[] {
  const found: Model[] = [];
  for (const state of states) follow(state, round, round, found);
  return distinct(found).slice(0, mostStates);
}

function follow(state: Model, rest: Event[], round: Event[], found: Model[]): void {
  if (found.length > mostFollowed) return;
  if (rest.length === 0) {
    found.push(state);
    return;
  }
  const [only] = rest;
  if (only && rest.length === 1) {
    found.push(...explained(state, only, round));
    return;
  }
  for (const event of oneOfEachGroup(rest.filter((each) => !rest.some((other) => isBefore(other, each))))) {
    const others = rest.filter((other) => other !== event);
    for (const next of explained(state, event, round)) follow(next, others, round, found);
  }
}

/** Whether the one had its response before the other was sent, so that every linearization has it first. */
function isBefore({ span: one }: Event, { span: other }: Event): boolean {
  return one !== undefined && other !== undefined && one.to < other.from;
}

/** One event for each group of equal ones: the order within a group makes no difference. */
function oneOfEachGroup(events: Event[]): Event[] {
  return events.filter((event, index) => events.findIndex((other) => alike(event, other)) === index);
}

function alike(one: Event, other: Event): boolean {
  return (
    one === other ||
    (one.outcome === other.outcome &&
      one.shown === other.shown &&
      one.call.operation === other.call.operation &&
      isRefused(one.call) === isRefused(other.call) &&
      isDeepStrictEqual(one.body, other.body) &&
      isDeepStrictEqual(one.numbers, other.numbers) &&
      one.attached === other.attached)
  );
}

/** The states after the event, if it was the next one. */
function explained(state: Model, event: Event, round: Event[]): Model[] {
  const { call, outcome, body, numbers } = event;
  const [number = ""] = numbers;
  if (isRefused(call)) return outcome === "accepted" ? [] : [state];
  switch (call.operation) {
    case "create": {
      if (!body) return [state];
      const carriedOut = () => changed(state, (copy) => copy.create(account, body) === undefined);
      if (outcome === "accepted") return carriedOut();
      if (outcome === "nothing") return [state, ...carriedOut()];
      if (mayLose(event, round) || event.mayBeRefused) return [state];
      return carriedOut().length === 0 ? [state] : [];
    }
    case "get":
    case "list": {
      const shown = event.shown ?? outcome;
      if (shown === "nothing" || shown === "lost" || numbers.length === 0) return [state];
      const view = state.get(account, number);
      if ("refused" in view) return shown === "refused" ? [state] : [];
      return shown === "accepted" && event.attached === (view.inbound !== null) ? [state] : [];
    }
    case "detach": {
      const carriedOut = () => changed(state, (copy) => !("refused" in copy.detach(account, number)));
      return changing(state, outcome, carriedOut(), round);
    }
    case "release": {
      if (numbers.length === 0) return outcome === "accepted" ? [] : [state];
      if (call.byFormerId) return [state];
      const view = state.get(account, number);
      // A release of a number that is gone may say that it is not found, or once more that it is released.
      if ("refused" in view) return [state];
      const { phoneNumberId } = view.phoneNumber;
      return changing(
        state,
        outcome,
        changed(state, (copy) => !("refused" in copy.release(account, phoneNumberId))),
        round,
      );
    }
    case "update":
    case "deleteInbound":
    case "deleteOutbound": {
      // Where it may or may not have been carried out, nothing more is expected.
      if (outcome === "nothing") return [state];
      return changing(
        state,
        outcome,
        changed(state, (copy) => onGateway(copy, call, event.gateway ?? "") === undefined),
        round,
      );
    }
    default:
      return [state];
  }
}

function onGateway(model: Model, { operation, changes = {} }: GatewayCall, gatewayId: string) {
  if (operation === "update") return model.update(account, gatewayId, changes);
  return model.deleteGateway(account, operation === "deleteInbound" ? "inbound" : "outbound", gatewayId);
}

function changing(state: Model, outcome: EventOutcome, carriedOut: Model[], round: Event[]): Model[] {
  if (outcome === "accepted") return carriedOut;
  if (outcome === "nothing" || (outcome === "lost" && round.length > 1)) return [state, ...carriedOut];
  return carriedOut.length === 0 ? [state] : [];
}

function changed(state: Model, change: (copy: Model) => boolean): Model[] {
  const copy = state.copy();
  return change(copy) ? [copy] : [];
}

/**
 * A create that overlaps another request about one of its numbers may lose, and learn of it with 400 or 409. With 409 alone,
 * it may also lose to one about other numbers: some servers lock more than they must.
 */
function mayLose(event: Event, round: Event[]): boolean {
  return round.some((other) => {
    if (other === event || isRefused(other.call) || isBefore(event, other) || isBefore(other, event)) return false;
    const sharesNumber = other.numbers.some((number) => event.numbers.includes(number));
    const changes = isValidCreate(other.call) || ["detach", "release"].includes(other.call.operation);
    return changes && (event.outcome === "lost" || (sharesNumber && isValidCreate(other.call)));
  });
}

/** States that show the same of every number, whatever they call the gateways that its numbers share. */
function distinct(states: Model[]): Model[] {
  if (states.length < 2) return states;
  return [...new Map(states.toReversed().map((state) => [state.signature(account), state])).values()].reverse();
}

/** The state of a number, where all model states agree on it. */
export function agreedState(states: Model[], number: string): NumberState | undefined {
  const [first] = states;
  const state = first && stateOf(first, number);
  return states.every((other) => stateOf(other, number) === state) ? state : undefined;
}

/** The number as it should be shown, where one model state is left that knows it. */
export function viewOf(states: Model[], number: string): PhoneNumberWithGateways | undefined {
  const [state, ...others] = states;
  const view = state?.get(account, number);
  return !view || others.length > 0 || "refused" in view ? undefined : view;
}

export function stateOf(state: Model, number: string): NumberState {
  const view = state.get(account, number);
  if ("refused" in view) return "unknown";
  return view.inbound ? "attached" : "detached";
}
