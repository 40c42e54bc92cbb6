/** Requests at the same time get in each other's way, or do not where they should. */
import { setTimeout as pause } from "node:timers/promises";
import type { Body } from "../rules.js";
import { isAttached, type Store } from "../store.js";
import { type BreakRule, broken, raceWindow } from "./broken.js";

const race = (name: string, breakRule: BreakRule) =>
  broken("conflict", name, breakRule, { followers: ["atomic", "already-attached"] });

/** Two requests that differ in this do not see each other. */
const lockPer = (what: string, key: (body: Body) => unknown) =>
  race(`has a lock per ${what}`, (rules) => {
    const { lost } = rules;
    rules.window = raceWindow;
    rules.lost = (numbers, store, body) =>
      lost(numbers, store, body).filter(
        (number) => JSON.stringify(key(body)) === JSON.stringify(key(store.find(number)?.attachedBy)),
      );
  });

/** Looks in a race at some of the numbers only. */
function guards(some: (numbers: string[], body: Body) => string[]): BreakRule {
  return (rules) => {
    const { lost } = rules;
    rules.window = raceWindow;
    rules.lost = (numbers, store, body) => lost(some(numbers, body), store, body);
  };
}

/** Does something to the numbers of the loser of a race that nobody has attached. */
function losing(act: (body: Body, free: string[], store: Store) => void): BreakRule {
  return (rules) => {
    rules.window = raceWindow;
    rules.onRefused = (body, store, why) => {
      if (why !== "lost") return;
      const free = body.phoneNumbers.filter((number: string) => !isAttached(store.find(number)));
      act(body, free, store);
    };
  };
}

export const races = [
  lockPer("mode", ({ isShared }) => isShared),
  lockPer("inbound region", ({ inbound }) => inbound.sipRegion),
  lockPer("name", ({ name }) => name),
  lockPer("list of numbers", ({ phoneNumbers }) => phoneNumbers),
  race(
    "guards single numbers only",
    guards((numbers) => (numbers.length > 1 ? [] : numbers)),
  ),
  race(
    "guards shared pairs only",
    guards((numbers, { isShared }) => (isShared === false ? [] : numbers)),
  ),
  race("holds its lock for a shorter time than a create takes", (rules) => {
    const begun = new Map<string[], number>();
    const { taken, lost } = rules;
    rules.window = raceWindow;
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
  race("guards new numbers only", (rules) => {
    const known = new Set<string[]>();
    const { taken, lost } = rules;
    rules.window = raceWindow;
    rules.taken = (numbers, store, body) => {
      if (numbers.every((number) => store.find(number))) known.add(numbers);
      return taken(numbers, store, body);
    };
    rules.lost = (numbers, store, body) => (known.has(numbers) ? [] : lost(numbers, store, body));
  }),
  race(
    "attaches the numbers of the loser a moment later",
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
    "registers the numbers of the loser",
    losing((body, free, store) => store.register(free, body)),
  ),
  broken(
    ["label-all"],
    "names numbers after the request that came last, where two come at once",
    (rules) => {
      let latest = "";
      const { taken } = rules;
      rules.window = 4;
      rules.taken = (numbers, store, body) => {
        latest = body.name;
        return taken(numbers, store, body);
      };
      rules.label = () => latest;
    },
    { followers: ["get-created", "list-created", "atomic", "configured"], shownBy: 5 },
  ),
  broken(
    ["conflict", "detach-twice"],
    "lets two detaches at the same time succeed",
    (rules) => {
      const gone = new Map<string, number>();
      const { mayDetach, detach } = rules;
      rules.mayDetach = (record) =>
        mayDetach(record) || performance.now() - (gone.get(record.e164) ?? Number.NEGATIVE_INFINITY) < raceWindow;
      rules.detach = (record, store) => {
        gone.set(record.e164, performance.now());
        detach(record, store);
      };
    },
    { followers: ["detach-twice", "detach-answer"] },
  ),
];
