/** Servers in which a number's state from before a detach or release shows later. */
import type { Body } from "../rules.js";
import { detach, isAttached, type NumberRecord, type Store } from "../store.js";
import { type BreakRule, broken } from "./broken.js";
import { ofDetaching, ofGateways } from "./followers.js";

const own = (body: Body) => body?.isShared === false;

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

export const secondLife = [
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
    { followers: ofGateways },
  ),
  broken(
    ["reuse", "shared-pair", "own-pairs", "detach-frees"],
    "gives a number that is used again its old gateways",
    whenReused((record, was) => Object.assign(record, { inbound: was.inbound, outbound: was.outbound })),
    { followers: ofGateways },
  ),
  broken(
    ["detach-frees", "whole", "already-attached"],
    "detaches the other numbers of the request when one of own pairs is detached",
    beforeDetach(({ attachedBy }, store) => {
      if (own(attachedBy)) for (const number of attachedBy.phoneNumbers) store.detach(number);
    }),
    { followers: [...ofDetaching, ...ofGateways, "detach-frees"] },
  ),
  broken(
    ["detach-frees", "detach-twice"],
    "refuses to detach the second number of a shared pair",
    (rules) => {
      const gone = new Set<string>();
      beforeDetach(({ inbound }) => inbound && gone.add(inbound.id))(rules);
      rules.mayDetach = (record) => isAttached(record) && !gone.has(record.inbound?.id ?? "");
    },
    { followers: ofDetaching },
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
    { followers: ofDetaching },
  ),
  broken(
    ["detach-frees", "whole", "already-attached", "get-created"],
    "detaches every number of the same name",
    beforeDetach(({ name, attachedBy }, { records }) => {
      for (const record of records) if (record.name === name && record.attachedBy !== attachedBy) detach(record);
    }),
    { followers: [...ofDetaching, ...ofGateways] },
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
    { followers: [...ofDetaching, ...ofGateways, "detach-frees", "atomic", "conflict"] },
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
    { followers: ofDetaching },
  ),
];
