import type { Account } from "./state.js";

/**
 * A text that is equal for two accounts whose numbers look the same, ignoring ids and times. Gateways without numbers are
 * ignored too, because no number shows them.
 */
export function signatureOf({ numbers, gateways }: Account): string {
  const seen = new Map<string, number>();
  /** The first number of a gateway brings its settings, and the others refer to it. */
  function gateway(id: string): unknown {
    const place = seen.get(id);
    if (place !== undefined) return place;
    seen.set(id, seen.size);
    return { ...gateways.get(id), id: undefined, numbers: undefined };
  }
  const sorted = [...numbers.values()].sort((one, other) => one.record.e164.localeCompare(other.record.e164));
  return JSON.stringify(
    sorted.map(({ record: { e164, name }, pair }) =>
      pair ? [e164, name, gateway(pair.inbound), gateway(pair.outbound)] : [e164, name],
    ),
  );
}
