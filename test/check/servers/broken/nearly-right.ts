/** A rule lets through a text that is nearly one it allows, a value of another type, or a text that is nearly JSON. */

import { encryptions, regions, transports } from "../document-rules.js";
import type { Body, Rules } from "../rules.js";
import { type BreakRule, broken, e164, isObject, isText, reads, takes } from "./broken.js";

const is = (wanted: unknown) => (value: Body) => value === wanted;
const trimmed = (value: Body) => (isText(value) ? value.trim() : value);
const lower = (value: Body) => (isText(value) ? value.toLowerCase() : value);
/** `["udp"] == "udp"` in JavaScript, and so is a key of an object. */
const unwrapped = (value: Body) => (Array.isArray(value) && value.length === 1 ? value[0] : value);
/** A pattern without a `$`, or without a `^`. */
const begins = (words: string[]) => (value: Body) => isText(value) && words.some((word) => value.startsWith(word));
const ends = (words: string[]) => (value: Body) => isText(value) && words.some((word) => value.endsWith(word));
/** In many languages, `$` also matches before a newline at the end. */
const newlineAfter = (words: string[]) => (value: Body) => isText(value) && words.includes(value.replace(/\n$/, ""));
/** `text.includes(value)` in place of `list.includes(value)`. */
const beginsOne = (words: string[]) => (value: Body) =>
  isText(value) && value !== "" && words.some((word) => word.startsWith(value));

const words: [guarantee: string, what: string, breakRule: BreakRule][] = [
  ["outbound.transport", "in any case", reads("transport", lower)],
  ["mediaEncryption", "in any case", reads("mediaEncryption", lower)],
  ["inbound.sipRegion", "with white space around it", reads("inboundRegion", trimmed)],
  ["outbound.transport", "with something behind it", takes("transport", begins(transports))],
  ["outbound.sipRegion", "with something before it", takes("outboundRegion", ends(regions))],
  ["mediaEncryption", "with a newline behind it", takes("mediaEncryption", newlineAfter(encryptions))],
  ["inbound.sipRegion", "that is cut short", takes("inboundRegion", beginsOne(regions))],
  ["outbound.transport", "in a list of one", reads("transport", unwrapped)],
];

const numbers: [what: string, exception: (number: string) => boolean][] = [
  ["with a space behind it", (number) => e164.test(number.trimEnd())],
  ["with a newline behind it", (number) => e164.test(number.replace(/\n$/, ""))],
  ["on a line of its own", (number) => /^\+[1-9]\d{1,14}$/m.test(number)],
  ["with digits of any script", (number) => /^\+\p{Nd}{2,15}$/u.test(number)],
  ["with an extension", (number) => /^\+[1-9]\d{1,14}(;ext=|x|,)\d+$/.test(number)],
  ["of any length", (number) => /^\+[1-9]\d+$/.test(number)],
  ["as a tel: URI", (number) => /^tel:\+[1-9]\d{1,14}$/.test(number)],
];

const values: [guarantee: string, name: string, breakRule: BreakRule][] = [
  [
    "mediaEncryption",
    "takes true and false for mediaEncryption",
    takes("mediaEncryption", (value) => typeof value === "boolean"),
  ],
  ["mediaEncryption", "takes an empty mediaEncryption", takes("mediaEncryption", is(""))],
  ["outbound.transport", "takes an empty transport", takes("transport", is(""))],
  ["outbound.transport", "takes a number for a transport", takes("transport", (value) => typeof value === "number")],
  ["inbound.sipRegion", "takes null for an inbound region", takes("inboundRegion", is(null))],
  ["outbound.address", "takes null for an address", takes("address", is(null))],
  [
    "outbound.auth",
    "takes auth without anything in it",
    takes("auth", (value) => isObject(value) && Object.keys(value).length === 0),
  ],
  ["outbound.auth", "takes false for auth", takes("auth", is(false))],
];

/** The page asks for a password, and does not say what it may be. */
const passwords: [name: string, breakRule: BreakRule][] = [
  [
    "takes a password that is a number",
    takes("auth", (value) => isText(value?.username) && typeof value.password === "number"),
  ],
  ["takes a password that is null", takes("auth", (value) => isText(value?.username) && value.password === null)],
];

type Parse = Rules["parse"];

/** The page speaks of JSON objects, and of nothing else that a body may be. */
const bodies: [name: string, parseWith: (parse: Parse) => Parse][] = [
  ["takes JSON with a comma at its end", (parse) => (raw) => parse(raw) ?? parse(raw.replace(/,\s*([}\]])/g, "$1"))],
  ["takes JSON with a comment behind it", (parse) => (raw) => parse(raw.replace(/\/\*.*?\*\/|\/\/[^"\n]*$/gs, ""))],
  [
    "takes JSON with anything behind it",
    (parse) => (raw) => parse(raw) ?? parse(raw.slice(0, raw.lastIndexOf("}") + 1)),
  ],
  [
    "takes JSON in single quotes",
    (parse) => (raw) => parse(raw) ?? (raw.includes('"') ? undefined : parse(raw.replaceAll("'", '"'))),
  ],
  [
    "reads a text that holds JSON",
    (parse) => (raw) => {
      const body = parse(raw);
      return isText(body) ? parse(body) : body;
    },
  ],
];

export const nearlyRight = [
  ...words.map(([guarantee, what, breakRule]) => broken(guarantee, `takes ${guarantee} ${what}`, breakRule)),
  ...numbers.map(([what, exception]) =>
    broken(
      "phoneNumbers",
      `takes a number ${what}`,
      takes("phoneNumber", (number) => isText(number) && exception(number)),
    ),
  ),
  ...values.map(([guarantee, name, breakRule]) => broken(guarantee, name, breakRule)),
  ...passwords.map(([name, breakRule]) => broken("outbound.auth", name, breakRule, { level: "assumed" })),
  ...bodies.map(([name, parseWith]) =>
    broken(
      "body",
      name,
      (rules) => {
        rules.parse = parseWith(rules.parse);
      },
      { level: "assumed" },
    ),
  ),
];
