/** Requests at the same time get in each other's way, or do not where they should. */
import { setTimeout as pause } from "node:timers/promises";
import type { Body } from "../rules.js";
import { isAttached, type Store } from "../store.js";
import { type BreakRule, broken, raceWindow, rivals, unguarded } from "./broken.js";

const race = (name: string, breakRule: BreakRule) =>
  broken("conflict", name, breakRule, { followers: ["atomic", "already-attached"] });

/** Has a lock for each of these, so that two requests which differ in it do not see each other. */
const lockPer = (what: string, key: (body: Body) => unknown) =>
  race(
    `has a lock per ${what}`,
    unguarded((mine, theirs) => JSON.stringify(key(mine)) !== JSON.stringify(key(theirs))),
  );

/** Treatments of the requests that lose a race. */
function losing(act: (body: Body, free: string[], store: Store) => void): BreakRule {
  return (rules) => {
    rules.window = raceWindow;
    rules.onRefused = (body, store, why) => {
      if (why !== "lost") return;
      act(
        body,
        body.phoneNumbers.filter((number: string) => !isAttached(store.find(number))),
        store,
      );
    };
  };
}

/** Looks in a race at some of the numbers only. */
function guards(some: (numbers: string[], body: Body) => string[]): BreakRule {
  return (rules) => {
    rules.window = raceWindow;
    const { lost } = rules;
    rules.lost = (numbers, store, body) => lost(some(numbers, body), store, body);
  };
}

export const races = [
  lockPer("mode", ({ isShared }) => isShared),
  lockPer("transport", ({ outbound }) => outbound.transport),
  lockPer("inbound region", ({ inbound }) => inbound.sipRegion),
  lockPer("encryption", ({ mediaEncryption }) => mediaEncryption),
  lockPer("name", ({ name }) => name),
  lockPer("address", ({ outbound }) => outbound.address),
  lockPer("list of numbers", ({ phoneNumbers }) => phoneNumbers),
  lockPer("set of numbers", ({ phoneNumbers }) => phoneNumbers.toSorted()),
  lockPer("count of numbers", ({ phoneNumbers }) => phoneNumbers.length),
  lockPer("first number", ({ phoneNumbers }) => phoneNumbers[0]),
  lockPer("last number", ({ phoneNumbers }) => phoneNumbers.at(-1)),

  race(
    "guards single numbers only",
    guards((numbers) => (numbers.length > 1 ? [] : numbers)),
  ),
  race(
    "guards lists only",
    guards((numbers) => (numbers.length > 1 ? numbers : [])),
  ),
  race(
    "guards the last number only",
    guards((numbers) => numbers.slice(-1)),
  ),
  race(
    "guards shared pairs only",
    guards((numbers, { isShared }) => (isShared === false ? [] : numbers)),
  ),
  race(
    "guards own pairs only",
    guards((numbers, { isShared }) => (isShared === false ? numbers : [])),
  ),
  race(
    "guards explicit modes only",
    guards((numbers, { isShared }) => (isShared === undefined ? [] : numbers)),
  ),
  race(
    "guards encrypted requests only",
    guards((numbers, { mediaEncryption }) => (mediaEncryption === "enable" ? numbers : [])),
  ),
  race(
    "guards requests without credentials only",
    guards((numbers, { outbound }) => (outbound.auth ? [] : numbers)),
  ),

  race("holds its lock for a shorter time than a create takes", (rules) => {
    rules.window = raceWindow;
    const begun = new Map<string[], number>();
    const { taken, lost } = rules;
    rules.taken = (numbers, store, body) => {
      begun.set(numbers, performance.now());
      return taken(numbers, store, body);
    };
    rules.lost = (numbers, store, body) => {
      const own = begun.get(numbers) ?? 0;
      const holds = ([others, at]: [string[], number]) =>
        at < own && own - at < raceWindow / 4 && `${others}` === `${numbers}`;
      return [...begun].some(holds) ? lost(numbers, store, body) : [];
    };
  }),
  race("lets the third racer win as well", (rules) => {
    rules.window = raceWindow;
    const lostBy = new Map<string, number>();
    const { lost } = rules;
    rules.lost = (numbers, store, body) =>
      lost(numbers, store, body).filter((number) => {
        lostBy.set(number, (lostBy.get(number) ?? 0) + 1);
        return lostBy.get(number) !== 2;
      });
  }),
  race(
    "attaches the last number of who lost",
    losing((body, free, store) => store.attach(free.slice(-1), body)),
  ),
  race(
    "attaches the numbers of who lost with an own pair",
    losing((body, free, store) => {
      if (body.isShared === false) store.attach(free, body);
    }),
  ),
  race(
    "attaches the numbers of who lost with three",
    losing((body, free, store) => {
      if (body.phoneNumbers.length > 2) store.attach(free, body);
    }),
  ),
  race(
    "attaches the numbers of who lost a moment later",
    losing((body, free, store) => {
      void pause(20).then(() =>
        store.attach(
          free.filter((number) => !isAttached(store.find(number))),
          body,
        ),
      );
    }),
  ),
  race(
    "registers the numbers of who lost",
    losing((body, free, store) => store.register(free, body)),
  ),
  race(
    "detaches the winner's number when an own pair lost",
    losing((body, _, store) => {
      if (body.isShared === false) for (const number of body.phoneNumbers) store.detach(number);
    }),
  ),
  race(
    "detaches the winner's number when a list lost",
    losing((body, _, store) => {
      if (body.phoneNumbers.length > 1) for (const number of body.phoneNumbers) store.detach(number);
    }),
  ),
  race("lets nobody win when the lists differ", (rules) => {
    const rivalsOf = rivals(rules);
    const { lost } = rules;
    rules.lost = (numbers, store, body) => [
      ...lost(numbers, store, body),
      ...rivalsOf(numbers)
        .filter((other) => `${other}` !== `${numbers}`)
        .flat(),
    ];
  }),
  broken(["conflict", "created"], "answers the winner of a race without a message", (rules) => {
    const rivalsOf = rivals(rules);
    const { created } = rules.replies;
    rules.replies.created = (body) =>
      rivalsOf(body.phoneNumbers).length > 1 ? { status: 200, body: {} } : created(body);
  }),
  race("gives the winner of a race nothing", (rules) => {
    const rivalsOf = rivals(rules);
    const winners = new Set<string[]>();
    const { lost } = rules;
    rules.lost = (numbers, store, body) => [
      ...lost(numbers, store, body),
      ...rivalsOf(numbers)
        .filter((other) => winners.has(other))
        .flat(),
    ];
    rules.attaches = (numbers) => {
      winners.add(numbers);
      return rivalsOf(numbers).length > 0 ? [] : numbers;
    };
  }),
];
