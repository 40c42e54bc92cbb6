/** Faults that show seldom: after something else only, in one order only, or where nobody looks. */
import { setTimeout as pause } from "node:timers/promises";
import type { Body, Rules } from "../rules.js";
import { detach, isAttached, type NumberRecord, type Store } from "../store.js";
import { afterAttached, afterInvalid, attachesOnly, type BreakRule, broken, isObject, takes } from "./broken.js";

const own = (body: Body) => body?.isShared === false;
const gateways = ["get-created", "list-created", "detach-answer", "shared-pair", "own-pairs", "encryption-both"];
const freeing = ["reuse", "detach-twice", "list-detached", "already-attached"];

/** Runs before each detach, with the number as it was. */
function beforeDetach(act: (record: NumberRecord, store: Store) => void): BreakRule {
  return (rules) => {
    const before = rules.detach;
    rules.detach = (record, store) => {
      act(record, store);
      before(record, store);
    };
  };
}

/** Does something to a number that is attached once more after it was detached. */
function whenReused(act: (record: NumberRecord, was: NumberRecord, store: Store) => void): BreakRule {
  return (rules) => {
    const old = new Map<string, NumberRecord>();
    beforeDetach((record) => old.set(record.e164, { ...record }))(rules);
    rules.onCreated = (body, store) => {
      for (const number of body.phoneNumbers) {
        const [record, was] = [store.find(number), old.get(number)];
        if (record && was) act(record, was, store);
      }
    };
  };
}

/** Refuses the next valid request after one that was refused for this. */
function sulksAfter(why: Parameters<Rules["onRefused"]>[2]): BreakRule {
  return (rules) => {
    let sulking = false;
    rules.onRefused = (_, __, reason) => {
      if (reason === why) sulking = true;
    };
    const { whole } = rules;
    rules.whole = (body) => {
      const refused = sulking && isObject(body) && Array.isArray(body.phoneNumbers) && isObject(body.outbound);
      if (refused) sulking = false;
      return !refused && whole(body);
    };
  };
}

const listing = (name: string, fits: (record: NumberRecord, index: number) => boolean, extra: string[] = []) =>
  broken(
    ["list-created", "paging"],
    name,
    (rules) => {
      const { listed } = rules;
      rules.listed = (store, page) => listed(store, page).filter(fits);
    },
    { followers: ["paging", "search", ...extra] },
  );

export const seldom = [
  broken(
    ["label-all", "reuse"],
    "keeps the old name of a number that is used again",
    whenReused((record, was) => {
      record.name = was.name;
    }),
    { followers: ["get-created", "list-created"] },
  ),
  broken(
    ["encryption-both", "reuse"],
    "keeps the old encryption of a number that is used again",
    whenReused((record, was) => {
      for (const direction of ["inbound", "outbound"] as const) {
        const gateway = record[direction];
        if (gateway)
          record[direction] = {
            ...gateway,
            mediaEncryption: was[direction]?.mediaEncryption ?? gateway.mediaEncryption,
          };
      }
    }),
    { followers: gateways },
  ),
  broken(
    ["reuse", "shared-pair", "own-pairs", "detach-frees"],
    "gives a number that is used again its old gateways",
    whenReused((record, was) => Object.assign(record, { inbound: was.inbound, outbound: was.outbound })),
    { followers: ["encryption-both", ...gateways] },
  ),
  broken(
    ["detach-frees", "whole", "already-attached"],
    "detaches the other numbers of the request when one of own pairs is detached",
    beforeDetach(({ attachedBy }, store) => {
      if (own(attachedBy)) for (const number of attachedBy.phoneNumbers) store.detach(number);
    }),
    { followers: [...freeing, ...gateways, "detach-frees"] },
  ),
  broken(
    ["detach-frees", "detach-twice"],
    "refuses to detach the second number of a shared pair",
    (rules) => {
      const gone = new Set<string>();
      beforeDetach(({ inbound }) => inbound && gone.add(inbound.id))(rules);
      rules.mayDetach = (record) => isAttached(record) && !gone.has(record.inbound?.id ?? "");
    },
    { followers: freeing },
  ),
  broken(
    ["detach-frees", "reuse"],
    "keeps a detached number in the way while its pair has another number",
    (rules) => {
      const was = new Map<string, string>();
      beforeDetach(({ e164, inbound }) => inbound && was.set(e164, inbound.id))(rules);
      const { taken } = rules;
      rules.taken = (numbers, store, body) => [
        ...taken(numbers, store, body),
        ...numbers.filter((number) => {
          const record = store.find(number);
          return (
            record &&
            !isAttached(record) &&
            store.records.some(({ inbound }) => inbound && inbound.id === was.get(number))
          );
        }),
      ];
    },
    { followers: freeing },
  ),
  broken(
    ["detach-frees", "whole", "already-attached", "get-created"],
    "detaches every number of the same name",
    beforeDetach(({ name, attachedBy }, { records }) => {
      for (const record of records) if (record.name === name && record.attachedBy !== attachedBy) detach(record);
    }),
    { followers: [...freeing, ...gateways] },
  ),
  broken(
    ["release-removes", "whole", "already-attached"],
    "detaches the number that was attached after a released one",
    (rules) => {
      const { release } = rules;
      rules.release = (record, store) => {
        const { records } = store;
        const next = records[records.indexOf(record) + 1];
        if (next) detach(next);
        release(record, store);
      };
    },
    { followers: [...freeing, ...gateways, "detach-frees", "atomic", "conflict"] },
  ),
  broken(["detach-unknown", "get-unknown"], "registers the number of a detach that it does not know", (rules) => {
    let asked: [string, Store] | undefined;
    const { get } = rules;
    rules.get = (number, store) => {
      asked = [number, store];
      return get(number, store);
    };
    const { notFound } = rules.replies;
    rules.replies.notFound = (operation) => {
      if (operation === "detach" && asked) asked[1].register([asked[0]], { name: "" });
      return notFound(operation);
    };
  }),
  broken(
    ["detach-twice", "whole", "already-attached", "detach-frees"],
    "attaches a number again that is detached twice",
    (rules) => {
      const old = new Map<string, NumberRecord>();
      beforeDetach((record) => old.set(record.e164, { ...record }))(rules);
      const { get } = rules;
      let latest: NumberRecord | undefined;
      rules.get = (number, store) => {
        latest = get(number, store);
        return latest;
      };
      const { notAttached } = rules.replies;
      rules.replies.notAttached = () => {
        const was = latest && old.get(latest.e164);
        if (latest && was) Object.assign(latest, { inbound: was.inbound, outbound: was.outbound });
        return notAttached();
      };
    },
    { followers: freeing },
  ),

  listing("lists no number that is called over TLS", ({ outbound }) => outbound?.transport !== "tls"),
  listing(
    "lists no number of a request with more than five",
    ({ attachedBy }) => !(attachedBy?.phoneNumbers.length > 5),
  ),
  listing("lists the first 150 numbers only", (_, index) => index < 150),
  listing("lists no number from abroad", ({ e164 }) => e164.startsWith("+1"), ["whole"]),
  broken(
    "paging",
    "answers a page after the last with the last",
    (rules) => {
      rules.onPage = (records, { page, perPage }) => {
        const last = Math.min(page, Math.max(1, Math.ceil(records.length / perPage)));
        return records.slice((last - 1) * perPage, last * perPage);
      };
    },
    { level: "assumed" },
  ),
  broken(["paging", "list-created"], "leaves out the hundredth number of a page", (rules) => {
    rules.onPage = (records, { page, perPage }) =>
      records.slice((page - 1) * perPage, page * perPage).filter((_, index) => index !== 99);
  }),
  broken(
    "paging",
    "says that there are as many numbers as fit a page",
    (rules) => {
      rules.total = (records, { perPage }) => Math.min(records.length, perPage);
    },
    { level: "assumed" },
  ),

  broken(
    ["whole", "already-attached", "get-created"],
    "attaches nothing after a hundred creates",
    (rules) => {
      let creates = 0;
      rules.onCreated = () => {
        creates++;
      };
      rules.attaches = (numbers) => (creates >= 100 ? [] : numbers);
    },
    { followers: ["whole", "already-attached", "conflict", "reuse", "detach-frees", ...gateways, "label-all"] },
  ),
  broken(
    "whole",
    "attaches the first sixteen numbers only",
    attachesOnly((numbers) => numbers.slice(0, 16)),
    {
      followers: [...gateways, "label-all", "already-attached"],
    },
  ),
  broken(
    ["created", "every-choice", "auth"],
    "refuses the valid request after one without a token",
    sulksAfter("token"),
    {
      followers: ["invalid-creates-nothing", "already-attached", "atomic", "refused", "conflict"],
    },
  ),
  broken(
    ["created", "every-choice", "body"],
    "refuses the valid request after malformed JSON",
    sulksAfter("malformed"),
    {
      followers: ["invalid-creates-nothing", "already-attached", "atomic", "refused", "conflict"],
    },
  ),
  broken(
    "invalid-creates-nothing",
    "renames an attached number by a request that it refuses as invalid",
    afterInvalid(
      (body) => typeof body.name === "string",
      (numbers, store, body) => {
        for (const number of numbers) {
          const record = store.find(number);
          if (record) record.name = body.name;
        }
      },
    ),
    { followers: ["label-all", "get-created"] },
  ),
  broken(
    "invalid-creates-nothing",
    "registers the numbers of a request with a wrong encryption",
    afterInvalid(
      ({ mediaEncryption }) => mediaEncryption !== undefined && typeof mediaEncryption !== "string",
      (numbers, store, body) => store.register(numbers, body),
    ),
  ),
  broken(
    "atomic",
    "keeps the free numbers of six and more when the first is attached",
    afterAttached(({ numbers, free, attached, store, body }) => {
      if (numbers.length >= 6 && attached[0] === numbers[0]) store.attach(free, body);
    }),
    { followers: ["conflict", "already-attached"] },
  ),
  broken(
    ["already-attached", "atomic"],
    "does not see an attached number that is named between two free ones over TLS",
    (rules) => {
      const { taken, lost } = rules;
      const hidden = (found: string[], numbers: string[], body: Body) =>
        body.outbound.transport === "tls" && numbers.length > 2
          ? found.filter((number) => [numbers[0], numbers.at(-1)].includes(number))
          : found;
      rules.taken = (numbers, store, body) => hidden(taken(numbers, store, body), numbers, body);
      rules.lost = (numbers, store, body) => hidden(lost(numbers, store, body), numbers, body);
    },
    { followers: ["atomic", "conflict", "whole"] },
  ),
  broken(
    "conflict",
    "refuses whoever comes while another create is under way",
    (rules) => {
      rules.window = 8;
      let underway = 0;
      const { taken, lost } = rules;
      rules.taken = (numbers, store, body) => {
        const found = taken(numbers, store, body);
        if (found.length > 0) return found;
        underway++;
        return [];
      };
      rules.lost = (numbers, store, body) => {
        const found = lost(numbers, store, body);
        return --underway > 0 ? [...found, ...numbers] : found;
      };
    },
    {
      followers: ["created", "every-choice", "already-attached", "whole", "invalid-creates-nothing", "reuse", "atomic"],
    },
  ),
  broken(
    ["conflict", "detach-twice", "detach-frees"],
    "detaches a moment later than it says",
    (rules) => {
      rules.detach = (record) => {
        void pause(15).then(() => detach(record));
      };
    },
    { followers: freeing },
  ),
  broken(
    ["outbound.auth", "outbound"],
    "takes credentials with a user name in a list",
    takes("auth", (value) => Array.isArray(value?.username) && typeof value.password === "string"),
    { level: "assumed" },
  ),
  broken(
    "outbound.transport",
    "takes a transport in an object",
    takes("transport", (value) => isObject(value) && value.value !== undefined),
  ),
  broken("phoneNumbers", "looks at the form of the first twenty numbers only", (rules) => {
    const { phoneNumber } = rules;
    rules.phoneNumber = (number, index, all) => index >= 20 || phoneNumber(number, index, all);
  }),
  broken("auth", "takes an empty token to detach", (rules) => {
    const { token } = rules;
    rules.token = (value, operation) => (operation === "detach" && value === "") || token(value, operation);
  }),
  broken(
    ["get-created", "label-all"],
    "drops every sign from names",
    (rules) => {
      rules.label = ({ name }) => `${name}`.replace(/[^\p{L}\p{N} ]/gu, "");
    },
    { followers: ["label-all", "list-created"] },
  ),
];
