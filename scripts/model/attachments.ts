/** What is attached to what: registers numbers, and puts them on pairs of gateways and takes them off. */
import { numberBytes, pairBytes, setupBytes } from "./bytes.js";
import type { Memory } from "./memory.js";
import type { Account, GatewayPair, KnownNumber, Setup } from "./state.js";
import type { CreateRequest } from "./types.js";

/** Changes accounts, and counts the serials that make the ids of numbers and gateways. */
export class Attachments {
  readonly #memory: Memory;
  readonly #now: () => number;
  #lastSerial: number;

  /** @param lastSerial of what the memory holds already */
  constructor(memory: Memory, now: () => number, lastSerial = 0) {
    this.#memory = memory;
    this.#now = now;
    this.#lastSerial = lastSerial;
  }

  /** The same in another memory, which goes its own way. */
  in(memory: Memory): Attachments {
    return new Attachments(memory, this.#now, this.#lastSerial);
  }

  attach(account: Account, numbers: Iterable<string>, setup: Setup, shared: boolean): void {
    this.#memory.weigh(account, setupBytes(setup));
    const now = this.#now();
    let pair: GatewayPair | undefined;
    for (const e164 of numbers) {
      const known = account.numbers.get(e164) ?? this.register(account, e164, setup, now);
      if (known.setup !== setup) {
        this.#memory.drop(account, known.setup);
        setup.uses++;
        known.setup = setup;
      }
      known.updatedAt = now;
      if (pair && shared) pair.numbers.push(known);
      else pair = this.#newPair(account, setup, known);
      known.pair = pair;
    }
  }

  register(account: Account, e164: string, setup: Setup, now: number): KnownNumber {
    const known = { serial: ++this.#lastSerial, e164, setup, pair: undefined, createdAt: now, updatedAt: now };
    account.numbers.set(e164, known);
    account.registered.push(known);
    setup.uses++;
    this.#memory.weigh(account, numberBytes);
    return known;
  }

  #newPair(account: Account, setup: Setup, number: KnownNumber): GatewayPair {
    this.#memory.weigh(account, pairBytes);
    setup.uses++;
    return { serial: ++this.#lastSerial, setup, numbers: [number] };
  }

  /** Takes a number off its pair, if it has one. A pair that is left empty stays. */
  takeOff(account: Account, known: KnownNumber): void {
    const { pair } = known;
    if (!pair) return;
    known.pair = undefined;
    pair.numbers.splice(pair.numbers.indexOf(known), 1);
    if (pair.numbers.length === 0) this.#memory.keepEmptied(account, pair);
  }
}

export function setupOf({ name, mediaEncryption, inbound, outbound }: CreateRequest): Setup {
  return {
    name,
    mediaEncryption,
    inboundRegion: inbound.sipRegion,
    outboundRegion: outbound.sipRegion,
    address: outbound.address,
    transport: outbound.transport,
    username: outbound.auth?.username,
    uses: 0,
  };
}
