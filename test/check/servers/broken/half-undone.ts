/** Transactions that are rolled back too far or not far enough, upserts that keep what they should not, and soft deletes. */

import { regions } from "../document-rules.js";
import type { Body } from "../rules.js";
import { isAttached, type NumberRecord, type Store } from "../store.js";
import { afterAttached, afterInvalid, type BreakRule, broken } from "./broken.js";
import { ofDetaching, ofGateways } from "./followers.js";

function detachAll(numbers: string[], store: Store): void {
  for (const number of numbers) store.detach(number);
}

const known = (numbers: string[], store: Store) => numbers.flatMap((number) => store.find(number) ?? []);

/** Shows a number that is created again with something of the gateway that it had first. */
function keepsOf(what: (outbound: Body, first: Body) => Body): BreakRule {
  return (rules) => {
    const first = new Map<string, Body>();
    const { gateway } = rules;
    rules.gateway = (one, record, direction) => {
      const shown = gateway(one, record, direction);
      if (direction !== "outbound") return shown;
      if (!first.has(record.e164)) first.set(record.e164, shown);
      return what(shown, first.get(record.e164));
    };
  };
}

export const halfUndone = [
  broken(
    ["atomic", "detach-frees", "get-created"],
    "forgets the detached numbers of a refused request",
    afterAttached(({ free, store }) => {
      for (const number of free) store.forget(number);
    }),
    { followers: [...ofDetaching, "list-created"], shownBy: 5 },
  ),
  broken(
    ["atomic", "label-all"],
    "renames the detached numbers of a refused request",
    afterAttached(({ free, store, body }) => {
      for (const record of known(free, store)) record.name = body.name;
    }),
    { followers: ["list-created", "get-created", "list-detached", "detach-answer"], shownBy: 5 },
  ),
  broken(
    ["already-attached", "atomic", "label-all"],
    "renames the attached numbers of a refused list of several",
    afterAttached(({ numbers, attached, store, body }) => {
      if (numbers.length > 1) for (const record of known(attached, store)) record.name = body.name;
    }),
    { followers: ["list-created", "get-created", "detach-answer"] },
  ),
  broken(
    ["already-attached", "invalid-creates-nothing", "label-all"],
    "detaches the numbers of a request whose isShared is of another type",
    afterInvalid(({ isShared }) => isShared !== undefined && typeof isShared !== "boolean", detachAll),
    { followers: ["list-created", "get-created", "whole"] },
  ),
  broken(
    ["already-attached", "invalid-creates-nothing"],
    "detaches the numbers of a request with a wrong region",
    afterInvalid(
      ({ inbound }) => typeof inbound?.sipRegion === "string" && !regions.includes(inbound.sipRegion),
      detachAll,
    ),
    { followers: ["list-created", "get-created", "whole"] },
  ),
  broken(
    ["already-attached", "invalid-creates-nothing"],
    "detaches the numbers before a wrong one",
    afterInvalid(({ phoneNumbers }) => phoneNumbers.length > 1, detachAll),
    { followers: ["list-created", "get-created", "whole"] },
  ),
  broken(
    ["configured"],
    "keeps the credentials of a number that is created again without any",
    keepsOf((outbound, first) => (outbound.auth?.username ? outbound : { ...outbound, auth: first.auth })),
    { followers: ofGateways, shownBy: 5 },
  ),
  broken(
    ["configured"],
    "gives a gateway without credentials those of the request before",
    (rules) => {
      let latest: Body;
      rules.onCreated = (body, store) => {
        if (body.outbound.auth) latest = { ...body.outbound.auth };
        else if (latest)
          for (const { outbound } of known(body.phoneNumbers, store)) if (outbound) outbound.auth = latest;
      };
    },
    { followers: ofGateways },
  ),
  broken(
    ["own-pairs", "shared-pair"],
    "uses a gateway with the same settings again, for own pairs too",
    (rules) => {
      const gateways = new Map<string, NumberRecord["outbound"]>();
      rules.onCreated = (body, store) => {
        for (const record of known(body.phoneNumbers, store)) {
          const key = JSON.stringify([body.outbound, body.mediaEncryption, body.name]);
          const kept = gateways.get(key) ?? record.outbound;
          gateways.set(key, kept);
          record.outbound = kept;
        }
      };
    },
    { followers: ofGateways },
  ),
  broken(
    ["release-removes", "release-again"],
    "falls over the second release of a number",
    (rules) => {
      const gone = new Set<string>();
      const { release, replies } = rules;
      const { released } = replies;
      let failed = false;
      rules.release = (record, store) => {
        failed = gone.has(record.e164);
        gone.add(record.e164);
        if (!failed) release(record, store);
      };
      replies.released = (record) => (failed ? { status: 500, body: { message: "duplicate key" } } : released(record));
    },
    { followers: ["detach-frees"], shownBy: 6 },
  ),
  broken(
    ["release-removes"],
    "keeps a detached number that is released",
    (rules) => {
      const { release } = rules;
      rules.release = (record, store) => {
        if (isAttached(record)) release(record, store);
      };
    },
    { followers: ["release-again", "list-created", "detach-frees"], shownBy: 5 },
  ),
  broken(
    ["list-created", "paging", "release-removes"],
    "counts released numbers",
    (rules) => {
      let released = 0;
      const { release, total } = rules;
      rules.release = (record, store) => {
        released++;
        release(record, store);
      };
      rules.total = (records, page) => total(records, page) + (page.search ? 0 : released);
    },
    { level: "assumed", followers: ["list-created"] },
  ),
  broken(
    ["list-created", "paging"],
    "lists a number twice that was created again",
    (rules) => {
      const times = new Map<string, number>();
      rules.onCreated = (body) => {
        for (const number of body.phoneNumbers) times.set(number, (times.get(number) ?? 0) + 1);
      };
      const { listed } = rules;
      rules.listed = (store, page) =>
        listed(store, page).flatMap((record) => ((times.get(record.e164) ?? 0) > 1 ? [record, record] : [record]));
    },
    { level: "assumed" },
  ),
];
