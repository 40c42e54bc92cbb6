/** A number that was detached is attached once more, and something is wrong with it. */
import type { Rules } from "../rules.js";
import type { NumberRecord } from "../store.js";
import { type BreakRule, broken } from "./broken.js";
import { ofGateways } from "./followers.js";

/** Numbers that were detached at some time. */
function remembersDetached(rules: Rules): Set<string> {
  const detached = new Set<string>();
  const before = rules.detach;
  rules.detach = (record, store) => {
    detached.add(record.e164);
    before(record, store);
  };
  return detached;
}

/** Refuses a detached number. */
function refusesDetached(
  fits: (record: NumberRecord | undefined, body: { isShared?: boolean; phoneNumbers: string[] }) => boolean,
): BreakRule {
  return (rules) => {
    const detached = remembersDetached(rules);
    const { taken } = rules;
    rules.taken = (numbers, store, body) => [
      ...taken(numbers, store, body),
      ...numbers.filter((number) => detached.has(number) && store.find(number) && fits(store.find(number), body)),
    ];
    rules.lost = rules.taken;
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
    "refuses a detached number among others",
    refusesDetached((_, { phoneNumbers }) => phoneNumbers.length > 1),
  ),
  broken(
    ["reuse", "detach-frees"],
    "refuses a detached number in another mode than before",
    refusesDetached((record, { isShared }) => record?.attachedBy?.isShared !== isShared),
  ),
  broken(
    ["reuse", "detach-frees"],
    "refuses a detached number that had an own pair",
    refusesDetached((record) => record?.attachedBy?.isShared === false),
  ),
  broken(["reuse", "detach-frees"], "refuses a number that was detached twice", (rules) => {
    const times = new Map<string, number>();
    const before = rules.detach;
    rules.detach = (record, store) => {
      times.set(record.e164, (times.get(record.e164) ?? 0) + 1);
      before(record, store);
    };
    const { taken } = rules;
    rules.taken = (numbers, store, body) => [
      ...taken(numbers, store, body),
      ...numbers.filter((number) => (times.get(number) ?? 0) > 1),
    ];
  }),
  broken(
    ["reuse", "whole"],
    "attaches a detached number inbound only",
    (rules) => {
      const detached = remembersDetached(rules);
      rules.onCreated = (body, store) => {
        for (const number of body.phoneNumbers) {
          const record = store.find(number);
          if (record && detached.has(number)) record.outbound = undefined;
        }
      };
    },
    { followers: ofGateways },
  ),
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
    "reuse",
    "gives a detached number a new id",
    (rules) => {
      const detached = remembersDetached(rules);
      rules.onCreated = (body, store) => {
        for (const number of body.phoneNumbers) {
          const record = store.find(number);
          if (record && detached.has(number)) record.phoneNumberId = `${record.phoneNumberId}-again`;
        }
      };
    },
    { level: "assumed" },
  ),
];
