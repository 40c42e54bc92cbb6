/** Makes gateways, and updates them. */
import type { CreateRequest, Direction, Gateway, SipAuth, UpdateRequest } from "./types.js";

/**
 * The two gateways that a create makes for these numbers.
 *
 * @param serial no other pair has
 */
export function newGateways(
  { name, mediaEncryption, inbound, outbound }: CreateRequest,
  numbers: readonly string[],
  serial: number,
): { inbound: Gateway; outbound: Gateway } {
  const both = { name, numbers, ...(mediaEncryption && { mediaEncryption }) };
  return {
    inbound: { id: `gw_inbound_${serial}`, ...both, address: null, geoRegion: inbound.sipRegion, auth: {} },
    outbound: {
      id: `gw_outbound_${serial}`,
      ...both,
      address: outbound.address,
      transport: outbound.transport,
      geoRegion: outbound.sipRegion,
      auth: outbound.auth ? credentials(outbound.auth) : null,
    },
  };
}

/** Inbound gateways alone have no address. */
export function directionOf({ address }: Gateway): Direction {
  return address === null ? "inbound" : "outbound";
}

/** The gateway with the given settings in place of its own. */
export function updated(
  gateway: Gateway,
  { name, mediaEncryption, sipRegion, address, transport, auth }: UpdateRequest,
): Gateway {
  return {
    ...gateway,
    ...(name !== undefined && { name }),
    ...(mediaEncryption && { mediaEncryption }),
    ...(sipRegion && { geoRegion: sipRegion }),
    ...(address && { address }),
    ...(transport && { transport }),
    ...(auth && { auth: credentials(auth) }),
  };
}

/** Without the fields that the document does not know. */
function credentials({ username, password }: SipAuth): SipAuth {
  return { username, password };
}
