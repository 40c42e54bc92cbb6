/** State is kept per something that it must not depend on. */
import type { Body } from "../rules.js";
import { type BreakRule, broken, forgets, keepsPer } from "./broken.js";

/** Whoever keeps a number per request cannot see it when the rest of the request differs. */
const followers = ["atomic", "whole", "conflict", "reuse", "detach-frees", "list-created"];

const keys: [what: string, key: (body: Body, index: number) => unknown][] = [
  ["name", ({ name }) => name],
  ["first letter of the name", ({ name }) => name[0]],
  ["length of the name", ({ name }) => name.length],
  ["address", ({ outbound }) => outbound.address],
  ["host of the address, without the port", ({ outbound }) => outbound.address.split(":")[0]],
  ["inbound region", ({ inbound }) => inbound.sipRegion],
  ["outbound region", ({ outbound }) => outbound.sipRegion],
  ["pair of regions", ({ inbound, outbound }) => inbound.sipRegion === outbound.sipRegion],
  ["transport", ({ outbound }) => outbound.transport],
  ["TLS or not", ({ outbound }) => outbound.transport === "tls"],
  ["mode, shared or own", ({ isShared }) => isShared !== false],
  ["isShared given or not", ({ isShared }) => isShared === undefined],
  ["encryption", ({ mediaEncryption }) => mediaEncryption === "enable"],
  ["encryption given or not", ({ mediaEncryption }) => mediaEncryption === undefined],
  ["credentials given or not", ({ outbound }) => outbound.auth === undefined],
  ["user name", ({ outbound }) => outbound.auth?.username],
  ["how many numbers are sent", ({ phoneNumbers }) => phoneNumbers.length],
  ["one number or several", ({ phoneNumbers }) => phoneNumbers.length > 1],
  ["place in the list", (_, index) => index],
  ["list of numbers", ({ phoneNumbers }) => phoneNumbers],
  ["set of numbers", ({ phoneNumbers }) => phoneNumbers.toSorted()],
  ["first number of the list", ({ phoneNumbers }) => phoneNumbers[0]],
  ["whole outbound configuration", ({ outbound }) => outbound],
  ["whole request", (body) => body],
  ["transport, but for own pairs only", ({ isShared, outbound }) => isShared === false && outbound.transport],
  ["region, but over TLS only", ({ inbound, outbound }) => outbound.transport === "tls" && inbound.sipRegion],
];

/** A number is no longer in the way of a request that has this in common with the one that attached it. */
function unseenBy(what: (body: Body) => unknown): BreakRule {
  return (rules) => {
    const { taken } = rules;
    rules.taken = (numbers, store, body) =>
      taken(numbers, store, body).filter((number) => {
        const by = store.find(number)?.attachedBy;
        return !by || what(by) !== what(body);
      });
  };
}

/** Numbers that begin or end alike are taken for one. */
const confused = ["already-attached", "created", "every-choice", "whole", "phoneNumbers"];

export const wrongKeys = [
  ...keys.map(([what, key]) =>
    broken("already-attached", `remembers a number per ${what}`, keepsPer(key), { followers }),
  ),
  broken(
    "already-attached",
    "does not see a number under the name that it was attached with",
    unseenBy(({ name }) => name),
    {
      followers,
    },
  ),
  broken(
    "already-attached",
    "does not see a number in the region that it was attached in",
    unseenBy(({ inbound }) => inbound.sipRegion),
    {
      followers,
    },
  ),
  broken(confused, "takes a longer number for a shorter one that it begins with", (rules) => {
    const { taken } = rules;
    rules.taken = (numbers, store, body) => [
      ...taken(numbers, store, body),
      ...numbers.filter((number) => store.attached.some((other) => number !== other && number.startsWith(other))),
    ];
  }),
  broken(
    confused,
    "compares the last four digits only",
    (rules) => {
      rules.taken = (numbers, store) =>
        numbers.filter((number) => store.attached.some((other) => other.slice(-4) === number.slice(-4)));
      rules.lost = rules.taken;
    },
    { followers: ["conflict", "atomic", "invalid-creates-nothing", "reuse"] },
  ),
  broken(
    "already-attached",
    "knows numbers of +1 only",
    forgets(({ e164 }) => !e164.startsWith("+1")),
    { followers },
  ),
  broken(
    "already-attached",
    "forgets numbers of one region",
    forgets(({ inbound }) => inbound?.region === "in002"),
    { followers },
  ),
];
