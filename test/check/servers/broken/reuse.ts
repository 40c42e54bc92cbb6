/** A number that was detached is created again, and is refused, is not attached, or keeps something of before. */
import type { Rules } from "../rules.js";
import type { NumberRecord, Store } from "../store.js";
import { type BreakRule, broken } from "./broken.js";
import { ofDetaching, ofGateways } from "./followers.js";

/** Numbers that were detached, as they were before. */
function remembersDetached(rules: Rules): Map<string, NumberRecord> {
  const detached = new Map<string, NumberRecord>();
  const { detach } = rules;
  rules.detach = (record, store) => {
    detached.set(record.e164, { ...record });
    detach(record, store);
  };
  return detached;
}

/** Refuses a number that was detached, as it was before, and is still known. */
function refusesDetached(
  isRefused: (was: NumberRecord, body: { isShared?: boolean }, store: Store) => boolean,
): BreakRule {
  return (rules) => {
    const detached = remembersDetached(rules);
    const { taken } = rules;
    rules.taken = (numbers, store, body) => [
      ...taken(numbers, store, body),
      ...numbers.filter((number) => {
        const was = detached.get(number);
        return was && store.find(number) && isRefused(was, body, store);
      }),
    ];
    rules.lost = rules.taken;
  };
}

/** Does something to a number that is attached once more after it was detached. */
function whenReused(act: (record: NumberRecord, was: NumberRecord) => void): BreakRule {
  return (rules) => {
    const detached = remembersDetached(rules);
    rules.onCreated = (body, store) => {
      for (const record of store.known(body.phoneNumbers)) {
        const was = detached.get(record.e164);
        if (was) act(record, was);
      }
    };
  };
}

export const wrongReuse = [
  broken(
    ["reuse", "detach-frees"],
    "refuses a detached number",
    refusesDetached(() => true),
  ),
  broken(
    ["reuse", "detach-frees"],
    "refuses a detached number in another mode than before",
    refusesDetached(({ attachedBy }, { isShared }) => attachedBy?.isShared !== isShared),
  ),
  broken(
    ["reuse", "detach-frees"],
    "refuses a detached number while its pair has another number",
    refusesDetached(({ inbound }, _, { records }) =>
      records.some((record) => record.inbound && record.inbound.id === inbound?.id),
    ),
    { followers: ofDetaching },
  ),
  broken(["reuse", "detach-frees"], "refuses a number that was detached twice", (rules) => {
    const times = new Map<string, number>();
    const { detach, taken } = rules;
    rules.detach = (record, store) => {
      times.set(record.e164, (times.get(record.e164) ?? 0) + 1);
      detach(record, store);
    };
    rules.taken = (numbers, store, body) => [
      ...taken(numbers, store, body),
      ...numbers.filter((number) => (times.get(number) ?? 0) > 1),
    ];
  }),
  broken(
    ["reuse", "whole"],
    "says that it attached a detached number, and does not",
    (rules) => {
      const detached = remembersDetached(rules);
      rules.attaches = (numbers) => numbers.filter((number) => !detached.has(number));
    },
    { followers: ["already-attached", "detach-frees", "get-created", "list-created"] },
  ),
  broken(
    ["reuse", "whole"],
    "attaches a detached number inbound only",
    whenReused((record) => {
      record.outbound = undefined;
    }),
    { followers: ofGateways },
  ),
  broken(
    "reuse",
    "gives a detached number a new id",
    whenReused((record) => {
      record.phoneNumberId += "-again";
    }),
    { level: "assumed" },
  ),
  broken(
    ["label-all", "reuse"],
    "keeps the old name of a number that is used again",
    whenReused((record, was) => {
      record.name = was.name;
    }),
    { followers: ["get-created", "list-created"] },
  ),
  broken(
    ["reuse", "shared-pair", "own-pairs", "detach-frees"],
    "gives a number that is used again its old gateways",
    whenReused((record, { inbound, outbound }) => Object.assign(record, { inbound, outbound })),
    { followers: ofGateways },
  ),
];
