/** The gateways of a request are not the ones that it asks for. */
import type { Body } from "../rules.js";
import { broken } from "./broken.js";

type Direction = "inbound" | "outbound";

const pairs = (guarantee: string, name: string, pair: (body: Body, index: number, direction: Direction) => unknown) =>
  broken(guarantee, name, (rules) => {
    rules.pair = pair;
  });
const own = (body: Body) => body.isShared === false;
const right = (body: Body, index: number) => (own(body) ? index : "shared");

/** Encrypts only some of the gateways that are to be encrypted. */
const encrypts = (name: string, some: (body: Body, index: number, direction: Direction) => boolean) =>
  broken("encryption-both", name, (rules) => {
    const { encryption } = rules;
    rules.encryption = (body, index, direction) =>
      some(body, index, direction) ? encryption(body, index, direction) : "disable";
  });

const label = (name: string, as: (body: Body, index: number) => string) =>
  broken("label-all", name, (rules) => {
    rules.label = as;
  });

export const wrongGateways = [
  pairs("shared-pair", "gives each number of a shared pair its own", (_, index) => index),
  pairs("shared-pair", "shares the inbound gateway only", (body, index, direction) =>
    direction === "outbound" ? index : right(body, index),
  ),
  pairs("shared-pair", "shares the outbound gateway only", (body, index, direction) =>
    direction === "inbound" ? index : right(body, index),
  ),
  pairs("shared-pair", "shares a pair between two numbers at most", (body, index) =>
    own(body) ? index : `shared ${index >> 1}`,
  ),
  pairs("shared-pair", "shares a pair between three numbers at most", (body, index) =>
    own(body) ? index : `shared ${Math.floor(index / 3)}`,
  ),
  pairs("shared-pair", "gives the last number of a shared pair its own", (body, index) =>
    index === body.phoneNumbers.length - 1 && index > 0 ? index : right(body, index),
  ),
  pairs("shared-pair", "shares no pair when credentials are given", (body, index) =>
    body.outbound.auth ? index : right(body, index),
  ),
  pairs("shared-pair", "shares no pair over TLS", (body, index) =>
    body.outbound.transport === "tls" ? index : right(body, index),
  ),
  pairs("shared-pair", "shares no pair when media is encrypted", (body, index) =>
    body.mediaEncryption === "enable" ? index : right(body, index),
  ),

  pairs("own-pairs", "gives own pairs one for all", () => "shared"),
  pairs("own-pairs", "shares the inbound gateway of own pairs", (body, index, direction) =>
    direction === "inbound" ? "shared" : right(body, index),
  ),
  pairs("own-pairs", "shares the outbound gateway of own pairs", (body, index, direction) =>
    direction === "outbound" ? "shared" : right(body, index),
  ),
  pairs("own-pairs", "gives the first two numbers of own pairs the same", (body, index) =>
    own(body) ? Math.max(1, index) : "shared",
  ),
  pairs("own-pairs", "gives the last two numbers of own pairs the same", (body, index) =>
    own(body) ? Math.min(body.phoneNumbers.length - 2, index) : "shared",
  ),
  pairs("own-pairs", "has two own pairs at most", (body, index) => (own(body) ? index % 2 : "shared")),
  pairs("own-pairs", "has three own pairs at most", (body, index) => (own(body) ? index % 3 : "shared")),
  pairs("own-pairs", "has no own pairs when credentials are given", (body, index) =>
    body.outbound.auth ? "shared" : right(body, index),
  ),
  pairs("own-pairs", "has no own pairs over TLS", (body, index) =>
    body.outbound.transport === "tls" ? "shared" : right(body, index),
  ),

  encrypts("encrypts the inbound gateway only", (_, __, direction) => direction === "inbound"),
  encrypts("encrypts the outbound gateway only", (_, __, direction) => direction === "outbound"),
  encrypts("encrypts neither gateway", () => false),
  encrypts("encrypts the gateways of the first number only", (_, index) => index === 0),
  encrypts("encrypts gateways over TLS only", ({ outbound }) => outbound.transport === "tls"),
  encrypts("does not encrypt own pairs", (body) => !own(body)),
  encrypts(
    "does not encrypt the inbound gateway of own pairs",
    (body, _, direction) => !own(body) || direction === "outbound",
  ),
  encrypts("does not encrypt gateways without credentials", ({ outbound }) => outbound.auth !== undefined),
  broken("encryption-both", "encrypts what asks not to be", (rules) => {
    rules.encryption = ({ mediaEncryption }, _, direction) =>
      mediaEncryption === "disable" && direction === "inbound" ? "enable" : (mediaEncryption ?? "disable");
  }),
  broken("encryption-both", "encrypts as the first request of all asked for", (rules) => {
    let first: string | undefined;
    rules.encryption = ({ mediaEncryption = "disable" }) => {
      first ??= mediaEncryption;
      return first ?? mediaEncryption;
    };
  }),

  label("names the first number only", ({ name }, index) => (index === 0 ? name : "")),
  label("names the last number only", ({ name, phoneNumbers }, index) =>
    index === phoneNumbers.length - 1 ? name : "",
  ),
  label("numbers the names", ({ name, phoneNumbers }, index) =>
    phoneNumbers.length > 1 ? `${name} ${index + 1}` : name,
  ),
  label("names three numbers at most", ({ name }, index) => (index < 3 ? name : "")),
  label("cuts names at 12 characters", ({ name }) => `${name}`.slice(0, 12)),
  label("writes names in lower case", ({ name }) => `${name}`.toLowerCase()),
  label("escapes names for HTML", ({ name }) =>
    `${name}`.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  ),
  label("drops quotes from names", ({ name }) => `${name}`.replace(/["']/g, "")),
  label("keeps only ASCII of names", ({ name }) => `${name}`.replace(/\P{ASCII}/gu, "?")),
  label("names no number of own pairs", (body) => (own(body) ? "" : body.name)),
  label("names numbers after their address", ({ outbound }) => outbound.address),
  broken("label-all", "gives the name of the request before", (rules) => {
    let before: string | undefined;
    rules.label = ({ name }) => before ?? name;
    rules.onCreated = ({ name }) => {
      before = name;
    };
  }),
];
