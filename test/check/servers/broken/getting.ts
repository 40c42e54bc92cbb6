/** Getting a number shows another one, or not what it has. */
import type { Direction } from "../store.js";
import { type BreakRule, broken } from "./broken.js";

const ok = (body: unknown) => ({ status: 200, body });

/** Guarantees that do not show if the gateways, or the whole number, cannot be read. */
const unread = ["label-all", "shared-pair", "own-pairs", "reuse", "encryption-both", "configured", "detach-frees"];

/** Shows a number otherwise than as `{ phoneNumber, inbound, outbound }`. */
const gets =
  (as: (view: Record<"phoneNumber" | Direction, unknown>) => unknown): BreakRule =>
  ({ replies }) => {
    replies.got = (view) => ok(as(view as Record<"phoneNumber" | Direction, unknown>));
  };

/** Shows something of the outbound gateway with the inbound one. */
const showsInbound =
  (what: (outbound: { auth?: unknown } | undefined) => object): BreakRule =>
  (rules) => {
    const { gateway } = rules;
    rules.gateway = (one, record, direction) => {
      const shown = gateway(one, record, direction) as object;
      return direction === "inbound" ? { ...shown, ...what(record.outbound) } : shown;
    };
  };

export const wrongGetting = [
  broken(
    "get-created",
    "gets the first number of all",
    (rules) => {
      rules.get = (e164, store) => store.find(e164) && store.records[0];
    },
    { followers: [...unread, "detach-answer", "detach-twice", "whole"] },
  ),
  broken(
    "get-created",
    "wraps the number that it gets",
    gets((view) => ({ data: view })),
    { followers: unread },
  ),
  broken(
    "get-created",
    "gets the record without the gateways",
    gets(({ phoneNumber }) => phoneNumber),
    { followers: unread },
  ),
  broken(
    "get-created",
    "gets no gateway of an attached number",
    gets((view) => ({ ...view, inbound: null, outbound: null })),
    { followers: ["whole", "shared-pair", "own-pairs", "encryption-both", "configured", "conflict", "reuse"] },
  ),
  broken(
    "get-created",
    "gets one gateway in both directions",
    gets((view) => ({ ...view, outbound: view.inbound })),
    { followers: ["detach-answer", "encryption-both", "configured", "shared-pair", "own-pairs"] },
  ),
  broken(
    "get-unknown",
    "gets any number",
    ({ replies }) => {
      const { notFound } = replies;
      replies.notFound = (operation) =>
        operation === "get"
          ? ok({ phoneNumber: { phoneNumberId: "-", e164: "+12025550000" }, inbound: null, outbound: null })
          : notFound(operation);
    },
    { level: "assumed", followers: ["release-removes", "atomic", "invalid-creates-nothing", "get-created"] },
  ),
  broken(
    "inbound-bare",
    "shows an address on inbound gateways",
    showsInbound(() => ({ address: "sip.videosdk.live" })),
  ),
  broken(
    "inbound-bare",
    "shows credentials on inbound gateways",
    showsInbound((outbound) => ({ auth: outbound?.auth })),
  ),
];
