/** Mixed load is linearizable, and the check of that notices what is not. */
import { expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { firstMisfit } from "./linearizable.js";
import { expectLinearizable, mixedLoad } from "./mixed-load.js";
import { created, detached, got, listed, type Numbers, released, type Step } from "./number-history.js";
import { number } from "./requests.js";

const [a, b] = [number(1), number(2)];
const empty: Numbers = {};

/** Operations with the moments of their call and end, for example `"1-3"`. */
function misfit(...history: [when: string, apply: Step["apply"]][]): string | undefined {
  const steps = history.map(([when, apply]) => {
    const [call = 0, end = 0] = when.split("-").map(Number);
    return { what: when, status: 0, creates: [], call, end, apply };
  });
  return firstMisfit(steps, empty)?.what;
}

const create = (numbers: string[], status: number, { name = "desk", isShared = true, pair = "pair" } = {}) =>
  created(numbers, { name, isShared, pair })({ status, body: {} });
const winner = (when: string): [string, Step["apply"]] => [when, create([a], 200)];
const shown = (e164: string, id: string, numbers: string[] | null, name = "desk") => ({
  phoneNumber: { e164, phoneNumberId: id, name },
  inbound: numbers && { numbers },
  outbound: numbers && { numbers },
});
const get = (e164: string, id: string, numbers: string[] | null, name?: string) =>
  got(e164)({ status: 200, body: shown(e164, id, numbers, name) });
const gone = (e164: string) => got(e164)({ status: 404, body: {} });
const detach = (e164: string, status: number, id = "x") =>
  detached(e164)({ status, body: { phoneNumber: { e164, phoneNumberId: id, name: "desk" } } });
const release = (e164: string, id: string, status: number) => released(e164, id)({ status, body: {} });
const list = (...data: object[]) => listed([a, b])({ status: 200, body: { data } });

test.each<[string, string, Parameters<typeof misfit>]>([
  ["two winners", "2-4", [winner("1-3"), winner("2-4")]],
  ["a create that is not seen", "3-4", [winner("1-2"), ["3-4", gone(a)]]],
  ["a refusal without a reason", "1-2", [["1-2", create([a], 400)]]],
  ["half of a create", "5-6", [winner("1-2"), ["3-4", create([a, b], 400)], ["5-6", get(b, "y", [a, b])]]],
  ["a get that goes back in time", "4-5", [winner("1-6"), ["2-3", get(a, "x", [a])], ["4-5", gone(a)]]],
  [
    "another id after a detach",
    "7-8",
    [winner("1-2"), ["3-4", get(a, "x", [a])], ["5-6", detach(a, 200)], ["7-8", get(a, "y", null)]],
  ],
  ["an older name", "5-6", [winner("1-2"), ["3-4", detach(a, 200)], ["5-6", get(a, "x", null, "other")]]],
  [
    "a second release that succeeds",
    "7-8",
    [winner("1-2"), ["3-4", get(a, "x", [a])], ["5-6", release(a, "x", 200)], ["7-8", release(a, "x", 200)]],
  ],
  [
    "one pair for numbers that share none",
    "3-4",
    [
      ["1-2", create([a, b], 200, { isShared: false })],
      ["3-4", get(a, "x", [a, b])],
    ],
  ],
  [
    "a list without one",
    "3-4",
    [
      ["1-2", create([a, b], 200)],
      ["3-4", list(shown(a, "x", [a, b]))],
    ],
  ],
  ["a status that no operation has", "1-2", [["1-2", create([a], 500)]]],
])("%s fits none", (_, where, history) => {
  expect(misfit(...history)).toBe(where);
});

test("1,000 operations by 32 clients are linearizable", async () => {
  const mock = await startMock({ port: 0, latency: 1 });
  expectLinearizable(await mixedLoad(mock.url, { operations: 1000, clients: 32, groups: 10 }));
  await mock.close();
});
