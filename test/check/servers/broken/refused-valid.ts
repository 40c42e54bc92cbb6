/** Valid requests are refused: a documented choice, a combination of choices, or a text that its field allows. */

import { encryptions, regions, transports } from "../document-rules.js";
import type { Body } from "../rules.js";
import { broken, type FieldRule, refuses, strict } from "./broken.js";

const choices: [path: string, field: FieldRule, documented: unknown[]][] = [
  ["isShared", "isShared", [true, false]],
  ["mediaEncryption", "mediaEncryption", encryptions],
  ["inbound.sipRegion", "inboundRegion", regions],
  ["outbound.sipRegion", "outboundRegion", regions],
  ["outbound.transport", "transport", transports],
];

const refusesChoice = (choice: string, field: FieldRule, refused: (value: unknown) => boolean) =>
  broken("every-choice", `refuses ${choice}`, (rules) => {
    rules[field] = strict(rules[field], refused);
  });

/** A documented value is refused wherever it stands. */
export const refusedChoices = [
  ...choices.flatMap(([path, field, documented]) =>
    documented.map((choice) => refusesChoice(`${path} ${choice}`, field, (value) => value === choice)),
  ),
  refusesChoice("isShared left out", "isShared", (value) => value === undefined),
  refusesChoice("outbound.auth given", "auth", (value) => value !== undefined),
  refusesChoice("outbound.auth left out", "auth", (value) => value === undefined),
  broken(
    "every-choice",
    "refuses several numbers",
    refuses(({ phoneNumbers }) => phoneNumbers?.length > 1),
  ),
];

const isEncrypted = ({ mediaEncryption }: Body) => mediaEncryption === "enable";
const over = (transport: string, { outbound }: Body) => outbound.transport === transport;
const hasAuth = ({ outbound }: Body) => outbound.auth !== undefined;
const isSeveral = ({ phoneNumbers }: Body) => phoneNumbers?.length > 1;
const countryOf = (number: unknown) => (`${number}`.startsWith("+1") ? "1" : `${number}`.slice(1, 3));

const combinations: [what: string, fits: (body: Body) => boolean][] = [
  ["encryption over UDP", (body) => isEncrypted(body) && over("udp", body)],
  ["explicit disable over TLS", (body) => body.mediaEncryption === "disable" && over("tls", body)],
  [
    "one region in and another out",
    ({ inbound, outbound }) => inbound?.sipRegion === "in002" && outbound.sipRegion === "us002",
  ],
  ["credentials over UDP", (body) => hasAuth(body) && over("udp", body)],
  ["TLS without credentials", (body) => !hasAuth(body) && over("tls", body)],
  ["TCP out of in002", (body) => over("tcp", body) && body.outbound.sipRegion === "in002"],
  ["a shared pair of a single number", (body) => body.isShared === true && body.phoneNumbers?.length === 1],
  ["several numbers without isShared", (body) => body.isShared === undefined && isSeveral(body)],
  [
    "lists with numbers of two countries",
    ({ phoneNumbers }) => Array.isArray(phoneNumbers) && new Set(phoneNumbers.map(countryOf)).size > 1,
  ],
];

const hosts: [what: string, fits: (address: string) => boolean][] = [
  ["without a port", (address) => !/:\d+$/.test(address)],
  ["with a port", (address) => /[^:]:\d+$/.test(address)],
  ["that are IPv4 addresses", (address) => /^\d+\.\d+\.\d+\.\d+/.test(address)],
  ["that are IPv6 addresses", (address) => /^\[?[\da-f]*:[\da-f]*:/i.test(address)],
  ["with more than three labels", (address) => !/^[\d.:]+$/.test(address) && address.split(".").length > 3],
  ["with a hyphen", (address) => address.includes("-")],
  ["of one label", (address) => /^[a-z\d]+$/i.test(address)],
  ["under example.com", (address) => address.includes("example.com")],
];

const names: [what: string, fits: (name: string) => boolean][] = [
  ["with an apostrophe", (name) => name.includes("'")],
  ["with spaces", (name) => name.includes(" ")],
  ["with emoji", (name) => /\p{Extended_Pictographic}/u.test(name)],
  ["with anything but ASCII", (name) => /\P{ASCII}/u.test(name)],
  ["of more than 50 characters", (name) => name.length > 50],
  ["of one character", (name) => name.length === 1],
  ["with an ampersand or angle brackets", (name) => /[&<>]/.test(name)],
];

const numbers: [what: string, fits: (number: string) => boolean][] = [
  ["of 15 digits", (number) => number.length === 16],
  ["outside +1", (number) => !number.startsWith("+1")],
];

const credentials: [what: string, fits: (auth: Body) => boolean][] = [
  ["user names with an @", ({ username }) => `${username}`.includes("@")],
  ["passwords with anything but letters, digits and dashes", ({ password }) => /[^\w-]/.test(`${password}`)],
  ["a password of more than 20 characters", ({ password }) => `${password}`.length > 20],
];

const refused = (what: string, field: string[], fits: (body: Body) => boolean) =>
  broken(["every-choice", "created", ...field], `refuses ${what}`, refuses(fits));

export const refusedValid = [
  ...combinations.map(([what, fits]) => refused(what, [], fits)),
  ...hosts.map(([what, fits]) =>
    refused(`hosts ${what}`, ["outbound.address"], ({ outbound: { address } }) => fits(`${address}`)),
  ),
  ...names.map(([what, fits]) => refused(`names ${what}`, ["name"], ({ name }) => fits(`${name}`))),
  ...numbers.map(([what, fits]) =>
    refused(
      `numbers ${what}`,
      ["phoneNumbers"],
      ({ phoneNumbers }) => Array.isArray(phoneNumbers) && phoneNumbers.some((number) => fits(`${number}`)),
    ),
  ),
  ...credentials.map(([what, fits]) =>
    refused(what, ["outbound.auth"], ({ outbound: { auth } }) => Boolean(auth) && fits(auth)),
  ),
  broken(
    ["created", "every-choice"],
    "falls over a name that every object has",
    refuses(({ name }) => `${name}` in {}),
  ),
  broken(["every-choice", "created", "name"], "refuses a name that was used before", (rules) => {
    const used = new Set<unknown>();
    refuses((body) => used.has(body.name))(rules);
    rules.onCreated = ({ name }) => void used.add(name);
  }),
  broken(
    ["created", "every-choice"],
    "refuses an address that another name has",
    (rules) => {
      const nameOf = new Map<string, string>();
      refuses(({ name, outbound: { address } }) => (nameOf.get(address) ?? name) !== name)(rules);
      rules.onCreated = ({ name, outbound }) => void nameOf.set(outbound.address, name);
    },
    { followers: ["invalid-creates-nothing", "already-attached", "atomic", "refused", "conflict", "whole", "reuse"] },
  ),
  broken(
    ["every-choice", "created"],
    "falls over names in other scripts once it has created them",
    ({ replies }) => {
      const { created } = replies;
      replies.created = (body) =>
        /\P{ASCII}/u.test(body.name) ? { status: 422, body: { message: "?" } } : created(body);
    },
    { followers: ["already-attached", "whole", "atomic"] },
  ),
];
