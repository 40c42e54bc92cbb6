import { expect, test } from "vitest";
import { attachedIn, findingsOn } from "./findings-on.js";
import type { Rules } from "./servers/rules.js";

test.each<[string, string[], number, (rules: Rules) => void]>([
  [
    "keeps its state per name",
    ["already-attached"],
    2,
    (rules) => {
      rules.keyOf = (number, body) => `${number} ${body.name}`;
    },
  ],
  [
    "attaches the first three numbers of a list",
    ["whole"],
    2,
    (rules) => {
      rules.attaches = (numbers) => numbers.slice(0, 3);
    },
  ],
  [
    "is atomic only when the attached number is among the first two",
    ["atomic"],
    3,
    (rules) => {
      rules.onRefused = (body, store, why) => {
        if (why === "attached" && attachedIn(body.phoneNumbers.slice(0, 2), store).length === 0)
          store.attach(body.phoneNumbers.slice(0, 1), body);
      };
    },
  ],
  [
    "takes a number with a line break behind it",
    ["phoneNumbers"],
    1,
    (rules) => {
      rules.phoneNumber = (number) => typeof number === "string" && /^\+[1-9]\d{1,14}$/m.test(number);
    },
  ],
  [
    "takes false for a number, and then has it attached",
    ["phoneNumbers"],
    1,
    (rules) => {
      const { phoneNumber } = rules;
      rules.phoneNumber = (number, index, all) => number === false || phoneNumber(number, index, all);
    },
  ],
  [
    "refuses numbers of 15 digits",
    ["every-choice"],
    1,
    (rules) => {
      rules.phoneNumber = (number) => typeof number === "string" && /^\+[1-9]\d{1,13}$/.test(number);
    },
  ],
  [
    "lets two requests of different modes win one race",
    ["conflict"],
    3,
    (rules) => {
      const { lost } = rules;
      rules.window = 5;
      rules.lost = (numbers, store, body) => (body.isShared === false ? [] : lost(numbers, store, body));
    },
  ],
])("a server that %s breaks %o, shown in %i requests", async (_, guarantees, most, change) => {
  const { findings } = await findingsOn(change);
  expect(findings.map(({ guarantee, level }) => [guarantee, level])).toEqual(
    guarantees.map((guarantee) => [guarantee, "broken"]),
  );
  for (const { reproduction, exchange } of findings) {
    expect(reproduction.flat().length).toBeLessThanOrEqual(most);
    expect(reproduction.flat()).toContain(exchange);
  }
});

test("a server that forgets after a second is found, and what is shown is short", async () => {
  const { findings } = await findingsOn((rules) => {
    rules.taken = (numbers, store) => {
      for (const [key, { attachedAt }] of store.numbers)
        if (performance.now() - attachedAt > 1_000) store.numbers.delete(key);
      return attachedIn(numbers, store);
    };
  });
  expect(findings.length).toBeGreaterThan(0);
  for (const { reproduction } of findings) expect(reproduction.flat().length).toBeLessThanOrEqual(4);
});
