/** Valid requests are refused: combinations of values, and values that a field does not name but allows. */
import type { Body } from "../rules.js";
import { broken, refuses } from "./broken.js";

const region = (of: "inbound" | "outbound", wanted: string) => (body: Body) => body[of]?.sipRegion === wanted;
const transport =
  (wanted: string) =>
  ({ outbound }: Body) =>
    outbound.transport === wanted;
const auth = ({ outbound }: Body) => outbound.auth !== undefined;
const own = ({ isShared }: Body) => isShared === false;
const shared = ({ isShared }: Body) => isShared === true;
const omitted = ({ isShared }: Body) => isShared === undefined;
const encryption =
  (wanted: string | undefined) =>
  ({ mediaEncryption }: Body) =>
    mediaEncryption === wanted;
const count =
  (fits: (count: number) => boolean) =>
  ({ phoneNumbers }: Body) =>
    fits(phoneNumbers?.length ?? 0);
const several = count((length) => length > 1);
const all =
  (...conditions: ((body: Body) => boolean)[]) =>
  (body: Body) =>
    conditions.every((condition) => condition(body));

const combinations: [what: string, fits: (body: Body) => boolean][] = [
  [
    "the reference page's own sample",
    all(
      ...[region("inbound", "us002"), region("outbound", "us002"), transport("tls")],
      ...[encryption("disable"), shared, auth, several],
    ),
  ],
  ["encryption over TLS", all(encryption("enable"), transport("tls"))],
  ["encryption over UDP", all(encryption("enable"), transport("udp"))],
  ["explicit disable over TLS", all(encryption("disable"), transport("tls"))],
  ["one region in and another out", all(region("inbound", "in002"), region("outbound", "us002"))],
  ["the region in002 both ways", all(region("inbound", "in002"), region("outbound", "in002"))],
  ["auto in and us002 out", all(region("inbound", "auto"), region("outbound", "us002"))],
  ["credentials over UDP", all(auth, transport("udp"))],
  ["credentials over TCP", all(auth, transport("tcp"))],
  ["TLS without credentials", all((body) => !auth(body), transport("tls"))],
  ["TCP out of in002", all(transport("tcp"), region("outbound", "in002"))],
  ["own pairs that are encrypted", all(own, encryption("enable"))],
  ["own pairs with credentials", all(own, auth)],
  ["own pairs of several numbers", all(own, several)],
  [
    "own pairs of a single number",
    all(
      own,
      count((length) => length === 1),
    ),
  ],
  [
    "a shared pair of a single number",
    all(
      shared,
      count((length) => length === 1),
    ),
  ],
  ["several numbers without isShared", all(omitted, several)],
  ["several numbers with credentials", all(several, auth)],
  ["several numbers over TCP", all(several, transport("tcp"))],
  ["several numbers from auto", all(several, region("inbound", "auto"))],
  ["exactly three numbers", count((length) => length === 3)],
  ["neither isShared nor mediaEncryption", all(omitted, encryption(undefined))],
  ["isShared without mediaEncryption", all((body) => !omitted(body), encryption(undefined))],
  ["encrypted own pairs with credentials", all(own, encryption("enable"), auth)],
];

const host =
  (fits: (address: string) => boolean) =>
  ({ outbound }: Body) =>
    typeof outbound.address === "string" && fits(outbound.address);
const hosts: [what: string, fits: (address: string) => boolean][] = [
  ["without a port", (address) => !/:\d+$/.test(address)],
  ["with a port", (address) => /[^:]:\d+$/.test(address)],
  ["with another port than 5060", (address) => /[^:]:\d+$/.test(address) && !address.endsWith(":5060")],
  ["that are IPv4 addresses", (address) => /^\d+\.\d+\.\d+\.\d+/.test(address)],
  ["that are IPv6 addresses", (address) => /^\[?[\da-f]*:[\da-f]*:/i.test(address)],
  ["with more than three labels", (address) => !/^[\d.:]+$/.test(address) && address.split(".").length > 3],
  ["with a hyphen", (address) => address.includes("-")],
  ["in capital letters", (address) => /[A-Z]/.test(address)],
  ["of one label", (address) => /^[a-z\d]+$/i.test(address)],
  ["under example.com", (address) => address.includes("example.com")],
  ["of more than 60 characters", (address) => address.length > 60],
];

const named =
  (fits: (name: string) => boolean) =>
  ({ name }: Body) =>
    typeof name === "string" && fits(name);
const names: [what: string, fits: (name: string) => boolean][] = [
  ["with an apostrophe", (name) => name.includes("'")],
  ["with quotes", (name) => name.includes('"')],
  ["with spaces", (name) => name.includes(" ")],
  ["in other scripts", (name) => /[^\p{ASCII}\p{Script=Latin}\p{Emoji}]/u.test(name)],
  ["with accents", (name) => /[À-ÿ]/.test(name)],
  ["with emoji", (name) => /\p{Extended_Pictographic}/u.test(name)],
  ["with anything but ASCII", (name) => /\P{ASCII}/u.test(name)],
  ["of more than 50 characters", (name) => name.length > 50],
  ["of one character", (name) => name.length === 1],
  ["with digits", (name) => /\d/.test(name)],
  ["with a backslash", (name) => name.includes("\\")],
  ["with an ampersand or angle brackets", (name) => /[&<>]/.test(name)],
];

const numbered =
  (fits: (number: string) => boolean) =>
  ({ phoneNumbers }: Body) =>
    Array.isArray(phoneNumbers) && phoneNumbers.some((number) => typeof number === "string" && fits(number));
const numbers: [what: string, fits: (number: string) => boolean][] = [
  ["of 15 digits", (number) => number.length === 16],
  ["of more than 13 digits", (number) => number.length > 14],
  ["of two digits", (number) => number.length === 3],
  ["of fewer than seven digits", (number) => number.length < 8],
  ["outside +1", (number) => !number.startsWith("+1")],
  ["of +44", (number) => number.startsWith("+44")],
  ["that begin with +9", (number) => number.startsWith("+9")],
  ["outside +1 beside others", (number) => !number.startsWith("+1")],
];

export const refusedValid = [
  ...combinations.map(([what, fits]) => broken(["every-choice", "created"], `refuses ${what}`, refuses(fits))),
  ...hosts.map(([what, fits]) =>
    broken(["every-choice", "created", "outbound.address"], `refuses hosts ${what}`, refuses(host(fits))),
  ),
  ...names.map(([what, fits]) =>
    broken(["every-choice", "created", "name"], `refuses names ${what}`, refuses(named(fits))),
  ),
  ...numbers.map(([what, fits]) =>
    broken(
      ["every-choice", "created", "phoneNumbers"],
      `refuses numbers ${what}`,
      refuses((body) => numbered(fits)(body) && (!what.endsWith("others") || body.phoneNumbers.length > 1)),
    ),
  ),
  broken(
    ["every-choice", "created", "outbound.auth"],
    "refuses user names with an @",
    refuses(({ outbound }) => `${outbound.auth?.username}`.includes("@")),
  ),
  broken(
    ["every-choice", "created", "outbound.auth"],
    "refuses passwords with anything but letters, digits and dashes",
    refuses(({ outbound }) => /[^\w-]/.test(`${outbound.auth?.password ?? ""}`)),
  ),
  broken(
    ["every-choice", "created", "outbound.auth"],
    "refuses a password of more than 20 characters",
    refuses(({ outbound }) => `${outbound.auth?.password ?? ""}`.length > 20),
  ),
  broken(["every-choice", "created", "name"], "refuses a name that was used before", (rules) => {
    const used = new Map<string, unknown>();
    refuses((body) => used.has(body.name))(rules);
    rules.onCreated = ({ name }) => void used.set(name, true);
  }),
  broken(["every-choice", "created", "outbound.auth"], "refuses a user name of another address", (rules) => {
    const addresses = new Map<string, string>();
    refuses(
      ({ outbound: { auth: given, address } }) =>
        addresses.get(given?.username) !== undefined && addresses.get(given?.username) !== address,
    )(rules);
    rules.onCreated = ({ outbound }) => void (outbound.auth && addresses.set(outbound.auth.username, outbound.address));
  }),
  broken(
    ["every-choice", "created"],
    "falls over names in other scripts",
    ({ replies }) => {
      const { created } = replies;
      replies.created = (body) =>
        /\P{ASCII}/u.test(body.name) ? { status: 422, body: { message: "?" } } : created(body);
    },
    { followers: ["already-attached", "whole", "atomic"] },
  ),
];
