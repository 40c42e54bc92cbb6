/** Attached numbers are forgotten: after a time, in favour of others, or by a clean-up that removes too much. */
import type { Body, WhyRefused } from "../rules.js";
import type { Store } from "../store.js";
import { type BreakRule, broken, forgets } from "./broken.js";

/** Guarantees that a server which forgets a number also seems to break. */
const followers = ["atomic", "whole", "conflict", "invalid-creates-nothing"];

/** Detaches numbers when a create is refused. */
function onRefusal(why: WhyRefused, numbers: (body: Body, store: Store) => string[]): BreakRule {
  return (rules) => {
    rules.onRefused = (body, store, reason) => {
      if (reason === why) for (const number of numbers(body, store)) store.detach(number);
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
  broken(
    "already-attached",
    "forgets a number after a second",
    forgets(({ attachedAt }) => performance.now() - attachedAt > 1_000),
    { followers },
  ),
  broken(
    "already-attached",
    "keeps the numbers of the latest create only",
    onSuccess((_, { attached }) => attached),
    { followers: [...followers, "get-created", "list-created"] },
  ),
  broken(
    "already-attached",
    "remembers the last twenty numbers only",
    forgets(
      ({ e164 }, { records }) => records.length > 20 && !records.slice(-20).some((record) => record.e164 === e164),
    ),
    { followers, shownBy: 22 },
  ),
  broken(
    ["already-attached"],
    "remembers the latest five hundred numbers only",
    forgets(({ attachedAt }, { records }) => records.filter((other) => other.attachedAt > attachedAt).length >= 500),
    { followers: ["whole", "atomic", "conflict", "list-created", "get-created"] },
  ),
  broken("already-attached", "forgets a number once it was refused", onRefusal("attached", named), { followers }),
  broken(
    ["already-attached", "invalid-creates-nothing"],
    "detaches the numbers of an invalid body",
    onRefusal("invalid", named),
    { followers },
  ),
  broken(
    ["already-attached", "invalid-creates-nothing", "body"],
    "loses its state over malformed JSON",
    onRefusal("malformed", (_, { attached }) => attached),
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
    "forgets shared numbers when others are shared",
    onSuccess(({ isShared }, { records }) =>
      records.filter(({ attachedBy }) => isShared && attachedBy?.isShared).map(({ e164 }) => e164),
    ),
    { followers },
  ),
];
