/** A request that is refused as invalid leaves something behind. */
import { encryptions, transports } from "../document-rules.js";
import { afterInvalid, type BreakRule, broken, e164, isObject, isText } from "./broken.js";

const nothing = (name: string, breakRule: BreakRule) => broken("invalid-creates-nothing", name, breakRule);

export const leftByInvalid = [
  nothing(
    "attaches before it looks at the transport",
    afterInvalid(({ outbound }) => isObject(outbound) && !transports.includes(outbound.transport)),
  ),
  nothing(
    "attaches before it looks at the encryption",
    afterInvalid(({ mediaEncryption }) => mediaEncryption !== undefined && !encryptions.includes(mediaEncryption)),
  ),
  nothing(
    "attaches before it looks at the password",
    afterInvalid(({ outbound }) => isText(outbound?.auth?.username) && !isText(outbound.auth.password)),
  ),
  nothing(
    "attaches before it looks at the outbound gateway",
    afterInvalid(({ outbound }) => !isObject(outbound)),
  ),
  nothing(
    "attaches the numbers before a wrong one",
    afterInvalid(
      ({ phoneNumbers }) => phoneNumbers.length > 1,
      (_, store, body) => {
        const wrong = body.phoneNumbers.findIndex((number: unknown) => !isText(number) || !e164.test(number));
        store.attach(body.phoneNumbers.slice(0, Math.max(0, wrong)), body);
      },
    ),
  ),
  nothing(
    "attaches the numbers of invalid bodies with own pairs",
    afterInvalid(({ isShared }) => isShared === false),
  ),
  nothing(
    "registers the numbers of an invalid body",
    afterInvalid(
      () => true,
      (numbers, store, body) => store.register(numbers, body),
    ),
  ),
  broken(
    "invalid-creates-nothing",
    "renames an attached number by a request that it refuses as invalid",
    afterInvalid(
      ({ name }) => typeof name === "string",
      (numbers, store, body) => {
        for (const record of store.known(numbers)) record.name = body.name;
      },
    ),
    { followers: ["label-all", "get-created"] },
  ),
];
