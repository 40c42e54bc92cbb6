/** A success attaches some of its numbers. */
import { attachesOnly, broken } from "./broken.js";
import { ofUnattached } from "./followers.js";

const moreThan = (count: number) => (numbers: string[]) => numbers.length > count;
const first = (count: number) => attachesOnly((numbers) => numbers.slice(0, count));
const unless = (fits: (numbers: string[]) => boolean, some: (numbers: string[]) => string[]) =>
  attachesOnly((numbers) => (fits(numbers) ? some(numbers) : numbers));
const butLast = (numbers: string[]) => (numbers.length > 1 ? numbers.slice(0, -1) : numbers);

const whole = (name: string, breakRule: Parameters<typeof broken>[2]) =>
  broken("whole", name, breakRule, { followers: ofUnattached });

export const partial = [
  whole("attaches the first three numbers only", first(3)),
  whole("attaches the first four numbers only", first(4)),
  whole("attaches the first five numbers only", first(5)),
  whole(
    "attaches the last three numbers only",
    attachesOnly((numbers) => numbers.slice(-3)),
  ),
  whole("drops the last of more than two numbers", unless(moreThan(2), butLast)),
  whole("drops the last of more than three numbers", unless(moreThan(3), butLast)),
  whole(
    "drops the last of exactly two numbers",
    unless((numbers) => numbers.length === 2, butLast),
  ),
  whole(
    "attaches every other number",
    attachesOnly((numbers) => numbers.filter((_, index) => index % 2 === 0)),
  ),
  whole(
    "loses each third number",
    attachesOnly((numbers) => numbers.filter((_, index) => index % 3 !== 2)),
  ),
  whole(
    "drops the middle of an odd list",
    unless(
      (numbers) => numbers.length > 2 && numbers.length % 2 === 1,
      (numbers) => numbers.filter((_, index) => index !== (numbers.length - 1) / 2),
    ),
  ),
  whole(
    "drops the greatest of several numbers",
    unless(moreThan(1), (numbers) => {
      const greatest = numbers.toSorted().at(-1);
      return numbers.filter((number) => number !== greatest);
    }),
  ),
  whole(
    "drops the least of several numbers",
    unless(moreThan(1), (numbers) => {
      const least = numbers.toSorted()[0];
      return numbers.filter((number) => number !== least);
    }),
  ),
  whole(
    "attaches one number when credentials are given",
    attachesOnly((numbers, { outbound }) => (outbound.auth ? numbers.slice(0, 1) : numbers)),
  ),
  whole(
    "drops the last number when credentials are given",
    attachesOnly((numbers, { outbound }) => (outbound.auth ? butLast(numbers) : numbers)),
  ),
  whole(
    "drops the last number over TLS",
    attachesOnly((numbers, { outbound }) => (outbound.transport === "tls" ? butLast(numbers) : numbers)),
  ),
  whole(
    "drops the last number over UDP",
    attachesOnly((numbers, { outbound }) => (outbound.transport === "udp" ? butLast(numbers) : numbers)),
  ),
  whole(
    "drops the last number when encrypted",
    attachesOnly((numbers, body) => (body.mediaEncryption === "enable" ? butLast(numbers) : numbers)),
  ),
  whole(
    "drops the last number when encrypted with own pairs",
    attachesOnly((numbers, body) =>
      body.mediaEncryption === "enable" && body.isShared === false ? butLast(numbers) : numbers,
    ),
  ),
  whole(
    "drops the last number in another region than the first",
    attachesOnly((numbers, { inbound, outbound }) =>
      inbound.sipRegion !== outbound.sipRegion ? butLast(numbers) : numbers,
    ),
  ),
  whole(
    "drops the last number when the address has a port",
    attachesOnly((numbers, { outbound }) => (/:\d+$/.test(outbound.address) ? butLast(numbers) : numbers)),
  ),
  whole(
    "drops numbers that end in 9",
    unless(moreThan(1), (numbers) => numbers.filter((number) => !number.endsWith("9"))),
  ),
  whole(
    "attaches nothing at all in one region",
    attachesOnly((numbers, { inbound }) => (inbound.sipRegion === "in002" ? [] : numbers)),
  ),
  whole(
    "attaches nothing for a single number of an own pair",
    attachesOnly((numbers, { isShared }) => (isShared === false && numbers.length === 1 ? [] : numbers)),
  ),
  whole("registers the last number without attaching it", (rules) => {
    rules.attaches = butLast;
    rules.onCreated = (body, store) => store.register(body.phoneNumbers, body);
  }),
  whole("gives the later numbers no outbound gateway", (rules) => {
    rules.onCreated = (body, store) => {
      for (const number of body.phoneNumbers.slice(1)) {
        const record = store.find(number);
        if (record) record.outbound = undefined;
      }
    };
  }),
  whole("gives numbers of own pairs no inbound gateway", (rules) => {
    rules.onCreated = (body, store) => {
      if (body.isShared !== false) return;
      for (const number of body.phoneNumbers) {
        const record = store.find(number);
        if (record) record.inbound = undefined;
      }
    };
  }),
];
