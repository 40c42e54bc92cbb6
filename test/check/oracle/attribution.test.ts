import { expect, test } from "vitest";
import type { Call } from "../../../scripts/check/cases/test-case.js";
import type { Event, EventOutcome } from "../../../scripts/check/history/event.js";
import { guaranteeOf } from "../../../scripts/check/oracle/attribution.js";

const [a, b] = ["+12015550101", "+12015550102"];

function event(call: Partial<Call>, numbers: string[], outcome: EventOutcome): Event {
  return { call: call as Call, numbers, outcome, exchange: { request: { method: "POST", path: "/", headers: {} } } };
}

const create = (numbers: string[], outcome: EventOutcome, parts: object = {}) =>
  event({ operation: "create", ...parts }, numbers, outcome);

test.each<[string, Event[][], string]>([
  ["nothing before", [], "detach-unknown"],
  ["a request that lost the race for another number", [[create([a], "accepted"), create([b, a], "lost")]], "conflict"],
  ["a request that was refused for another number", [[create([a], "accepted")], [create([b, a], "refused")]], "atomic"],
  ["a request without a token", [[create([b], "refused", { token: "none" })]], "auth"],
  ["an invalid request", [[create([b], "refused", { mutation: {} })]], "invalid-creates-nothing"],
])("a number that is known to a detach, and should not be, is so by %s", (_, before, guarantee) => {
  const detach = event({ operation: "detach", number: 0 }, [b], "refused");
  expect(guaranteeOf("detach refused otherwise", detach, before)).toBe(guarantee);
});
