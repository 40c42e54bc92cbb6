/** One rule of the request is dropped: the simplest faults. */

import { regions } from "../document-rules.js";
import { broken, isText, lenient, takes } from "./broken.js";

/** A body in which only the name is wrong or missing. */
// biome-ignore lint/suspicious/noExplicitAny: what a client sent may be anything
const lacksOnlyName = (body: any) => isText(body?.inbound?.sipRegion) && !("name" in body);
const is = (wanted: unknown) => (value: unknown) => value === wanted;
const isNumber = (value: unknown) => typeof value === "number";
const missing = is(undefined);

/** The page speaks of JSON objects, and of nothing else that a body may be. */
const assumed = { level: "assumed" } as const;

export const droppedRules = [
  broken("auth", "asks for no token", (rules) => {
    rules.token = () => true;
  }),
  broken("auth", "wants Bearer in front of the token", (rules) => {
    rules.token = (value) => /^bearer /i.test(value ?? "");
  }),
  broken("auth", "falls over a missing token", (rules) => {
    rules.replies.unauthorized = () => ({ status: 500, body: { message: "oops" } });
  }),
  broken("auth", "redirects to a login page", (rules) => {
    rules.replies.unauthorized = () => ({ status: 302, body: "" });
  }),
  broken(["auth", "invalid-creates-nothing"], "refuses a missing token, but attaches the numbers", (rules) => {
    rules.onRefused = (body, store, why) => {
      if (why === "token") store.attach(body.phoneNumbers, body);
    };
  }),
  ...(["list", "get", "detach", "release", "update", "deleteInbound", "deleteOutbound"] as const).map((operation) =>
    broken("auth", `asks for no token to ${operation}`, (rules) => {
      const { token } = rules;
      rules.token = (value, wanted) => wanted === operation || token(value, wanted);
    }),
  ),

  broken(
    "body",
    "falls over malformed JSON",
    (rules) => {
      rules.replies.malformed = () => ({ status: 500, body: { message: "Unexpected end of JSON input" } });
    },
    assumed,
  ),
  broken(
    "body",
    "takes malformed JSON",
    (rules) => {
      rules.replies.malformed = () => ({ status: 200, body: { message: "Created" } });
    },
    assumed,
  ),
  broken(
    "body",
    "unwraps a list",
    ({ replies }) => {
      const { invalid } = replies;
      replies.invalid = (body) => (Array.isArray(body) ? { status: 200, body: { message: "Created" } } : invalid(body));
    },
    assumed,
  ),
  broken(
    "body",
    "falls over null",
    ({ replies }) => {
      const { invalid } = replies;
      replies.invalid = (body) => (body === null ? { status: 500, body: {} } : invalid(body));
    },
    assumed,
  ),

  broken("name", "needs no name", (rules) => {
    rules.name = lenient(rules.name, (body) => body.name === undefined);
  }),
  broken("name", "takes a number for a name", (rules) => {
    rules.name = lenient(rules.name, (body) => typeof body.name === "number");
  }),
  broken("name", "takes null for a name", (rules) => {
    rules.name = lenient(rules.name, (body) => body.name === null);
  }),
  broken("name", "falls over a missing name", ({ replies }) => {
    const { invalid } = replies;
    replies.invalid = (body) => (lacksOnlyName(body) ? { status: 500, body: { message: "oops" } } : invalid(body));
  }),

  broken("phoneNumbers", "needs no phoneNumbers", takes("phoneNumbers", missing)),
  broken("phoneNumbers", "takes a bare number for a list", takes("phoneNumbers", isText)),
  ...(
    [
      ["without a plus", /^\+?[1-9]\d{1,14}$/],
      ["with anything before it", /\+[1-9]\d{1,14}$/],
      ["with anything after it", /^\+[1-9]\d{1,14}/],
      ["with spaces and dashes", /^\+[1-9][\d -]{1,16}$/],
      ["with a zero in front", /^\+\d{2,15}$/],
      ["with 00 for the plus", /^(\+|00)[1-9]\d{1,14}$/],
      ["that are too long", /^\+[1-9]\d{1,15}$/],
      ["that are too short", /^\+[1-9]\d{0,14}$/],
      ["that are empty", /^(\+[1-9]\d{1,14})?$/],
    ] as const
  ).map(([what, pattern]) =>
    broken("phoneNumbers", `takes numbers ${what}`, (rules) => {
      rules.phoneNumber = (number) => isText(number) && pattern.test(number);
    }),
  ),
  broken("phoneNumbers", "looks at the numbers of shared pairs only", (rules) => {
    const { phoneNumber, whole } = rules;
    rules.phoneNumber = () => true;
    rules.whole = (body) => whole(body) && (body.isShared === false || [body.phoneNumbers].flat().every(phoneNumber));
  }),
  broken("phoneNumbers", "takes numbers that are no text", takes("phoneNumber", isNumber)),
  broken("phoneNumbers", "takes null among numbers", takes("phoneNumber", is(null))),
  broken("phoneNumbers", "sees a wrong number only at the first place", (rules) => {
    rules.phoneNumber = lenient(rules.phoneNumber, (_, index) => index > 0);
  }),
  broken("phoneNumbers", "sees a wrong number only at the last place", (rules) => {
    rules.phoneNumber = lenient(rules.phoneNumber, (_, index, all) => index < all.length - 1);
  }),
  broken("phoneNumbers", "is content when any number is right", (rules) => {
    const { phoneNumber } = rules;
    rules.phoneNumber = (_, __, all) => all.some((item: unknown, index: number) => phoneNumber(item, index, all));
  }),

  broken("isShared", 'takes "true" for isShared', takes("isShared", isText)),
  broken("isShared", "takes 1 for isShared", takes("isShared", is(1))),
  broken("isShared", "takes null for isShared", takes("isShared", is(null)), { level: "assumed" }),

  broken("mediaEncryption", "takes any mediaEncryption", takes("mediaEncryption", isText)),
  broken("mediaEncryption", "looks at mediaEncryption only if it is text", takes("mediaEncryption", isNumber)),
  broken("mediaEncryption", "takes null for mediaEncryption", takes("mediaEncryption", is(null)), { level: "assumed" }),

  broken("inbound", "needs no inbound", (rules) => {
    rules.inbound = lenient(rules.inbound, missing);
    rules.inboundRegion = lenient(rules.inboundRegion, missing);
    const { whole } = rules;
    rules.whole = (body) => whole(body) && (body.inbound === undefined || "sipRegion" in Object(body.inbound));
  }),
  broken("inbound.sipRegion", "needs no inbound region", takes("inboundRegion", missing)),
  broken(
    "inbound.sipRegion",
    "takes any inbound region",
    takes("inboundRegion", (value) => isText(value) && value !== ""),
  ),
  broken("inbound.sipRegion", "takes an empty inbound region", takes("inboundRegion", is(""))),

  broken("outbound", "needs no outbound", (rules) => {
    const { outbound, outboundRegion, address, transport } = rules;
    rules.outbound = (value) =>
      value === undefined ||
      (outbound(value) && outboundRegion(value.sipRegion) && address(value.address) && transport(value.transport));
    for (const field of ["outboundRegion", "address", "transport"] as const) rules[field] = () => true;
  }),
  broken("outbound.sipRegion", "needs no outbound region", takes("outboundRegion", missing)),
  broken("outbound.sipRegion", "takes outbound regions in any case", (rules) => {
    rules.outboundRegion = (value) => isText(value) && regions.includes(value.toLowerCase());
  }),
  broken("outbound.address", "needs no address", takes("address", missing)),
  broken("outbound.address", "takes an empty address", takes("address", is(""))),
  broken("outbound.address", "takes a number for an address", takes("address", isNumber)),
  broken("outbound.transport", "needs no transport", takes("transport", missing)),
  broken(
    "outbound.transport",
    "takes any transport",
    takes("transport", (value) => isText(value) && value !== ""),
  ),
  broken("outbound.transport", "takes null for a transport", takes("transport", is(null))),
  broken(
    "outbound.auth",
    "takes auth with a user name only",
    takes("auth", (value) => isText(value?.username) && value.username !== "" && !("password" in value)),
  ),
  broken(
    "outbound.auth",
    "takes auth with a password only",
    takes("auth", (value) => isText(value?.password) && value.password !== "" && !("username" in value)),
  ),
  broken("outbound.auth", "takes a text for auth", takes("auth", isText)),
];
