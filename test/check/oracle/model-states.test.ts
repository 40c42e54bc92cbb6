/** Histories written by hand: which of them some order of the requests explains. */
import { expect, test } from "vitest";
import type { Event, EventOutcome } from "../../../scripts/check/history/event.js";
import { account, after, stateOf } from "../../../scripts/check/oracle/model-states.js";
import { document } from "../../../scripts/document/document.js";
import { operations } from "../../../scripts/document/operations.js";
import { documentValues } from "../../../scripts/model/document-values.js";
import { Model } from "../../../scripts/model/model.js";

const [a, b, c] = ["+12025550101", "+12025550102", "+12025550103"] as const;

const exchange = { request: { method: "POST", path: "/", headers: {} } };

function create(numbers: string[], outcome: EventOutcome): Event {
  const body = {
    name: "Front desk",
    phoneNumbers: numbers,
    inbound: { sipRegion: "auto" as const },
    outbound: { sipRegion: "auto" as const, address: "sip.example.com", transport: "udp" as const },
  };
  return { call: { operation: "create", row: [], numbers: [] }, exchange, outcome, numbers, body };
}

function tooLong(numbers: string[]): Event {
  return { ...create(numbers, "refused"), mayBeRefused: true };
}

function on(operation: "get" | "detach" | "release", number: string, outcome: EventOutcome, attached?: boolean): Event {
  return { call: { operation, number: 0 }, exchange, outcome, numbers: [number], attached };
}

function byFormerId(number: string, outcome: EventOutcome): Event {
  return { ...on("release", number, outcome), call: { operation: "release", number: 0, byFormerId: true } };
}

/** The model states after rounds of events. */
function statesAfter(...rounds: Event[][]): Model[] {
  const start = new Model(documentValues(document, operations(document)));
  return rounds.reduce((models, events) => after(models, events), [start]);
}

test.each<[string, Event[][]]>([
  ["a create, and the refusal of a second", [[create([a], "accepted")], [create([a], "refused")]]],
  ["one winner of three", [[create([a], "accepted"), create([a], "refused"), create([a], "lost")]]],
  ["two that have nothing in common", [[create([a], "accepted"), create([b], "accepted")]]],
  [
    "a 409 beside a request about another number: some servers lock more than they must",
    [[create([a], "accepted"), create([b], "lost")]],
  ],
  ["a chain, won at both ends", [[create([a], "accepted"), create([a, b], "lost"), create([b], "accepted")]]],
  [
    "a create that came after the detach at the same time",
    [[create([a], "accepted")], [create([a], "accepted"), on("detach", a, "accepted")]],
  ],
  ["a create that came before it", [[create([a], "accepted")], [create([a], "refused"), on("detach", a, "accepted")]]],
  ["one of two detaches", [[create([a], "accepted")], [on("detach", a, "accepted"), on("detach", a, "refused")]]],
  ["a lookup before or after the create at the same time", [[create([a], "accepted"), on("get", a, "refused")]]],
  [
    "a release, and a create again",
    [[create([a], "accepted")], [on("release", a, "accepted")], [create([a], "accepted")]],
  ],
  ...(["accepted", "refused"] as const).map((outcome): [string, Event[][]] => [
    `a release by a former id that is ${outcome}: the number is as it was`,
    [[create([a], "accepted")], [byFormerId(a, outcome)], [create([a], "refused")], [on("get", a, "accepted", true)]],
  ]),
  [
    "a second release that succeeds",
    [[create([a], "accepted")], [on("release", a, "accepted")], [on("release", a, "accepted")]],
  ],
  ["a long one that is refused, and carries nothing out", [[tooLong([a])], [create([a], "accepted")]]],
  ["an answer that never came, carried out", [[create([a], "nothing")], [create([a], "refused")]]],
  ["an answer that never came, not carried out", [[create([a], "nothing")], [create([a], "accepted")]]],
])("is explained: %s", (_, rounds) => {
  expect(statesAfter(...rounds).length).toBeGreaterThan(0);
});

test.each<[string, Event[][]]>([
  ["a second create that succeeds", [[create([a], "accepted")], [create([a], "accepted")]]],
  ["a first create that is refused", [[create([a], "refused")]]],
  ["two winners", [[create([a], "accepted"), create([a], "accepted")]]],
  ["two winners that share one number", [[create([a, b], "accepted"), create([b, c], "accepted")]]],
  ["a loser that nobody raced", [[create([a], "lost")]]],
  ["a refusal beside one that has nothing in common", [[create([a], "accepted"), create([b], "refused")]]],
  [
    "two detaches of one number",
    [[create([a], "accepted")], [on("detach", a, "accepted"), on("detach", a, "accepted")]],
  ],
  [
    "a create between an accepted detach and nothing",
    [[create([a], "accepted")], [on("detach", a, "accepted")], [create([a], "refused")]],
  ],
  ["a created number that is not found", [[create([a], "accepted")], [on("get", a, "refused")]]],
  ["a created number that is shown detached", [[create([a], "accepted")], [on("get", a, "accepted", false)]]],
  [
    "a number of a refused request that is shown",
    [[create([a], "accepted")], [create([a, b], "refused")], [on("get", b, "accepted", false)]],
  ],
  ["a long one that is refused, and carried out", [[tooLong([a])], [create([a], "refused")]]],
  [
    "an answer that never came, carried out and then not",
    [[create([a], "nothing")], [create([a], "refused")], [on("get", a, "refused")]],
  ],
])("is not explained: %s", (_, rounds) => {
  expect(statesAfter(...rounds)).toEqual([]);
});

test("a lost answer leaves both courses of events, until another answer tells", () => {
  const open = statesAfter([create([a], "nothing")]);
  expect(open.map((model) => stateOf(model, a)).sort()).toEqual(["attached", "unknown"]);
  const told = after(open, [create([a], "refused")]);
  expect(told.map((model) => stateOf(model, a))).toEqual(["attached"]);
});

test("requests at the same time that have nothing in common leave one course of events: their order shows nowhere", () => {
  expect(statesAfter([create([a], "accepted"), create([b], "accepted"), create([c], "accepted")])).toHaveLength(1);
});

test("eight requests for one number at the same time are told apart in no time", () => {
  const racers = ["accepted", ...Array.from({ length: 7 }, () => "lost" as const)] as EventOutcome[];
  const started = performance.now();
  expect(statesAfter(racers.map((outcome) => create([a], outcome)))).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("names make a difference, since they can be seen", () => {
  const [model] = statesAfter([create([a], "accepted")]);
  expect(model?.numbers(account).map(({ phoneNumber }) => phoneNumber.name)).toEqual(["Front desk"]);
});
