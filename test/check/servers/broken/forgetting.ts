/** Servers that forget attached numbers: after a time, after other requests, or some numbers only. */
import type { Body, WhyRefused } from "../rules.js";
import type { Store } from "../store.js";
import { type BreakRule, broken, forgets } from "./broken.js";

/** Guarantees that a server which forgets a number also seems to break. */
const followers = ["atomic", "whole", "conflict", "invalid-creates-nothing"];

const now = () => performance.now();
const after = (milliseconds: number) => forgets(({ attachedAt }) => now() - attachedAt > milliseconds);
const afterCreates = (count: number) => forgets(({ attachedAfter }, { creates }) => creates - attachedAfter > count);

/** Detaches numbers when a create is refused. */
function onRefusal(why: WhyRefused[], numbers: (body: Body, store: Store, raw: string) => string[]): BreakRule {
  return (rules) => {
    rules.onRefused = (body, store, reason, raw) => {
      if (why.includes(reason)) for (const number of numbers(body, store, raw)) store.detach(number);
    };
  };
}

/** Detaches numbers when another create succeeds. */
function onSuccess(numbers: (body: Body, store: Store) => string[]): BreakRule {
  return (rules) => {
    rules.onCreated = (body, store) => {
      const gone = numbers(body, store).filter((number) => !body.phoneNumbers.includes(number));
      for (const number of gone) store.detach(number);
    };
  };
}

const named = (body: Body): string[] => [body?.phoneNumbers].flat().filter((number) => typeof number === "string");
const withSame = (field: (body: Body) => unknown) =>
  onSuccess((body, { records }) =>
    records.filter(({ attachedBy }) => attachedBy && field(attachedBy) === field(body)).map(({ e164 }) => e164),
  );

export const forgetting = [
  broken("already-attached", "forgets a number after a second", after(1_000), { followers }),
  broken("already-attached", "forgets a number after 300 ms", after(300), { followers }),
  broken("already-attached", "forgets a number after 30 ms", after(30), { followers }),
  broken("already-attached", "forgets a number after one more create", afterCreates(1), { followers }),
  broken("already-attached", "forgets a number after three more creates", afterCreates(3), { followers, shownBy: 5 }),
  broken("already-attached", "forgets a number after ten more creates", afterCreates(10), { followers, shownBy: 12 }),
  broken("already-attached", "forgets a number after thirty more creates", afterCreates(30), {
    followers,
    shownBy: 32,
  }),
  broken(
    "already-attached",
    "remembers the last twenty numbers only",
    forgets(
      ({ e164 }, { records }) => records.length > 20 && !records.slice(-20).some((record) => record.e164 === e164),
    ),
    { followers, shownBy: 22 },
  ),
  broken(
    "already-attached",
    "forgets each seventh number",
    forgets((record, { records }) => records.indexOf(record) % 7 === 6),
    { followers },
  ),
  broken(
    "already-attached",
    "forgets numbers that end in 7",
    forgets(({ e164 }) => e164.endsWith("7")),
    { followers },
  ),
  broken(
    ["already-attached", "whole"],
    "forgets the numbers of requests with more than three",
    forgets(({ attachedBy }) => attachedBy?.phoneNumbers.length > 3),
    { followers },
  ),
  broken(
    "already-attached",
    "forgets numbers that have credentials",
    forgets(({ outbound }) => outbound?.auth.username !== undefined),
    { followers },
  ),
  broken(
    "already-attached",
    "forgets encrypted numbers",
    forgets(({ outbound }) => outbound?.mediaEncryption === "enable"),
    { followers },
  ),
  broken(
    "already-attached",
    "forgets encrypted numbers of own pairs",
    forgets(({ attachedBy }) => attachedBy?.mediaEncryption === "enable" && attachedBy.isShared === false),
    { followers },
  ),

  broken("already-attached", "forgets a number once it was refused", onRefusal(["attached"], named), { followers }),
  broken(
    "already-attached",
    "forgets a number once it was refused with others",
    onRefusal(["attached"], (body) => (named(body).length > 1 ? named(body) : [])),
    { followers },
  ),
  broken(
    ["already-attached", "invalid-creates-nothing"],
    "detaches the numbers of an invalid body",
    onRefusal(["invalid"], named),
    { followers },
  ),
  broken(
    ["already-attached", "invalid-creates-nothing", "auth"],
    "detaches the numbers of a request without a token",
    onRefusal(["token"], named),
    { followers },
  ),
  broken(
    ["already-attached", "invalid-creates-nothing", "body"],
    "loses its state over malformed JSON",
    onRefusal(["malformed"], (_, { attached }) => attached),
    { followers },
  ),
  broken(
    ["already-attached", "invalid-creates-nothing"],
    "loses its state over an invalid transport",
    onRefusal(["invalid"], (body, { attached }) =>
      typeof body?.outbound?.transport === "number" || body?.outbound?.transport === null ? attached : [],
    ),
    { followers },
  ),

  broken(
    "already-attached",
    "forgets the numbers of a name that is used again",
    withSame(({ name }) => name),
    { followers },
  ),
  broken(
    "already-attached",
    "forgets the numbers of an address that is used again",
    withSame(({ outbound }) => outbound.address),
    { followers },
  ),
  broken(
    "already-attached",
    "forgets the numbers of a user name that is used again",
    onSuccess((body, { records }) =>
      records
        .filter(({ outbound }) => outbound?.auth.username && outbound.auth.username === body.outbound.auth?.username)
        .map(({ e164 }) => e164),
    ),
    { followers },
  ),
  broken(
    "already-attached",
    "forgets shared numbers when others are shared",
    withSame(({ isShared }) => isShared === true || "other"),
    { followers },
  ),
  broken(
    ["already-attached", "get-created"],
    "forgets a number once it was looked at",
    (rules) => {
      const { get } = rules;
      rules.get = (number, store) => {
        const record = get(number, store);
        if (!record) return undefined;
        const seen = { ...record };
        store.detach(number);
        return seen;
      };
    },
    {
      followers: [
        ...followers,
        "detach-frees",
        "detach-answer",
        "get-created",
        "list-created",
        "shared-pair",
        "own-pairs",
        "label-all",
        "encryption-both",
        "configured",
      ],
    },
  ),
  broken(
    ["already-attached", "list-created", "get-created"],
    "forgets everything once it was listed",
    (rules) => {
      const { listed } = rules;
      rules.listed = (store, page) => {
        const records = listed(store, page).map((record) => ({ ...record }));
        for (const number of store.attached) store.detach(number);
        return records;
      };
    },
    { followers: [...followers, "detach-frees", "get-created", "list-created"] },
  ),
];
