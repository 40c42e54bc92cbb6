import type { CreateRequest, Gateway } from "./types.js";

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
      auth: outbound.auth ? { username: outbound.auth.username, password: outbound.auth.password } : null,
    },
  };
}
