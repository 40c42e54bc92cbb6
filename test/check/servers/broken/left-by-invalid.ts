/** A request that is refused as invalid leaves something behind. */

import { encryptions } from "../document-rules.js";
import type { Body } from "../rules.js";
import { afterInvalid, type BreakRule, broken, e164, isObject, isText } from "./broken.js";

const nothing = (name: string, breakRule: BreakRule) => broken("invalid-creates-nothing", name, breakRule);
const several = (body: Body) => body.phoneNumbers.length > 1;
const own = (body: Body) => body.isShared === false;

export const leftByInvalid = [
  nothing(
    "attaches before it looks at the outbound region",
    afterInvalid(({ outbound }) => outbound?.sipRegion === "" || outbound?.sipRegion === null),
  ),
  nothing(
    "attaches before it looks at the address",
    afterInvalid(({ outbound }) => isObject(outbound) && !outbound.address),
  ),
  nothing(
    "attaches before it looks at a missing transport",
    afterInvalid(({ outbound }) => isObject(outbound) && outbound.transport === undefined),
  ),
  nothing(
    "attaches before it looks at the encryption",
    afterInvalid(({ mediaEncryption }) => mediaEncryption !== undefined && !encryptions.includes(mediaEncryption)),
  ),
  nothing(
    "attaches before it looks at the name",
    afterInvalid(({ name }) => name !== undefined && !isText(name)),
  ),
  nothing(
    "attaches before it looks at the password",
    afterInvalid(({ outbound }) => isText(outbound?.auth?.username) && !isText(outbound.auth.password)),
  ),
  nothing(
    "attaches before it looks at isShared",
    afterInvalid(({ isShared }) => isShared !== undefined && typeof isShared !== "boolean"),
  ),
  nothing(
    "attaches before it looks at the inbound gateway",
    afterInvalid(({ inbound }) => !isObject(inbound)),
  ),
  nothing(
    "attaches before it looks at the outbound gateway",
    afterInvalid(({ outbound }) => !isObject(outbound)),
  ),
  nothing(
    "attaches the numbers before a wrong one",
    afterInvalid(several, (_, store, body) => {
      const wrong = body.phoneNumbers.findIndex((number: unknown) => !isText(number) || !e164.test(number));
      store.attach(body.phoneNumbers.slice(0, Math.max(0, wrong)), body);
    }),
  ),
  nothing(
    "attaches the first of several numbers of an invalid body",
    afterInvalid(several, (numbers, store, body) => store.attach(numbers.slice(0, 1), body)),
  ),
  nothing(
    "attaches the last of three numbers of an invalid body",
    afterInvalid(
      (body) => body.phoneNumbers.length > 2,
      (numbers, store, body) => store.attach(numbers.slice(-1), body),
    ),
  ),
  nothing("attaches the numbers of invalid bodies with own pairs", afterInvalid(own)),
  nothing(
    "attaches the numbers of invalid bodies with credentials",
    afterInvalid(({ outbound }) => isObject(outbound?.auth)),
  ),
  nothing(
    "registers the numbers of an invalid body",
    afterInvalid(
      () => true,
      (numbers, store, body) => store.register(numbers, body),
    ),
  ),
  broken(["invalid-creates-nothing", "body"], "attaches the numbers that it finds in malformed JSON", (rules) => {
    rules.onRefused = (_, store, why, raw) => {
      if (why !== "malformed") return;
      store.attach(raw.match(/\+[1-9]\d{1,14}/g) ?? [], { inbound: {}, outbound: {}, name: "" });
    };
  }),
  broken(["invalid-creates-nothing", "body"], "attaches the numbers of a list in place of an object", (rules) => {
    rules.onRefused = (body, store, why) => {
      if (why === "invalid" && Array.isArray(body) && Array.isArray(body[0]?.phoneNumbers))
        store.attach(body[0].phoneNumbers, body[0]);
    };
  }),
  broken(["invalid-creates-nothing", "auth"], "attaches the numbers of own pairs without a token", (rules) => {
    rules.onRefused = (body, store, why) => {
      if (why === "token" && body?.isShared === false) store.attach(body.phoneNumbers, body);
    };
  }),
  broken(["invalid-creates-nothing", "auth"], "registers the numbers of a request without a token", (rules) => {
    rules.onRefused = (body, store, why) => {
      if (why === "token" && Array.isArray(body?.phoneNumbers)) store.register(body.phoneNumbers, body);
    };
  }),
];
