/** Something of an earlier request is kept for later ones: caches of reads, and requests that are taken for repeated ones. */
import type { Body } from "../rules.js";
import type { NumberRecord, Store } from "../store.js";
import { type BreakRule, broken } from "./broken.js";
import { ofDetaching, ofGateways } from "./followers.js";

const freeing = [...ofDetaching, "detach-frees", "release-removes"];

/** Takes a number for free where its request is taken for the one that attached it. */
function takesForRepeated(isRepeated: (body: Body, by: Body, attachedAt: number) => boolean): BreakRule {
  return (rules) => {
    const isFree = (number: string, store: Store, body: Body) => {
      const record = store.find(number);
      return record?.attachedBy && isRepeated(body, record.attachedBy, record.attachedAt);
    };
    const { taken, lost } = rules;
    rules.taken = (numbers, store, body) => taken(numbers, store, body).filter((one) => !isFree(one, store, body));
    rules.lost = (numbers, store, body) => lost(numbers, store, body).filter((one) => !isFree(one, store, body));
  };
}

export const wrongCaches = [
  broken(
    ["already-attached"],
    "answers a request that is repeated within a second as it did before",
    takesForRepeated(
      (body, by, attachedAt) => JSON.stringify(body) === JSON.stringify(by) && performance.now() - attachedAt < 1_000,
    ),
    { followers: ["conflict", "atomic", "whole"] },
  ),
  broken(
    ["already-attached"],
    "takes a second request with the same name and numbers for the first",
    takesForRepeated((body, by) => body.name === by.name && `${body.phoneNumbers}` === `${by.phoneNumbers}`),
    { followers: ["conflict", "atomic", "whole"] },
  ),
  broken(
    ["whole", "already-attached", "get-created", "created", "every-choice"],
    "attaches nothing for a request that differs from the one before in its numbers only",
    (rules) => {
      const key = ({ phoneNumbers: _, ...rest }: Body) => JSON.stringify(rest);
      let latest = "";
      rules.attaches = (numbers, body) => (key(body) === latest ? [] : numbers);
      rules.onCreated = (body) => {
        latest = key(body);
      };
    },
    { followers: ["list-created", "conflict", "atomic", "reuse", "detach-frees"] },
  ),
  broken(
    ["reuse", "detach-frees", "created"],
    "refuses a request again that it refused before",
    (rules) => {
      const refused = new Set<string>();
      rules.onRefused = (body, _, why) => {
        if (why === "attached") refused.add(JSON.stringify(body));
      };
      const { taken } = rules;
      rules.taken = (numbers, store, body) =>
        refused.has(JSON.stringify(body)) ? numbers : taken(numbers, store, body);
    },
    { followers: [...ofDetaching, "release-again", "release-removes"], shownBy: 5 },
  ),
  broken(
    ["get-created"],
    "remembers that it did not find a number",
    (rules) => {
      const missing = new Set<string>();
      const { get } = rules;
      rules.get = (number, store) => {
        const found = missing.has(number) ? undefined : get(number, store);
        if (!found) missing.add(number);
        return found;
      };
    },
    {
      followers: [...ofDetaching, "detach-frees", "detach-unknown", "release-again", "release-removes", "list-created"],
    },
  ),
  broken(
    ["get-created", "detach-frees", "reuse"],
    "gets from a cache that a detach does not clear",
    (rules) => {
      const cache = new Map<string, object>();
      const { got } = rules.replies;
      rules.onCreated = () => cache.clear();
      rules.replies.got = (view) => {
        const { e164 } = (view as { phoneNumber: { e164: string } }).phoneNumber;
        const kept = cache.get(e164) ?? view;
        cache.set(e164, kept);
        return got(kept);
      };
    },
    { followers: [...ofGateways, ...freeing] },
  ),
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
  broken(["auth"], "gets a number without a token that was read with one before", (rules) => {
    const read = new Set<string>();
    let isAllowed = true;
    let isDenied = false;
    const { token, get, replies } = rules;
    const { notFound } = replies;
    rules.token = (value, operation) => {
      isAllowed = token(value, operation);
      isDenied = false;
      return isAllowed || operation === "get";
    };
    rules.get = (number, store) => {
      if (isAllowed) read.add(number);
      isDenied = !read.has(number);
      return isDenied ? undefined : get(number, store);
    };
    replies.notFound = (operation) => (isDenied ? replies.unauthorized() : notFound(operation));
  }),
];
