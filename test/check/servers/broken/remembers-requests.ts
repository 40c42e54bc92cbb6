/** Something else of earlier requests is remembered beside their numbers, and makes a difference to later ones. */
import type { Body, Rules } from "../rules.js";
import type { Store } from "../store.js";
import { type BreakRule, broken, forgets, isObject } from "./broken.js";

const valid = ["created", "every-choice"];
/** A server that refuses without a reason also seems to break these guarantees. */
const refusing = ["invalid-creates-nothing", "already-attached", "atomic", "refused", "conflict", "whole", "reuse"];
const seeing = ["atomic", "whole", "conflict", "reuse", "detach-frees", "list-created"];

/** Refuses a valid request when an earlier success stands in its way for something else than its numbers. */
function refusesAfter(standsInTheWay: (earlier: Body, body: Body) => boolean): BreakRule {
  return (rules) => {
    const earlier: Body[] = [];
    const { whole } = rules;
    rules.onCreated = (body) => {
      earlier.push(body);
    };
    rules.whole = (body) =>
      whole(body) &&
      !(isObject(body.outbound) && isObject(body.inbound) && earlier.some((each) => standsInTheWay(each, body)));
  };
}

/** A number is not in the way of a request that stands so to the one that attached it. */
function unseenWhen(stands: (by: Body, body: Body) => boolean): BreakRule {
  return (rules) => {
    const hide = (look: Rules["taken"]) => (numbers: string[], store: Store, body: Body) =>
      look(numbers, store, body).filter((number) => {
        const by = store.find(number)?.attachedBy;
        return !by || !stands(by, body);
      });
    rules.taken = hide(rules.taken);
    rules.lost = hide(rules.lost);
  };
}

const sorted = (body: Body) => body.phoneNumbers.toSorted().join();
const setOf = ({ phoneNumbers: _, ...rest }: Body) => JSON.stringify(rest);
const folded = (text: unknown) => `${text}`.trim().toLowerCase();

export const remembersRequests = [
  broken(
    valid,
    "refuses a name that another address has",
    refusesAfter((earlier, body) => earlier.name === body.name && earlier.outbound.address !== body.outbound.address),
    { followers: refusing },
  ),
  broken(
    valid,
    "refuses a user name that was used over another transport",
    refusesAfter(
      ({ outbound }, body) =>
        outbound.auth !== undefined &&
        outbound.auth.username === body.outbound.auth?.username &&
        outbound.transport !== body.outbound.transport,
    ),
    { followers: refusing },
  ),
  broken(
    valid,
    "refuses a name that differs from an earlier one in case or white space only",
    refusesAfter((earlier, body) => earlier.name !== body.name && folded(earlier.name) === folded(body.name)),
    { followers: refusing },
  ),
  broken(
    ["whole", "already-attached", "get-created", ...valid],
    "attaches nothing for a request that differs from the one before in its numbers only",
    (rules) => {
      let latest = "";
      rules.attaches = (numbers, body) => (setOf(body) === latest ? [] : numbers);
      rules.onCreated = (body) => {
        latest = setOf(body);
      };
    },
    { followers: ["list-created", "conflict", "atomic", "reuse", "detach-frees"] },
  ),
  broken(
    "already-attached",
    "does not see its numbers in another order",
    unseenWhen((by, body) => sorted(by) === sorted(body) && `${by.phoneNumbers}` !== `${body.phoneNumbers}`),
    { followers: seeing },
  ),
  broken(
    "already-attached",
    "does not see the numbers of a request that is part of a later one",
    unseenWhen(
      (by, body) =>
        by.phoneNumbers.length < body.phoneNumbers.length &&
        by.phoneNumbers.every((number: string) => body.phoneNumbers.includes(number)),
    ),
    { followers: seeing },
  ),
  broken(
    "already-attached",
    "does not see a number when both address and transport are others",
    unseenWhen(
      (by, body) => by.outbound.address !== body.outbound.address && by.outbound.transport !== body.outbound.transport,
    ),
    { followers: seeing },
  ),
  broken(
    "already-attached",
    "does not see a number whose inbound region is the outbound one of the request",
    unseenWhen((by, body) => by.inbound.sipRegion === body.outbound.sipRegion && by.inbound.sipRegion !== "auto"),
    { followers: seeing },
  ),
  broken(
    "already-attached",
    "forgets a number when a later request has as many numbers",
    forgets(({ attachedBy, attachedAfter, e164 }, { records, creates }) => {
      const count = attachedBy?.phoneNumbers.length;
      return (
        count > 2 &&
        creates > attachedAfter &&
        records.some(
          (other) =>
            other.e164 !== e164 &&
            other.attachedAfter > attachedAfter &&
            other.attachedBy?.phoneNumbers.length === count,
        )
      );
    }),
    { followers: seeing },
  ),
];
