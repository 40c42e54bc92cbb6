/** Servers that do otherwise than assumed in one thing alone: a warning for what rests on it, and nothing is broken. */
import { expect, test } from "vitest";
import { create, list, release, testCase } from "../../../scripts/check/cases/calls.js";
import { discrepanciesIn, Runner } from "../../../scripts/check/runner/runner.js";
import { runOn } from "../cases/space.js";
import { takesNoReleased } from "./one-for-each.js";
import { startRuleServer } from "./rule-server.js";
import type { Rules } from "./rules.js";
import { detach } from "./store.js";
import { tryCheck } from "./try-check.js";

const servers: [name: string, otherwise: string[], change: (rules: Rules) => void][] = [
  [
    "keeps the record of a released number",
    ["release-removes"],
    (rules) => {
      rules.release = detach;
    },
  ],
  ["accepts no number that was released before", ["release-again"], takesNoReleased],
  [
    // The field's type is from the SDK, too, and with it the form of whatever shows it.
    "shows `mediaEncryption: null`",
    ["encryption-both", "list-created", "get-created"],
    (rules) => {
      const { gateway } = rules;
      rules.gateway = (...given) => ({ ...(gateway(...given) as object), mediaEncryption: null });
    },
  ],
  ["gets any number", ["get-unknown"], getsAnyNumber],
  [
    "gives a number another id when it is created again",
    ["reuse"],
    (rules) => {
      const { taken } = rules;
      let turn = 0;
      rules.taken = (numbers, store, body) => {
        const inTheWay = taken(numbers, store, body);
        for (const number of inTheWay.length > 0 ? [] : numbers) {
          const known = store.find(number);
          if (known) known.phoneNumberId = `pn_again_${turn++}`;
        }
        return inTheWay;
      };
    },
  ],
];

test.each(servers)(
  "a server that %s does otherwise than assumed in %j, and breaks nothing",
  async (_, otherwise, change) => {
    await using server = await startRuleServer(change);
    const { ids, report } = await tryCheck(server.url, { seed: 1, budget: 300 });
    expect({ broken: ids.broken, otherwise: ids["assumed otherwise"], reason: report.reason }).toEqual({
      broken: [],
      otherwise,
      reason: undefined,
    });
  },
);

test("the id that a get shows of an unknown number is not held against the number once it is created", async () => {
  await using server = await startRuleServer(getsAnyNumber);
  const runner = new Runner(runOn(server.url));
  const rounds = [release(0), create(runner.run.space.choices.plain, [0]), list(0)].map((call) => [call]);
  const [performance] = await runner.runCase(testCase(1, ...rounds));
  expect(performance?.events).toHaveLength(3);
  expect(performance && discrepanciesIn(performance)).toEqual([]);
});

function getsAnyNumber(rules: Rules): void {
  const { get } = rules;
  const unknown = {
    phoneNumberId: "pn_none",
    name: "",
    createdAt: "",
    updatedAt: "",
    attachedAt: 0,
  };
  const now = new Date().toISOString();
  const { notFound, got } = rules.replies;
  let asked = "";
  rules.get = (e164, store) => {
    asked = e164;
    return get(e164, store);
  };
  rules.replies.notFound = (operation) =>
    operation === "get"
      ? got({
          phoneNumber: rules.record({ ...unknown, createdAt: now, updatedAt: now, e164: asked }),
          inbound: null,
          outbound: null,
        })
      : notFound(operation);
}
