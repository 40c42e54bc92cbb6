/** A number is remembered or looked up under the wrong key: with more than the number, or with less of it. */
import type { Body } from "../rules.js";
import { type BreakRule, broken, forgets, looksAmong } from "./broken.js";
import { ofDetaching, ofUnattached } from "./followers.js";

/** Whoever keeps a number per request cannot see it when the rest of the request differs. */
const followers = ["atomic", "whole", "conflict", "reuse", "detach-frees", "list-created"];

const perRequest: [what: string, key: (body: Body) => unknown][] = [
  ["name", ({ name }) => name],
  ["address", ({ outbound }) => outbound.address],
  ["inbound region", ({ inbound }) => inbound.sipRegion],
  ["transport", ({ outbound }) => outbound.transport],
  ["mode, shared or own", ({ isShared }) => isShared !== false],
  ["user name", ({ outbound }) => outbound.auth?.username],
  ["list of numbers", ({ phoneNumbers }) => phoneNumbers],
  ["whole outbound configuration", ({ outbound }) => outbound],
  ["whole request", (body) => body],
];

/** Two numbers that have this part in common are taken for one. */
const keyedBy =
  (part: (number: string) => string): BreakRule =>
  (rules) => {
    rules.keyOf = part;
  };

const created = ["created", "every-choice"];
const confusing = [...ofUnattached, ...ofDetaching, ...created, "whole", "atomic", "conflict", "detach-frees"];

export const wrongKeys = [
  ...perRequest.map(([what, key]) =>
    broken(
      "already-attached",
      `remembers a number per ${what}`,
      (rules) => {
        rules.keyOf = (number, body) => `${number} ${JSON.stringify(key(body))}`;
      },
      { followers },
    ),
  ),
  broken(
    ["already-attached", "atomic"],
    "sees an attached number only in lists of at least two",
    looksAmong((numbers) => (numbers.length < 2 ? [] : numbers)),
    { followers: ["conflict", "whole"] },
  ),
  broken(
    "already-attached",
    "knows numbers of +1 only",
    forgets(({ e164 }) => !e164.startsWith("+1")),
    { followers },
  ),
  broken(
    [...created, "whole"],
    "tells numbers apart by their last seven digits",
    keyedBy((number) => number.slice(-7)),
    { followers: confusing },
  ),
  broken(
    created,
    "tells numbers apart by their last ten digits",
    keyedBy((number) => number.slice(-10)),
    { followers: confusing },
  ),
  broken(
    created,
    "tells numbers apart by their first twelve characters",
    keyedBy((number) => number.slice(0, 12)),
    { followers: confusing },
  ),
  broken(
    ["already-attached", "created", "every-choice", "whole", "phoneNumbers"],
    "takes a longer number for a shorter one that it begins with",
    (rules) => {
      const { taken } = rules;
      rules.taken = (numbers, store, body) => [
        ...taken(numbers, store, body),
        ...numbers.filter((number) => store.attached.some((other) => number !== other && number.startsWith(other))),
      ];
    },
  ),
  broken(
    ["whole", "already-attached", "get-created"],
    "cuts numbers of 15 digits to 14",
    (rules) => {
      rules.attaches = (numbers) => numbers.map((number) => number.slice(0, 15));
    },
    { followers: ofUnattached },
  ),
  broken(
    ["get-unknown", "get-created", "detach-unknown"],
    "gets and detaches the number that begins with the one that is asked for",
    (rules) => {
      const { get } = rules;
      rules.get = (number, store) => get(number, store) ?? store.records.find(({ e164 }) => e164.startsWith(number));
    },
    { followers: ["detach-frees", "already-attached"] },
  ),
  broken(
    ["detach-frees"],
    "detaches no number from abroad",
    (rules) => {
      const { mayDetach } = rules;
      rules.mayDetach = (record) => mayDetach(record) && record.e164.startsWith("+1");
    },
    { followers: ofDetaching },
  ),
];
