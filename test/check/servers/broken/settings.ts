/** A gateway is set up otherwise than its part of the request says. */
import type { Direction, Gateway, NumberRecord } from "../store.js";
import { type BreakRule, broken } from "./broken.js";

/** Shows the outbound gateway, or both, as `change` has it. */
function shows(change: (gateway: Gateway, record: NumberRecord, direction: Direction) => Partial<Gateway>): BreakRule {
  return (rules) => {
    const { gateway } = rules;
    rules.gateway = (right, record, direction) =>
      gateway({ ...right, ...change(right, record, direction) }, record, direction);
  };
}

/** Shows of each number what it was given when it was first seen. */
function keepsFirst(field: "address" | "transport" | "region"): BreakRule {
  const first = new Map<string, unknown>();
  return shows((gateway, { e164 }, direction) => {
    const key = `${e164} ${direction}`;
    if (!first.has(key)) first.set(key, gateway[field]);
    return { [field]: first.get(key) };
  });
}

const configured = (name: string, breakRule: BreakRule, shownBy = 4) =>
  broken("configured", name, breakRule, { shownBy });
/** Created, looked at, detached, created, looked at. */
const twoLives = 5;

export const wrongSettings = [
  configured(
    "calls every host over UDP",
    shows(({ transport }) => (transport ? { transport: "udp" } : {})),
  ),
  configured(
    "calls over UDP where TCP is asked for",
    shows(({ transport }) => (transport === "tcp" ? { transport: "udp" } : {})),
  ),
  configured(
    "drops the port of the host",
    shows(({ address }) => (address ? { address: address.replace(/:\d+$/, "") } : {})),
  ),
  configured(
    "drops the brackets of an IPv6 host",
    shows(({ address }) => (address ? { address: address.replace(/[[\]]/g, "") } : {})),
  ),
  configured(
    "gives the inbound gateway the outbound region",
    shows((_, { outbound }, direction) => (direction === "inbound" && outbound ? { region: outbound.region } : {})),
  ),
  configured(
    "puts every gateway in one region",
    shows(() => ({ region: "us002" })),
  ),
  configured(
    "cuts a user name at the at sign",
    shows(({ auth }) => (auth.username ? { auth: { ...auth, username: auth.username.replace(/@.*/, "") } } : {})),
  ),
  configured("keeps the host of a number that is created again", keepsFirst("address"), twoLives),
  configured("keeps the transport of a number that is created again", keepsFirst("transport"), twoLives),
  configured("keeps the regions of a number that is created again", keepsFirst("region"), twoLives),
];
