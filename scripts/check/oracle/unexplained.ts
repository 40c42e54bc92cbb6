/** Names responses that no model state explains. */
import type { Model } from "../../model/model.js";
import type { Kind } from "../answers/finding.js";
import { describeAnswer } from "../answers/outcome.js";
import { isOwnRelease, isRefused, isValidCreate } from "../cases/test-case.js";
import type { Event } from "../history/event.js";
import type { Contract } from "./contract.js";
import type { Knowledge } from "./knowledge.js";
import { agreedState, type NumberState } from "./model-states.js";
import { discrepancyOf } from "./naming.js";
import type { EventJudgement } from "./shown.js";

/** The history before the responses, and what it leaves. */
interface Past {
  contract: Contract;
  states: Model[];
  rounds: Event[][];
  known: Knowledge;
}

/** A finding, with the response that it is about. */
type Blamed = EventJudgement & { event: Event };

/** A response that no model state explains. */
export function unexplained(event: Event, past: Past): Blamed {
  const { call, outcome, exchange, numbers } = event;
  const [number = ""] = numbers;
  const { contract, states, rounds, known } = past;
  const [model] = states;
  const stateIn = (each: string) => (model ? (agreedState([model], each) ?? "unknown") : "unknown");
  const state = stateIn(number);
  const actual = describeAnswer(exchange);
  const say = (kind: Kind, expected: string, got = actual) => ({
    ...discrepancyOf(kind, event, { expected, actual: got }, past),
    event,
  });
  switch (call.operation) {
    case "create": {
      const taken = numbers.some((each) => stateIn(each) === "attached");
      const because = numbers.length > 1 ? "one of the numbers is attached" : "the number is attached";
      if (outcome === "accepted") {
        const found = say("taken twice", `status 400, because ${because}`);
        // It is attached, as everybody can see: the request that attached it is not to blame.
        return numbers.some((each) => known.shownAttached.has(each)) && !rounds.some((round) => round.length > 1)
          ? { ...found, guarantee: "already-attached", ...contract.levels.of("already-attached") }
          : found;
      }
      return taken
        ? say("refused otherwise", `status 400, because ${because}`)
        : say("refused", "success, because the request is valid and nothing attached its numbers");
    }
    case "get":
    case "list":
      return otherState(event, state, past);
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
      if (!known.ids.has(number)) return say("not seen", `the number, which is ${state}, with its id`);
      return say("release refused", `success, because the number is ${state}`);
  }
}

function otherState(event: Event, state: NumberState, past: Past): Blamed {
  const { call, shown, attached } = event;
  const kinds = lookupKinds[call.operation === "list" ? "list" : "get"];
  const say = (kind: Kind, expected: string, actual: string) => {
    const found = { ...discrepancyOf(kind, event, { expected, actual }, past), event };
    const isOfDetached = call.operation === "list" && state === "detached";
    return isOfDetached ? { ...found, guarantee: "list-detached", ...past.contract.levels.of("list-detached") } : found;
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
    const isKept = attached === false && wasReleased(event.numbers[0] ?? "", past.rounds);
    return isKept
      ? { ...found, guarantee: "release-removes", ...past.contract.levels.ofMark("release-removes") }
      : found;
  }
  const isAttached = state === "attached";
  return say(
    isAttached ? kinds.detached : kinds.attached,
    `the number to be ${state}, with both gateways or none`,
    `the gateways of a number that is ${isAttached ? "not attached in both directions" : "attached"}`,
  );
}

/** Responses that no order of their requests explains. */
export function notLinearizable(round: Event[], past: Past): Blamed {
  const accepted = round.filter(({ outcome }) => outcome === "accepted");
  const event = accepted.at(-1) ?? (round[0] as Event);
  const wantedByAll = event.numbers.some((number) => round.every(({ numbers }) => numbers.includes(number)));
  if (wantedByAll && accepted.length > 1 && round.every(({ call }) => isValidCreate(call))) {
    const expected = `success for one of ${round.length} requests for the same number at the same time`;
    const actual = `success for ${accepted.length} of them`;
    return { ...discrepancyOf("race", event, { expected, actual }, past), event };
  }
  const actual = round.map(({ exchange }) => describeAnswer(exchange)).join(", ");
  const expected = "responses that fit some order of these requests";
  return { ...discrepancyOf("race", event, { expected, actual }, past), event };
}

/** Requests at the same time that all want one free number: one of them has to win. */
export function lacksWinner(round: Event[], past: Past): EventJudgement | undefined {
  const [event] = round;
  if (!event || round.length < 2) return undefined;
  const refused = round.every(
    ({ call, outcome, mayBeRefused }) =>
      isValidCreate(call) && !mayBeRefused && (outcome === "refused" || outcome === "lost"),
  );
  const wantedByAll = event.numbers.some((number) => round.every(({ numbers }) => numbers.includes(number)));
  const free = round.every(({ numbers }) =>
    numbers.every((number) => ["unknown", "detached"].includes(agreedState(past.states, number) ?? "")),
  );
  if (!refused || !wantedByAll || !free) return undefined;
  const expected = `success for one of ${round.length} requests for the same number at the same time`;
  return discrepancyOf("race", event, { expected, actual: "success for none of them" }, past);
}

/** Whether the latest create or release that succeeded was a release. */
export function wasReleased(number: string, rounds: Event[][]): boolean {
  const last = rounds.flat().findLast(({ call, outcome, numbers }) => {
    const changes = isValidCreate(call) || (isOwnRelease(call) && !isRefused(call));
    return changes && outcome === "accepted" && numbers.includes(number);
  });
  return last?.call.operation === "release";
}

const lookupKinds = {
  get: { missing: "not seen", unasked: "seen unasked", detached: "seen detached", attached: "seen attached" },
  list: { missing: "not listed", unasked: "listed unasked", detached: "listed detached", attached: "listed attached" },
} satisfies Record<string, Record<string, Kind>>;
