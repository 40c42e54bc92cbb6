/** List, get, detach and release tell what was, or what is of another number. */
import type { NumberRecord, Store } from "../store.js";
import { broken, raceWindow } from "./broken.js";
import { ofDetaching, ofGateways } from "./followers.js";

const freeing = [...ofDetaching, "detach-frees", "release-removes"];

export const staleCompanions = [
  broken(
    ["list-detached", "detach-frees", "list-created"],
    "lists from a cache that a detach does not clear",
    (rules) => {
      const cache = new Map<string, NumberRecord[]>();
      const { listed } = rules;
      rules.onCreated = () => cache.clear();
      rules.listed = (store, page) => {
        const key = JSON.stringify(page);
        const records = cache.get(key) ?? listed(store, page).map((record) => ({ ...record }));
        cache.set(key, records);
        return records;
      };
    },
    { followers: [...freeing, "search", "paging"] },
  ),
  broken(
    ["get-created", "detach-frees", "reuse"],
    "gets from a cache that a detach does not clear",
    (rules) => {
      const cache = new Map<string, NumberRecord>();
      const { replies, get } = rules;
      let store: Store | undefined;
      rules.get = (number, from) => {
        store = from;
        return get(number, from);
      };
      rules.onCreated = () => cache.clear();
      const { got } = replies;
      replies.got = (view) => {
        const { e164 } = (view as { phoneNumber: { e164: string } }).phoneNumber;
        const kept = cache.get(e164) as object | undefined;
        if (!kept && store) cache.set(e164, view as NumberRecord);
        return got(kept ?? view);
      };
    },
    { followers: [...ofGateways, ...freeing] },
  ),
  broken(
    ["detach-answer"],
    "answers the detach of a number that was used again with its first gateways",
    (rules) => {
      const first = new Map<string, Record<"inbound" | "outbound", string | null>>();
      const { detached } = rules.replies;
      rules.replies.detached = (record, ids) => {
        const { e164 } = record as { e164: string };
        if (!first.has(e164)) first.set(e164, ids);
        return detached(record, first.get(e164) ?? ids);
      };
    },
    { followers: ofGateways, shownBy: 5 },
  ),
  broken(
    ["paging", "list-created"],
    "lists the numbers in another order each time",
    (rules) => {
      let turn = 0;
      const { listed } = rules;
      rules.listed = (store, page) => {
        const records = listed(store, page);
        const from = turn++ % Math.max(1, records.length);
        return [...records.slice(from), ...records.slice(0, from)];
      };
    },
    { level: "assumed", followers: ["list-detached", "detach-frees"] },
  ),
  broken(
    ["get-created", "label-all"],
    "shows each number with the name of the latest request to its address",
    (rules) => {
      const names = new Map<string, string>();
      rules.onCreated = (body, store) => {
        names.set(body.outbound.address, body.name);
        for (const record of store.records) {
          const address = record.outbound?.address;
          if (address) record.name = names.get(address) ?? record.name;
        }
      };
    },
    { followers: ["label-all", "list-created"] },
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
