/** A value of another type, or a text that is nearly JSON, is let through. */
import type { Body } from "../rules.js";
import { type BreakRule, broken, isObject, isText, lenient, reads, takes } from "./broken.js";

const list = (value: Body) => Array.isArray(value) && value.length === 1;
const one = (value: Body) => (list(value) ? value[0] : value);

const others: [guarantee: string, name: string, breakRule: BreakRule][] = [
  ["phoneNumbers", "takes an object for the list of numbers", takes("phoneNumbers", isObject)],
  [
    "phoneNumbers",
    "skips empty numbers in a list",
    (rules) => {
      rules.phoneNumber = lenient(rules.phoneNumber, (number, _, all) => number === "" && all.length > 1);
    },
  ],
  [
    "phoneNumbers",
    "skips null in a list",
    (rules) => {
      rules.phoneNumber = lenient(rules.phoneNumber, (number, _, all) => number === null && all.length > 1);
    },
  ],
  ["isShared", 'takes "false" for isShared', takes("isShared", (value) => value === "false")],
  ["isShared", "takes 0 for isShared", takes("isShared", (value) => value === 0)],
  ["isShared", "takes an empty text for isShared", takes("isShared", (value) => value === "")],
  ["isShared", "takes a list for isShared", takes("isShared", Array.isArray)],
  ["isShared", "takes an object for isShared", takes("isShared", isObject)],
  ["isShared", "takes any number for isShared", takes("isShared", (value) => typeof value === "number")],
  [
    "mediaEncryption",
    "takes true and false for mediaEncryption",
    takes("mediaEncryption", (value) => typeof value === "boolean"),
  ],
  ["mediaEncryption", "takes an empty mediaEncryption", takes("mediaEncryption", (value) => value === "")],
  ["mediaEncryption", "takes an object for mediaEncryption", takes("mediaEncryption", isObject)],
  ["outbound.transport", "takes an empty transport", takes("transport", (value) => value === "")],
  ["outbound.transport", "takes a number for a transport", takes("transport", (value) => typeof value === "number")],
  ["outbound.transport", "takes true for a transport", takes("transport", (value) => value === true)],
  ["inbound.sipRegion", "takes null for an inbound region", takes("inboundRegion", (value) => value === null)],
  [
    "inbound.sipRegion",
    "takes a number for an inbound region",
    takes("inboundRegion", (value) => typeof value === "number"),
  ],
  ["outbound.sipRegion", "takes an empty outbound region", takes("outboundRegion", (value) => value === "")],
  ["outbound.sipRegion", "takes null for an outbound region", takes("outboundRegion", (value) => value === null)],
  ["outbound.address", "takes null for an address", takes("address", (value) => value === null)],
  ["outbound.address", "takes false for an address", takes("address", (value) => value === false)],
  ["outbound.address", "takes a list for an address", takes("address", Array.isArray)],
  ["outbound.address", "takes an object for an address", takes("address", isObject)],
  [
    "inbound",
    "unwraps a list around inbound",
    (rules) => {
      reads("inbound", one)(rules);
      unwrap(rules, "inbound");
    },
  ],
  [
    "outbound",
    "unwraps a list around outbound",
    (rules) => {
      reads("outbound", one)(rules);
      unwrap(rules, "outbound");
    },
  ],
  [
    "name",
    "takes true for a name",
    (rules) => {
      rules.name = lenient(rules.name, (body) => typeof body.name === "boolean");
    },
  ],
  [
    "name",
    "takes a list for a name",
    (rules) => {
      rules.name = lenient(rules.name, (body) => Array.isArray(body.name));
    },
  ],
  [
    "name",
    "takes an object for a name",
    (rules) => {
      rules.name = lenient(rules.name, (body) => isObject(body.name));
    },
  ],
  [
    "outbound.auth",
    "takes a password that is a number",
    takes("auth", (value) => isText(value?.username) && typeof value.password === "number"),
  ],
  [
    "outbound.auth",
    "takes a user name that is null",
    takes("auth", (value) => value?.username === null && isText(value.password)),
  ],
  [
    "outbound.auth",
    "takes a password that is null",
    takes("auth", (value) => isText(value?.username) && value.password === null),
  ],
  [
    "outbound.auth",
    "takes auth without anything in it",
    takes("auth", (value) => isObject(value) && Object.keys(value).length === 0),
  ],
  ["outbound.auth", "takes a list for auth", takes("auth", Array.isArray)],
  ["outbound.auth", "takes true for auth", takes("auth", (value) => value === true)],
  ["outbound.auth", "takes false for auth", takes("auth", (value) => value === false)],
  [
    "body",
    "takes JSON with a comma at its end",
    (rules) => {
      const { parse } = rules;
      rules.parse = (raw) => parse(raw) ?? parse(raw.replace(/,\s*([}\]])/g, "$1"));
    },
  ],
  [
    "body",
    "takes the first of two JSON values",
    (rules) => {
      const { parse } = rules;
      rules.parse = (raw) =>
        parse(raw) ?? parse(raw.slice(0, raw.lastIndexOf("}") + 1)) ?? parse(raw.slice(0, raw.indexOf("}}") + 2));
    },
  ],
  [
    "body",
    "closes the braces that JSON lacks",
    (rules) => {
      const { parse } = rules;
      rules.parse = (raw) => parse(raw) ?? parse(`${raw}}`) ?? parse(`${raw}}}`);
    },
  ],
  [
    "body",
    "reads a text that holds JSON",
    (rules) => {
      const { parse } = rules;
      rules.parse = (raw) => {
        const body = parse(raw);
        return isText(body) ? parse(body) : body;
      };
    },
  ],
];

/** An item that was accepted in a list is used as if it were alone. */
function unwrap(rules: Parameters<BreakRule>[0], field: "inbound" | "outbound"): void {
  const { whole } = rules;
  rules.whole = (body) => {
    if (isObject(body) && list(body[field])) body[field] = body[field][0];
    return whole(body);
  };
}

/**
 * The page speaks of JSON objects, and of nothing else that a body may be; it asks for a user name and a password, and does
 * not say what they may be.
 */
const aboutCredentials = /^takes a (password|user name) that is /;

export const nearlyRightValues = others.map(([guarantee, name, breakRule]) =>
  broken(guarantee, name, breakRule, guarantee === "body" || aboutCredentials.test(name) ? { level: "assumed" } : {}),
);
