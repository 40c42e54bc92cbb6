/** Caches, and answers that are kept for the next who asks. */
import { setTimeout as pause } from "node:timers/promises";
import type { Body, Reply, Rules } from "../rules.js";
import { isAttached, type Store } from "../store.js";
import { broken, forgets } from "./broken.js";
import { ofDetaching, ofGateways, ofUnattached } from "./followers.js";

const numbersIn = (body: Body): string[] => body.phoneNumbers;

/** Finds no number of the list that it keeps, beside those that are not there. */
function hides(rules: Rules, isHidden: (number: string) => boolean): void {
  const { get } = rules;
  rules.get = (number, store) => (isHidden(number) ? undefined : get(number, store));
}

/** Reads without a token what one with a token read before: the cache does not know whose it is. */
function sharesReads(rules: Rules, operation: "get" | "list"): void {
  const { token, get, listed, replies } = rules;
  const read = new Set<string>();
  let allowed = true;
  let denied = false;
  const mayRead = (what: string) => {
    denied = !allowed && !read.has(what);
    if (allowed) read.add(what);
    return !denied;
  };
  rules.token = (value, of) => {
    allowed = token(value, of);
    denied = false;
    return allowed || of === operation;
  };
  rules.get = (number, store) => (operation !== "get" || mayRead(number) ? get(number, store) : undefined);
  rules.listed = (store, page) => (operation !== "list" || mayRead(JSON.stringify(page)) ? listed(store, page) : []);
  rules.replies = {
    ...replies,
    notFound: (of) => (denied ? rules.replies.unauthorized() : replies.notFound(of)),
    listed: (data, info) => (denied ? rules.replies.unauthorized() : replies.listed(data, info)),
  };
}

export const copies = [
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
    ["get-created", "list-created", "release-again"],
    "does not find a number that is created again after a release",
    (rules) => {
      const gone = new Set<string>();
      const { release } = rules;
      rules.release = (record, store) => {
        gone.add(record.e164);
        release(record, store);
      };
      hides(rules, (number) => gone.has(number));
    },
    { followers: ["release-removes", "detach-frees"], shownBy: 5 },
  ),
  broken(
    ["reuse", "detach-frees", "created"],
    "refuses again what it refused before",
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
    ["already-attached"],
    "answers a request that is repeated within a second as it did before",
    (rules) => {
      const seen = new Map<string, number>();
      rules.onCreated = (body) => seen.set(JSON.stringify(body), performance.now());
      const isRepeated = (body: Body) => performance.now() - (seen.get(JSON.stringify(body)) ?? -2_000) < 1_000;
      const { taken, lost } = rules;
      rules.taken = (numbers, store, body) => (isRepeated(body) ? [] : taken(numbers, store, body));
      rules.lost = (numbers, store, body) => (isRepeated(body) ? [] : lost(numbers, store, body));
    },
    { followers: ["conflict", "atomic", "whole"] },
  ),
  broken(
    ["already-attached"],
    "takes a second request with the same name and numbers for the first",
    (rules) => {
      const same = (number: string, store: Store, body: Body) => {
        const first = store.find(number)?.attachedBy;
        return first?.name === body.name && `${numbersIn(first)}` === `${numbersIn(body)}`;
      };
      const { taken, lost } = rules;
      rules.taken = (numbers, store, body) => taken(numbers, store, body).filter((one) => !same(one, store, body));
      rules.lost = (numbers, store, body) => lost(numbers, store, body).filter((one) => !same(one, store, body));
    },
    { followers: ["conflict", "atomic", "whole"] },
  ),
  broken(["auth"], "gets without a token what was just got with one", (rules) => sharesReads(rules, "get")),
  broken(["auth"], "lists without a token what was just listed with one", (rules) => sharesReads(rules, "list")),
  broken(
    ["already-attached"],
    "remembers the latest five hundred numbers only",
    forgets(({ attachedAt }, { records }) => records.filter((other) => other.attachedAt > attachedAt).length >= 500),
    { followers: ["whole", "atomic", "conflict", "list-created", "get-created"] },
  ),
  broken(
    ["label-all"],
    "names numbers after the request that came last, where two come at once",
    (rules) => {
      rules.window = 4;
      let latest = "";
      const { taken } = rules;
      rules.taken = (numbers, store, body) => {
        latest = body.name;
        return taken(numbers, store, body);
      };
      rules.label = () => latest;
    },
    { followers: ["get-created", "list-created", "atomic", "configured"], shownBy: 5 },
  ),
  broken(
    ["whole", "already-attached", "conflict", "get-created"],
    "attaches the numbers of the request that came last, where two come at once",
    (rules) => {
      rules.window = 4;
      let latest: string[] = [];
      const { taken } = rules;
      rules.taken = (numbers, store, body) => {
        const inTheWay = taken(numbers, store, body);
        if (inTheWay.length === 0) latest = numbers;
        return inTheWay;
      };
      rules.attaches = () => latest;
    },
    { followers: [...ofUnattached, ...ofDetaching, "atomic", "created", "every-choice", "invalid-creates-nothing"] },
  ),
  broken(
    ["detach-answer", "label-all"],
    "answers a detach with the first name of a number",
    (rules) => {
      const names = new Map<string, string>();
      const { detached } = rules.replies;
      rules.replies.detached = (record, ids) => {
        const { e164, name } = record as { e164: string; name: string };
        if (!names.has(e164)) names.set(e164, name);
        return detached({ ...(record as object), name: names.get(e164) }, ids);
      };
    },
    { followers: ofGateways, shownBy: 5 },
  ),
  broken(
    ["list-created", "get-created"],
    "lists gateways under other ids than it gets them",
    (rules) => {
      const { listed } = rules.replies;
      const other = (gateway: { id: string } | null) => gateway && { ...gateway, id: `list-${gateway.id}` };
      rules.replies.listed = (data, info): Reply =>
        listed(
          data.map((entry) => {
            const { inbound, outbound, ...rest } = entry as Record<"inbound" | "outbound", { id: string } | null>;
            return { ...rest, inbound: other(inbound), outbound: other(outbound) };
          }),
          info,
        );
    },
    { followers: [...ofGateways, "detach-answer"] },
  ),
  broken(
    ["detach-frees"],
    "forgets a detached number after a second",
    (rules) => {
      const { detach } = rules;
      rules.detach = (record, store) => {
        detach(record, store);
        void pause(800).then(() => {
          if (!isAttached(store.find(record.e164))) store.forget(record.e164);
        });
      };
    },
    { followers: [...ofDetaching, "get-created", "list-created"] },
  ),
];
