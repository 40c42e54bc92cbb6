/** The gateways of a request are not the ones that it asks for, or not set up as it says. */
import type { Body } from "../rules.js";
import type { Direction, Gateway, NumberRecord } from "../store.js";
import { type BreakRule, broken } from "./broken.js";
import { ofGateways } from "./followers.js";

const own = ({ isShared }: Body) => isShared === false;
const right = (body: Body, index: number) => (own(body) ? index : "shared");

const pairs = (guarantee: string, name: string, pair: (body: Body, index: number, direction: Direction) => unknown) =>
  broken(guarantee, name, (rules) => {
    rules.pair = pair;
  });

/** Encrypts only some of the gateways that are to be encrypted. */
const encrypts = (name: string, some: (body: Body, index: number, direction: Direction) => boolean) =>
  broken("encryption-both", name, (rules) => {
    const { encryption } = rules;
    rules.encryption = (body, index, direction) =>
      some(body, index, direction) ? encryption(body, index, direction) : "disable";
  });

export const wrongGateways = [
  pairs("shared-pair", "gives each number of a shared pair its own", (_, index) => index),
  pairs("shared-pair", "shares the inbound gateway only", (body, index, direction) =>
    direction === "outbound" ? index : right(body, index),
  ),
  pairs("shared-pair", "shares a pair between three numbers at most", (body, index) =>
    own(body) ? index : `shared ${Math.floor(index / 3)}`,
  ),
  pairs("own-pairs", "gives own pairs one for all", () => "shared"),
  pairs("own-pairs", "shares the inbound gateway of own pairs", (body, index, direction) =>
    direction === "inbound" ? "shared" : right(body, index),
  ),
  broken(
    ["own-pairs", "shared-pair"],
    "uses a gateway with the same settings again, for own pairs too",
    (rules) => {
      const gateways = new Map<string, NumberRecord["outbound"]>();
      rules.onCreated = ({ phoneNumbers, outbound, mediaEncryption, name }, store) => {
        const settings = JSON.stringify([outbound, mediaEncryption, name]);
        for (const record of store.known(phoneNumbers)) {
          record.outbound = gateways.get(settings) ?? record.outbound;
          gateways.set(settings, record.outbound);
        }
      };
    },
    { followers: ofGateways },
  ),

  encrypts("encrypts the inbound gateway only", (_, __, direction) => direction === "inbound"),
  encrypts("encrypts neither gateway", () => false),
  encrypts("encrypts the gateways of the first number only", (_, index) => index === 0),
  encrypts("encrypts gateways over TLS only", ({ outbound }) => outbound.transport === "tls"),
  encrypts("does not encrypt own pairs", (body) => !own(body)),
  broken("encryption-both", "encrypts when any mediaEncryption is given", (rules) => {
    rules.encryption = ({ mediaEncryption }) => (mediaEncryption ? "enable" : "disable");
  }),
  broken("encryption-both", "encrypts as the first request of all asked for", (rules) => {
    let first: string | undefined;
    rules.encryption = ({ mediaEncryption = "disable" }) => {
      first ??= mediaEncryption;
      return first ?? mediaEncryption;
    };
  }),
];

/** Shows a gateway with some of its settings changed. */
function shows(change: (gateway: Gateway, record: NumberRecord, direction: Direction) => Partial<Gateway>): BreakRule {
  return (rules) => {
    const { gateway } = rules;
    rules.gateway = (right, record, direction) =>
      gateway({ ...right, ...change(right, record, direction) }, record, direction);
  };
}

/** Shows settings of the gateway that a number had first. */
function keepsFirst(change: (gateway: Gateway, first: Gateway) => Partial<Gateway>): BreakRule {
  return (rules) => {
    const firsts = new Map<string, Gateway>();
    shows((gateway, { e164 }, direction) => {
      const key = `${direction} ${e164}`;
      const first = firsts.get(key) ?? gateway;
      firsts.set(key, first);
      return change(gateway, first);
    })(rules);
  };
}

const address = (as: (address: string) => string) =>
  shows((gateway) => (gateway.address ? { address: as(gateway.address) } : {}));
const username = (as: (username: string) => string) =>
  shows(({ auth }) => (auth.username ? { auth: { ...auth, username: as(auth.username) } } : {}));

const configured = (name: string, breakRule: BreakRule, extra?: Parameters<typeof broken>[3]) =>
  broken("configured", name, breakRule, extra);
/** Created, looked at, detached, created, looked at. */
const twoLives = { shownBy: 5 };

export const wrongSettings = [
  configured(
    "calls every host over UDP",
    shows(({ transport }) => (transport ? { transport: "udp" } : {})),
  ),
  configured(
    "drops the port of the host",
    address((host) => host.replace(/:\d+$/, "")),
  ),
  configured(
    "drops the default port of a host",
    address((host) => host.replace(/:506[01]$/, "")),
  ),
  configured(
    "drops the brackets of an IPv6 host",
    address((host) => host.replace(/[[\]]/g, "")),
  ),
  configured(
    "cuts a user name at the at sign",
    username((name) => name.replace(/@.*/, "")),
  ),
  configured(
    "cuts user names at 64 characters",
    username((name) => name.slice(0, 64)),
  ),
  configured(
    "gives the inbound gateway the outbound region",
    shows((_, { outbound }, direction) => (direction === "inbound" && outbound ? { region: outbound.region } : {})),
  ),
  configured(
    "gives both gateways the outbound region, which it calls as the SDKs do",
    (rules) => {
      const { gateway } = rules;
      rules.gateway = (right, record, direction) => {
        const { sipRegion: _, ...shown } = gateway(right, record, direction) as Body;
        return { ...shown, geoRegion: record.outbound?.region };
      };
    },
    { level: "assumed", followers: ["update-changes"] },
  ),
  configured(
    "puts every gateway in one region",
    shows(() => ({ region: "us002" })),
  ),
  configured(
    "keeps the host of a number that is created again",
    keepsFirst((_, { address }) => ({ address })),
    twoLives,
  ),
  configured(
    "keeps the credentials of a number that is created again without any",
    keepsFirst(({ auth }, first) => ({ auth: auth.username ? auth : first.auth })),
    { ...twoLives, followers: ofGateways },
  ),
  configured(
    "gives a gateway without credentials those of the request before",
    (rules) => {
      let latest: Gateway["auth"] = {};
      rules.onCreated = ({ phoneNumbers, outbound: { auth } }, store) => {
        latest = auth ? { ...auth } : latest;
        for (const { outbound } of store.known(phoneNumbers)) if (outbound) outbound.auth = latest;
      };
    },
    { followers: ofGateways },
  ),
];
