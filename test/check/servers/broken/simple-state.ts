/** The plainest faults of state: a guarantee about it is not kept at all, or only for shared or for own pairs. */
import { isAttached } from "../store.js";
import { afterAttached, afterInvalid, attachesOnly, broken, e164, looksAmong, raceWindow, rivals } from "./broken.js";

/** A server that cannot tell what is attached cannot keep these either. */
const stateless = { followers: ["atomic", "whole", "conflict"] };
const unseen = { followers: ["conflict"] };

export const simpleState = [
  broken(
    "already-attached",
    "forgets what is attached",
    (rules) => {
      rules.taken = () => [];
      rules.lost = () => [];
    },
    stateless,
  ),
  broken(
    ["already-attached", "whole"],
    "knows shared pairs only",
    attachesOnly((numbers, { isShared }) => (isShared === false ? [] : numbers)),
    {
      followers: [
        "atomic",
        "conflict",
        "own-pairs",
        "label-all",
        "encryption-both",
        "configured",
        "list-created",
        "get-created",
        "reuse",
        "detach-frees",
        "detach-answer",
      ],
    },
  ),
  broken(
    "already-attached",
    "looks at state in one mode only",
    looksAmong((numbers, { isShared }) => (isShared === true ? [] : numbers)),
    stateless,
  ),

  broken(
    ["atomic", "already-attached"],
    "sees an attached number only at the first place",
    looksAmong((numbers) => numbers.slice(0, 1)),
    unseen,
  ),
  broken(
    ["atomic", "already-attached"],
    "sees an attached number only at the last place",
    looksAmong((numbers) => numbers.slice(-1)),
    unseen,
  ),
  broken(
    ["atomic", "already-attached"],
    "refuses only when every number is attached",
    (rules) => {
      const all = rules.taken;
      rules.taken = (numbers, store, body) => {
        const taken = all(numbers, store, body);
        return taken.length === numbers.length ? taken : [];
      };
      rules.lost = rules.taken;
    },
    unseen,
  ),
  broken(
    "atomic",
    "attaches all the other numbers of a refused request",
    afterAttached(({ free, body, store }) => store.attach(free, body)),
  ),
  broken(
    "atomic",
    "attaches the numbers before the attached one",
    afterAttached(({ numbers, attached, body, store }) =>
      store.attach(numbers.slice(0, numbers.indexOf(attached[0] ?? "")), body),
    ),
  ),
  broken(
    "atomic",
    "is not atomic for own pairs",
    afterAttached(({ free, body, store }) => {
      if (body.isShared === false) store.attach(free, body);
    }),
  ),

  broken(
    "whole",
    "attaches the first number only",
    attachesOnly((numbers) => numbers.slice(0, 1)),
  ),
  broken(
    "whole",
    "attaches the last number only",
    attachesOnly((numbers) => numbers.slice(-1)),
  ),
  broken(
    "whole",
    "attaches two numbers at most",
    attachesOnly((numbers) => numbers.slice(0, 2)),
  ),
  broken(
    "whole",
    "forgets the last number of own pairs",
    attachesOnly((numbers, { isShared }) =>
      isShared === false && numbers.length > 1 ? numbers.slice(0, -1) : numbers,
    ),
  ),

  broken(
    "invalid-creates-nothing",
    "attaches the right numbers of any invalid body",
    afterInvalid(() => true),
  ),
  broken(
    "invalid-creates-nothing",
    "attaches the numbers of a body without a name",
    afterInvalid((body) => body.name === undefined),
  ),
  broken(
    "invalid-creates-nothing",
    "attaches the right numbers beside a wrong one",
    afterInvalid((body) => body.phoneNumbers.some((item: unknown) => !e164.test(`${item}`))),
  ),

  broken("conflict", "lets every racer win", (rules) => {
    rules.window = raceWindow;
    rules.lost = () => [];
  }),
  broken("conflict", "lets racers win that come within a moment", (rules) => {
    rules.window = 0;
    rules.lost = () => [];
  }),
  broken("conflict", "lets nobody win", (rules) => {
    const rivalsOf = rivals(rules);
    rules.lost = (numbers) => rivalsOf(numbers).flat();
  }),
  broken("conflict", "attaches the other numbers of the loser of a race", (rules) => {
    rules.window = raceWindow;
    rules.onRefused = (body, store, why) => {
      if (why === "lost")
        store.attach(
          body.phoneNumbers.filter((number: string) => !isAttached(store.find(number))),
          body,
        );
    };
  }),
  broken("conflict", "guards the first number only", (rules) => {
    rules.window = raceWindow;
    const { lost } = rules;
    rules.lost = (numbers, store, body) => lost(numbers.slice(0, 1), store, body);
  }),
  broken("conflict", "loses the number that was raced for", (rules) => {
    rules.window = raceWindow;
    rules.onRefused = (body, store, why) => {
      if (why === "lost") for (const number of body.phoneNumbers) store.detach(number);
    };
  }),
];
