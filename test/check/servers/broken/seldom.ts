/** Faults that show seldom: after something else only, in one order only, or where nobody looks. */
import { setTimeout as pause } from "node:timers/promises";
import type { Body, Rules } from "../rules.js";
import { detach } from "../store.js";
import { afterAttached, afterInvalid, attachesOnly, type BreakRule, broken, isObject, takes } from "./broken.js";
import { ofDetaching, ofGateways } from "./followers.js";

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

export const seldom = [
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
    { followers: ["whole", "already-attached", "conflict", "reuse", "detach-frees", ...ofGateways, "label-all"] },
  ),
  broken(
    "whole",
    "attaches the first sixteen numbers only",
    attachesOnly((numbers) => numbers.slice(0, 16)),
    {
      followers: [...ofGateways, "label-all", "already-attached"],
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
    { followers: ofDetaching },
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
