/** A rule holds only under one value of another field. */
import type { Body } from "../rules.js";
import { broken, type FieldRule, isText, lenient, looksAt } from "./broken.js";

const tls = ({ outbound }: Body) => outbound?.transport === "tls";
const shared = ({ isShared }: Body) => isShared !== false;
const withAuth = ({ outbound }: Body) => outbound?.auth !== undefined;
const several = ({ phoneNumbers }: Body) => phoneNumbers?.length > 1;
const inAnyRegion = ({ inbound }: Body) => inbound?.sipRegion === "auto";

const conditions: [guarantee: string, field: FieldRule, when: string, onlyIf: (body: Body) => boolean][] = [
  ["outbound.transport", "transport", "credentials are given", withAuth],
  ["outbound.address", "address", "the transport is TLS", tls],
  ["outbound.auth", "auth", "the transport is TLS", tls],
  ["outbound.sipRegion", "outboundRegion", "the inbound region is not auto", (body) => !inAnyRegion(body)],
  ["inbound.sipRegion", "inboundRegion", "the pair is shared", shared],
  ["mediaEncryption", "mediaEncryption", "the transport is TLS", tls],
  ["isShared", "isShared", "there are several numbers", several],
];

export const conditionalRules = [
  ...conditions.map(([guarantee, field, when, onlyIf]) =>
    broken(guarantee, `looks at ${guarantee} only when ${when}`, looksAt(field, onlyIf)),
  ),
  broken("name", "needs a name for shared pairs only", (rules) => {
    rules.name = lenient(rules.name, (body) => !shared(body));
  }),
  broken("outbound.auth", "looks at auth only where there is a user name", (rules) => {
    rules.auth = lenient(rules.auth, (value) => value !== null && typeof value === "object" && !isText(value.username));
  }),
];
