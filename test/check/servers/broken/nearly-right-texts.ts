/** A text or a number is nearly one that the rule allows, and is let through. */

import { encryptions, regions, transports } from "../document-rules.js";
import type { Body } from "../rules.js";
import { type BreakRule, broken, e164, type FieldRule, isObject, isText, reads, takes } from "./broken.js";

const trimmed = (value: Body) => (isText(value) ? value.trim() : value);
const lower = (value: Body) => (isText(value) ? value.toLowerCase() : value);
const capital = (words: string[]) => (value: Body) =>
  words.some((word) => value === word.charAt(0).toUpperCase() + word.slice(1));
const upper = (words: string[]) => (value: Body) => words.some((word) => value === word.toUpperCase());
/** As a pattern without a `$`, without a `^`, or with the `m` flag takes it. */
const begins = (words: string[]) => (value: Body) => isText(value) && words.some((word) => value.startsWith(word));
const ends = (words: string[]) => (value: Body) => isText(value) && words.some((word) => value.endsWith(word));
const newlineAfter = (words: string[]) => (value: Body) => isText(value) && words.includes(value.replace(/\n$/, ""));
/** As `includes` of a text takes it. */
const beginsOne = (words: string[]) => (value: Body) =>
  isText(value) && value !== "" && words.some((word) => word.startsWith(value));
const list = (value: Body) => Array.isArray(value) && value.length === 1;
const one = (value: Body) => (list(value) ? value[0] : value);

const closed: [field: FieldRule, guarantee: string, words: string[]][] = [
  ["transport", "outbound.transport", transports],
  ["inboundRegion", "inbound.sipRegion", regions],
  ["outboundRegion", "outbound.sipRegion", regions],
  ["mediaEncryption", "mediaEncryption", encryptions],
];

const texts = closed.flatMap(([field, guarantee, words]) =>
  (
    [
      ["with white space around it", reads(field, trimmed)],
      ["in any case", reads(field, lower)],
      ["with a capital letter", takes(field, capital(words))],
      ["in capital letters", takes(field, upper(words))],
      ["with something behind it", takes(field, begins(words))],
      ["with something before it", takes(field, ends(words))],
      ["with a newline behind it", takes(field, newlineAfter(words))],
      ["that is cut short", takes(field, beginsOne(words))],
      ["in a list of one", reads(field, one)],
    ] satisfies [string, BreakRule][]
  ).map(([what, breakRule]) => broken(guarantee, `takes ${guarantee} ${what}`, breakRule)),
);

const numbers: [what: string, exception: (number: Body) => boolean][] = [
  ["with a space before it", (number) => isText(number) && e164.test(number.trimStart())],
  ["with a space behind it", (number) => isText(number) && e164.test(number.trimEnd())],
  ["with a newline behind it", (number) => isText(number) && e164.test(number.replace(/\n$/, ""))],
  ["on a line of its own", (number) => isText(number) && /^\+[1-9]\d{1,14}$/m.test(number)],
  ["with dashes", (number) => isText(number) && e164.test(number.replaceAll("-", ""))],
  ["with dots", (number) => isText(number) && e164.test(number.replaceAll(".", ""))],
  ["with parentheses", (number) => isText(number) && e164.test(number.replace(/[()\s]/g, ""))],
  ["with digits of any script", (number) => isText(number) && /^\+\p{Nd}{2,15}$/u.test(number)],
  ["with full-width digits", (number) => isText(number) && e164.test(number.normalize("NFKC"))],
  ["with two plus signs", (number) => isText(number) && /^\+{1,2}[1-9]\d{1,14}$/.test(number)],
  ["with an extension", (number) => isText(number) && /^\+[1-9]\d{1,14}(;ext=|x|,)\d+$/.test(number)],
  ["of 16 digits", (number) => isText(number) && /^\+[1-9]\d{15}$/.test(number)],
  ["of any length", (number) => isText(number) && /^\+[1-9]\d+$/.test(number)],
  ["of one digit", (number) => isText(number) && /^\+[1-9]$/.test(number)],
  ["that is a bare plus", (number) => number === "+"],
  ["that begins with +0", (number) => isText(number) && /^\+0\d{1,14}$/.test(number)],
  ["as a tel: URI", (number) => isText(number) && /^tel:\+[1-9]\d{1,14}$/.test(number)],
  ["in a list of its own", (number) => list(number) && e164.test(number[0])],
  ["as false", (number) => number === false],
  ["as an object", isObject],
  ["with hexadecimal digits", (number) => isText(number) && /^\+[1-9][\da-f]{1,14}$/i.test(number)],
];

export const nearlyRightTexts = [
  ...texts,
  ...numbers.map(([what, exception]) =>
    broken("phoneNumbers", `takes a number ${what}`, takes("phoneNumber", exception)),
  ),
];
