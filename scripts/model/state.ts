/**
 * The state of one account. Records and gateways are immutable and replaced on change, so copying the maps copies the
 * account.
 */
import type { Gateway, PhoneNumberRecord, PhoneNumberWithGateways } from "./types.js";

export interface Account {
  /** By E.164, in the order of registration. */
  readonly numbers: Map<string, KnownNumber>;
  /** The gateways that have numbers, by id. */
  readonly gateways: Map<string, Gateway>;
  /** The gateways that lost their last number, by id, in the order in which they did. */
  readonly emptied: Map<string, Gateway>;
}

/** A number, with the ids of its two gateways while it is attached. */
export interface KnownNumber {
  readonly record: PhoneNumberRecord;
  readonly pair?: { readonly inbound: string; readonly outbound: string };
}

export function newAccount(): Account {
  return { numbers: new Map(), gateways: new Map(), emptied: new Map() };
}

export function copyOf({ numbers, gateways, emptied }: Account): Account {
  return { numbers: new Map(numbers), gateways: new Map(gateways), emptied: new Map(emptied) };
}

/** The number as `getPhoneNumber` shows it. */
export function shown({ gateways }: Account, { record, pair }: KnownNumber): PhoneNumberWithGateways {
  return {
    phoneNumber: record,
    inbound: (pair && gateways.get(pair.inbound)) ?? null,
    outbound: (pair && gateways.get(pair.outbound)) ?? null,
  };
}

/** The gateway of this id, with or without numbers, unless it was deleted. */
export function gatewayOf({ gateways, emptied }: Account, gatewayId: string): Gateway | undefined {
  return gateways.get(gatewayId) ?? emptied.get(gatewayId);
}

/** Takes a number off a gateway. A gateway that is left empty stays. */
export function takeOff({ gateways, emptied }: Account, gatewayId: string, e164: string): void {
  const gateway = gateways.get(gatewayId);
  if (!gateway) return;
  const left = { ...gateway, numbers: gateway.numbers.filter((number) => number !== e164) };
  if (left.numbers.length > 0) gateways.set(left.id, left);
  else {
    gateways.delete(left.id);
    emptied.set(left.id, left);
  }
}
