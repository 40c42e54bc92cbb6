/** What is remembered, in the shapes that the API answers with. */
import type { GatewayPair, KnownNumber } from "./state.js";
import type { Gateway, PairView, PhoneNumberRecord, PhoneNumberWithGateways } from "./types.js";

/** What the record of every number says alike, for example `{ status: "ACTIVE" }`. */
export type RecordDefaults = Pick<PhoneNumberRecord, "provider" | "origin" | "status">;

export function numberId(serial: number): string {
  return `pn_${serial}`;
}

/** The number in an id; undefined when no number ever had such an id. */
export function serialOf(phoneNumberId: string): number | undefined {
  const [, serial] = /^pn_([1-9]\d{0,14})$/.exec(phoneNumberId) ?? [];
  return serial === undefined ? undefined : Number(serial);
}

export function gatewayIds({ serial }: GatewayPair): { inbound: string; outbound: string } {
  return { inbound: `gw_inbound_${serial}`, outbound: `gw_outbound_${serial}` };
}

/** Views of many numbers, in which numbers of one pair show the same gateway objects. */
export class Views {
  readonly #record: RecordDefaults;
  readonly #pairs = new Map<GatewayPair, PairView>();

  constructor(record: RecordDefaults) {
    this.#record = record;
  }

  number(known: KnownNumber): PhoneNumberWithGateways {
    const { inbound, outbound } = known.pair ? this.pair(known.pair) : { inbound: null, outbound: null };
    return { phoneNumber: this.record(known), inbound, outbound };
  }

  /** The country of a number is left out: finding it takes a table of all countries. */
  record({ serial, e164, setup, createdAt, updatedAt }: KnownNumber): PhoneNumberRecord {
    return {
      phoneNumberId: numberId(serial),
      e164,
      ...this.#record,
      createdAt: new Date(createdAt).toISOString(),
      updatedAt: new Date(updatedAt).toISOString(),
      name: setup.name,
    };
  }

  pair(pair: GatewayPair): PairView {
    const seen = this.#pairs.get(pair);
    if (seen) return seen;
    const { inbound, outbound } = gatewayIds(pair);
    const { name, mediaEncryption, inboundRegion, outboundRegion, address, transport, username } = pair.setup;
    const both = { name, numbers: pair.numbers.map(({ e164 }) => e164), ...(mediaEncryption && { mediaEncryption }) };
    const view: PairView = {
      inbound: { id: inbound, ...both, address: null, geoRegion: inboundRegion, auth: {} },
      outbound: {
        ...{ id: outbound, ...both, address, transport, geoRegion: outboundRegion },
        auth: username === undefined ? {} : { username },
      } satisfies Gateway,
    };
    this.#pairs.set(pair, view);
    return view;
  }
}
