/** A documented value is refused wherever it stands. */
import { broken, type FieldRule, refuses, strict } from "./broken.js";

const is = (wanted: unknown) => (value: unknown) => value === wanted;

const choices: [choice: string, field: FieldRule, refused: (value: unknown) => boolean][] = [
  ["isShared true", "isShared", is(true)],
  ["isShared false", "isShared", is(false)],
  ["isShared left out", "isShared", is(undefined)],
  ["mediaEncryption disable", "mediaEncryption", is("disable")],
  ["mediaEncryption enable", "mediaEncryption", is("enable")],
  ["inbound.sipRegion auto", "inboundRegion", is("auto")],
  ["inbound.sipRegion us002", "inboundRegion", is("us002")],
  ["inbound.sipRegion in002", "inboundRegion", is("in002")],
  ["outbound.sipRegion auto", "outboundRegion", is("auto")],
  ["outbound.sipRegion us002", "outboundRegion", is("us002")],
  ["outbound.sipRegion in002", "outboundRegion", is("in002")],
  ["outbound.transport udp", "transport", is("udp")],
  ["outbound.transport tcp", "transport", is("tcp")],
  ["outbound.transport tls", "transport", is("tls")],
  ["outbound.auth given", "auth", (value) => value !== undefined],
  ["outbound.auth left out", "auth", is(undefined)],
];

export const refusedChoices = [
  ...choices.map(([choice, field, refused]) =>
    broken("every-choice", `refuses ${choice}`, (rules) => {
      rules[field] = strict(rules[field], refused);
    }),
  ),
  broken(
    "every-choice",
    "refuses several numbers",
    refuses(({ phoneNumbers }) => phoneNumbers?.length > 1),
  ),
];
