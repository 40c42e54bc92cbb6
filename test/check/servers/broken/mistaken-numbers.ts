/** Numbers are taken for others, or told apart by a part of them only. */
import { isAttached, type NumberRecord, type Store } from "../store.js";
import { type BreakRule, broken, refuses } from "./broken.js";
import { ofDetaching, ofGateways, ofUnattached } from "./followers.js";

const created = ["created", "every-choice"];
const ofState = [...ofUnattached, ...ofDetaching, ...created, "whole", "atomic", "conflict", "detach-frees"];

/** Remembers a number under a part of it. */
const keyedBy =
  (part: (number: string) => string): BreakRule =>
  (rules) => {
    rules.keyOf = part;
  };

/** Registers another number than the one that is sent. */
const registers =
  (as: (number: string) => string): BreakRule =>
  (rules) => {
    rules.attaches = (numbers) => numbers.map(as);
  };

/** Finds for get and detach a number that only looks like the one that is asked for, where there is none. */
const finds =
  (fits: (record: NumberRecord, asked: string) => boolean): BreakRule =>
  (rules) => {
    const { get } = rules;
    rules.get = (number, store) => get(number, store) ?? store.records.find((record) => fits(record, number));
  };

/** Detaches and shows such numbers not at all. */
const overlooks =
  (fits: (number: string) => boolean): BreakRule =>
  (rules) => {
    const { mayDetach } = rules;
    rules.mayDetach = (record) => mayDetach(record) && !fits(record.e164);
  };

export const mistakenNumbers = [
  broken(
    [...created, "whole"],
    "tells numbers apart by their last seven digits",
    keyedBy((number) => number.slice(-7)),
    { followers: ofState },
  ),
  broken(
    created,
    "tells numbers apart by their last ten digits",
    keyedBy((number) => number.slice(-10)),
    { followers: ofState },
  ),
  broken(
    created,
    "tells numbers apart by their first twelve characters",
    keyedBy((number) => number.slice(0, 12)),
    { followers: ofState },
  ),
  broken(
    ["whole", "already-attached", "get-created"],
    "cuts numbers of 15 digits to 14",
    registers((number) => number.slice(0, 15)),
    { followers: ofUnattached },
  ),
  broken(
    ["whole", "already-attached", "get-created"],
    "puts numbers of at most seven digits under +1",
    registers((number) => (number.length <= 8 ? `+1${number.slice(1)}` : number)),
    { followers: ofUnattached },
  ),
  broken(
    ["get-unknown", "get-created", "detach-unknown"],
    "gets and detaches the number that begins with the one that is asked for",
    finds(({ e164 }, asked) => e164.startsWith(asked)),
    { followers: ["detach-frees", "already-attached"] },
  ),
  broken(
    ["get-unknown", "get-created", "detach-unknown"],
    "gets and detaches the number that ends as the one that is asked for",
    finds(({ e164 }, asked) => e164.slice(-7) === asked.slice(-7)),
    { followers: ["detach-frees", "already-attached"] },
  ),
  broken(
    ["detach-frees"],
    "detaches no number from abroad",
    overlooks((number) => !number.startsWith("+1")),
    { followers: ofDetaching },
  ),
  broken(
    ["detach-frees"],
    "detaches no number of more than 13 digits",
    overlooks((number) => number.length > 14),
    { followers: ofDetaching },
  ),
  broken(
    ["release-removes"],
    "keeps a number from abroad that is released",
    (rules) => {
      const { release } = rules;
      rules.release = (record, store) => {
        if (record.e164.startsWith("+1")) release(record, store);
      };
    },
    { followers: ["release-again", "list-created"] },
  ),
  broken(
    ["reuse", "detach-frees"],
    "refuses a detached number from abroad",
    (rules) => {
      const known = (number: string, store: Store) => !number.startsWith("+1") && store.find(number) !== undefined;
      const { taken } = rules;
      rules.taken = (numbers, store, body) => [
        ...taken(numbers, store, body),
        ...numbers.filter((number) => known(number, store) && !isAttached(store.find(number))),
      ];
    },
    { followers: [...ofDetaching, "detach-frees"] },
  ),
  broken(
    created,
    "refuses lists whose numbers are not in order",
    refuses(
      ({ phoneNumbers }) =>
        Array.isArray(phoneNumbers) && phoneNumbers.length > 2 && `${phoneNumbers}` !== `${phoneNumbers.toSorted()}`,
    ),
    { followers: ofGateways },
  ),
];
