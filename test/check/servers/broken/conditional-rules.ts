/** A rule holds only under one value of another field. */
import type { Body } from "../rules.js";
import { broken, type FieldRule, isText, lenient, looksAt } from "./broken.js";

const tls = ({ outbound }: Body) => outbound?.transport === "tls";
const own = ({ isShared }: Body) => isShared === false;
const encrypted = ({ mediaEncryption }: Body) => mediaEncryption === "enable";
const withAuth = ({ outbound }: Body) => outbound?.auth !== undefined;
const several = ({ phoneNumbers }: Body) => phoneNumbers?.length > 1;
const inboundIs = (region: string) => (body: Body) => body.inbound?.sipRegion === region;
const not = (condition: (body: Body) => boolean) => (body: Body) => !condition(body);

const conditions: [
  guarantee: string,
  field: FieldRule | "phoneNumber",
  when: string,
  onlyIf: (body: Body) => boolean,
][] = [
  ["outbound.transport", "transport", "credentials are given", withAuth],
  ["outbound.transport", "transport", "no credentials are given", not(withAuth)],
  ["outbound.transport", "transport", "the pair is shared", not(own)],
  ["outbound.transport", "transport", "there are several numbers", several],
  ["outbound.address", "address", "the transport is TLS", tls],
  ["outbound.address", "address", "the transport is not TLS", not(tls)],
  ["outbound.address", "address", "nothing is encrypted", not(encrypted)],
  ["outbound.auth", "auth", "the transport is TLS", tls],
  ["outbound.auth", "auth", "the transport is not TLS", not(tls)],
  ["outbound.auth", "auth", "the pairs are own ones", own],
  ["outbound.sipRegion", "outboundRegion", "the inbound region is auto", inboundIs("auto")],
  ["outbound.sipRegion", "outboundRegion", "the inbound region is not auto", not(inboundIs("auto"))],
  ["outbound.sipRegion", "outboundRegion", "credentials are given", withAuth],
  ["inbound.sipRegion", "inboundRegion", "media is encrypted", encrypted],
  ["inbound.sipRegion", "inboundRegion", "the pair is shared", not(own)],
  ["inbound.sipRegion", "inboundRegion", "there is one number", not(several)],
  ["mediaEncryption", "mediaEncryption", "the pair is shared", not(own)],
  ["mediaEncryption", "mediaEncryption", "the transport is TLS", tls],
  ["mediaEncryption", "mediaEncryption", "the transport is not TLS", not(tls)],
  ["isShared", "isShared", "there are several numbers", several],
  ["isShared", "isShared", "media is encrypted", encrypted],
  ["phoneNumbers", "phoneNumber", "nothing is encrypted", not(encrypted)],
  ["phoneNumbers", "phoneNumber", "no credentials are given", not(withAuth)],
  ["phoneNumbers", "phoneNumber", "the transport is TLS", tls],
  ["phoneNumbers", "phoneNumber", "the inbound region is auto", inboundIs("auto")],
];

export const conditionalRules = [
  ...conditions.map(([guarantee, field, when, onlyIf]) =>
    broken(guarantee, `looks at ${guarantee} only when ${when}`, looksAt(field, onlyIf)),
  ),
  broken("name", "needs a name for several numbers only", (rules) => {
    rules.name = lenient(rules.name, not(several));
  }),
  broken("name", "needs a name for shared pairs only", (rules) => {
    rules.name = lenient(rules.name, own);
  }),
  broken("name", "looks at the name only when credentials are given", (rules) => {
    rules.name = lenient(rules.name, not(withAuth));
  }),
  broken("name", "takes null for the name of a single number", (rules) => {
    rules.name = lenient(rules.name, (body) => body.name === null && !several(body));
  }),
  broken("outbound.auth", "looks at auth only where there is a user name", (rules) => {
    rules.auth = lenient(rules.auth, (value) => value !== null && typeof value === "object" && !isText(value.username));
  }),
];
