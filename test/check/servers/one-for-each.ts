/** For each guarantee of the document, a server that breaks it and no other. */
import { document } from "../../../scripts/document/document.js";
import { isObject } from "./broken/broken.js";
import { allFaults } from "./broken/index.js";
import { otherOperations, othersAreValid, respondToOther } from "./document-rules.js";
import type { Rules } from "./rules.js";
import { isAttached } from "./store.js";

export interface OneFault {
  /** The server's fault. */
  name: string;
  breakRule: (rules: Rules) => void;
}

/** Those of the broken servers that break one guarantee alone. */
const named: Record<string, string> = {
  auth: "asks for no token",
  created: "answers success without a message",
  "every-choice": "refuses isShared false",
  "already-attached": "answers 422 for an attached number",
  atomic: "attaches all the other numbers of a refused request",
  whole: "attaches two numbers at most",
  "invalid-creates-nothing": "attaches the right numbers of any invalid body",
  conflict: "lets every racer win",
  reuse: "refuses a detached number",
  "shared-pair": "gives each number of a shared pair its own",
  "own-pairs": "gives own pairs one for all",
  "encryption-both": "encrypts the inbound gateway only",
  configured: "calls every host over UDP",
  "label-all": "names the first number only",
  name: "needs no name",
  phoneNumbers: "takes numbers without a plus",
  isShared: 'takes "true" for isShared',
  mediaEncryption: "takes any mediaEncryption",
  inbound: "needs no inbound",
  "inbound.sipRegion": "takes any inbound region",
  outbound: "needs no outbound",
  "outbound.sipRegion": "takes outbound regions in any case",
  "outbound.address": "takes an empty address",
  "outbound.transport": "takes any transport",
  "outbound.auth": "takes auth with a user name only",
  "list-created": "lists no number of own pairs",
  "list-detached": "lists attached numbers only",
  paging: "drops the last number of each page",
  search: "does not search",
  "get-created": "gets no gateway of an attached number",
  "get-unknown": "gets any number",
  "inbound-bare": "shows an address on inbound gateways",
  "detach-frees": "detaches the inbound direction only",
  "detach-answer": "swaps the ids in the answer to a detach",
  "detach-twice": "detaches a detached number once more",
  "detach-unknown": "answers 400 to the detach of an unknown number",
  "release-removes": "leaves a released number attached",
  "release-twice": "answers 400 to a second release",
  "release-unknown": "releases ids that it never gave",
  "gateway-stays": "deletes a gateway with its last number",
  "update-changes": "updates every gateway of the account",
  "update-refused": "takes every field for every gateway, and says nothing",
  "update-unknown": "says of an id that no gateway has that it is updated",
  "delete-inbound": "gives the next number a deleted inbound gateway",
  "delete-inbound-unknown": "says of an id that no inbound gateway has that it is deleted",
  "delete-outbound": "gives the next number a deleted outbound gateway",
  "delete-outbound-unknown": "says of an id that no outbound gateway has that it is deleted",
};

/** Servers of which the others break a second guarantee as well. */
const own: Record<string, OneFault> = {
  "content-type": {
    name: "takes any media type",
    breakRule: (rules) => {
      rules.mediaType = () => true;
    },
  },
  body: {
    name: "unwraps a list",
    breakRule: (rules) => {
      const { parse } = rules;
      rules.parse = (raw) => {
        const body = parse(raw);
        // Only in a create, not in a detach.
        return Array.isArray(body) && body[0]?.phoneNumbers ? body[0] : body;
      };
    },
  },
  refused: {
    name: "answers 422 to a body that breaks a rule",
    breakRule: ({ replies }) => {
      const { invalid } = replies;
      replies.invalid = (body) =>
        isObject(body) ? { status: 422, body: { message: "It is not valid" } } : invalid(body);
    },
  },
  "detachPhoneNumber.phoneNumber": {
    name: "falls over a detach without a number",
    breakRule: ({ replies }) => {
      replies.noNumber = () => ({ status: 500, body: { message: "phone_number is not defined" } });
    },
  },
  "release-again": {
    name: "takes no number that was released",
    breakRule: takesNoReleased,
  },
};

/** Refuses every number that was released before. */
export function takesNoReleased(rules: Rules): void {
  const released = new Set<string>();
  const { release, taken } = rules;
  rules.release = (record, store) => {
    released.add(record.e164);
    release(record, store);
  };
  rules.taken = (numbers, store, body) => [
    ...taken(numbers, store, body),
    ...numbers.filter((number) => released.has(number) && !isAttached(store.find(number))),
  ];
}

/** A field or an operation that no server of the tests knows can be told from the document alone. */
function ofGrownDocument(guarantee: string): OneFault | undefined {
  if (otherOperations.some(({ operationId }) => operationId === guarantee)) {
    return {
      name: `answers ${guarantee} with a text`,
      breakRule: (rules) => {
        rules.other = (request, response) => respondToOther(request, response, "a text");
      },
    };
  }
  const field = guarantee.split(".")[0] ?? "";
  const fields = document.components?.schemas?.CreatePhoneNumbersRequest?.properties ?? {};
  if (guarantee in named || !(field in fields)) return undefined;
  return {
    name: `takes anything for ${field}`,
    breakRule: (rules) => {
      rules.others = (body) => othersAreValid(body, field);
    },
  };
}

/** @returns undefined when there is none */
export function brokenServerFor(guarantee: string): OneFault | undefined {
  return own[guarantee] ?? allFaults.find(({ name }) => name === named[guarantee]) ?? ofGrownDocument(guarantee);
}
