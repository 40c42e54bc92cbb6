/** A success attaches some of its numbers, or attaches them in one direction. */
import { attachesOnly, type BreakRule, broken } from "./broken.js";
import { ofGateways, ofUnattached } from "./followers.js";

const countryOf = (number: string) => (number.startsWith("+1") ? "1" : number.slice(1, 3));

const whole = (name: string, breakRule: BreakRule) => broken("whole", name, breakRule, { followers: ofUnattached });

export const partial = [
  whole(
    "attaches every other number",
    attachesOnly((numbers) => numbers.filter((_, index) => index % 2 === 0)),
  ),
  whole(
    "attaches nothing at all in one region",
    attachesOnly((numbers, { inbound }) => (inbound.sipRegion === "in002" ? [] : numbers)),
  ),
  whole(
    "attaches the numbers of the first one's country only",
    attachesOnly((numbers) => numbers.filter((number) => countryOf(number) === countryOf(numbers[0] ?? ""))),
  ),
  broken(
    "whole",
    "attaches the first sixteen numbers only",
    attachesOnly((numbers) => numbers.slice(0, 16)),
    { followers: [...ofGateways, "label-all", "already-attached"] },
  ),
  whole("registers the last number without attaching it", (rules) => {
    rules.attaches = (numbers) => (numbers.length > 1 ? numbers.slice(0, -1) : numbers);
    rules.onCreated = (body, store) => store.register(body.phoneNumbers, body);
  }),
  whole("gives the later numbers no outbound gateway", (rules) => {
    rules.onCreated = ({ phoneNumbers }, store) => {
      for (const record of store.known(phoneNumbers.slice(1))) record.outbound = undefined;
    };
  }),
  whole("gives numbers of own pairs no inbound gateway", (rules) => {
    rules.onCreated = ({ isShared, phoneNumbers }, store) => {
      if (isShared === false) for (const record of store.known(phoneNumbers)) record.inbound = undefined;
    };
  }),
];
