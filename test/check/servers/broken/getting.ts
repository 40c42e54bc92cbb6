/** Getting a number shows another one, or not what it has. */
import { broken } from "./broken.js";

const ok = (body: unknown) => ({ status: 200, body });

/** Guarantees that do not show if another number is shown. */
const ofAnother = [
  "label-all",
  "shared-pair",
  "own-pairs",
  "reuse",
  "encryption-both",
  "configured",
  "detach-frees",
  "detach-answer",
  "detach-twice",
  "whole",
];

export const wrongGetting = [
  broken(
    "get-created",
    "gets the first number of all",
    (rules) => {
      rules.get = (e164, store) => store.find(e164) && store.records[0];
    },
    { followers: ofAnother },
  ),
  broken(
    "get-created",
    "gets the latest number of all",
    (rules) => {
      rules.get = (e164, store) => store.find(e164) && store.records.at(-1);
    },
    { followers: ofAnother },
  ),
  broken(
    "get-created",
    "wraps the number that it gets",
    ({ replies }) => {
      replies.got = (view) => ok({ data: view });
    },
    { followers: ["label-all", "shared-pair", "own-pairs", "reuse", "encryption-both", "configured", "detach-frees"] },
  ),
  broken(
    "get-created",
    "gets the record without the gateways",
    ({ replies }) => {
      replies.got = (view) => ok((view as { phoneNumber: object }).phoneNumber);
    },
    { followers: ["label-all", "shared-pair", "own-pairs", "reuse", "encryption-both", "configured", "detach-frees"] },
  ),
  broken(
    "get-created",
    "gets no gateway of an attached number",
    ({ replies }) => {
      replies.got = (view) => ok({ ...view, inbound: null, outbound: null });
    },
    { followers: ["whole", "shared-pair", "own-pairs", "encryption-both", "configured", "conflict", "reuse"] },
  ),
  broken(
    "get-created",
    "gets one gateway in both directions",
    ({ replies }) => {
      replies.got = (view) => ok({ ...view, outbound: (view as { inbound: object }).inbound });
    },
    { followers: ["detach-answer", "encryption-both", "configured", "shared-pair", "own-pairs"] },
  ),
  broken(
    "get-unknown",
    "gets any number",
    (rules) => {
      const { notFound } = rules.replies;
      rules.replies.notFound = (operation) =>
        operation === "get"
          ? ok({ phoneNumber: { phoneNumberId: "-", e164: "+12025550000" }, inbound: null, outbound: null })
          : notFound(operation);
    },
    { level: "assumed", followers: ["release-removes", "atomic", "invalid-creates-nothing", "get-created"] },
  ),
  broken("inbound-bare", "shows an address on inbound gateways", (rules) => {
    const { gateway } = rules;
    rules.gateway = (shown, record, direction) =>
      direction === "inbound"
        ? { ...(gateway(shown, record, direction) as object), address: "sip.videosdk.live" }
        : gateway(shown, record, direction);
  }),
  broken("inbound-bare", "shows credentials on inbound gateways", (rules) => {
    const { gateway } = rules;
    rules.gateway = (shown, record, direction) =>
      direction === "inbound"
        ? { ...(gateway(shown, record, direction) as object), auth: record.outbound?.auth }
        : gateway(shown, record, direction);
  }),
];
