/** What the API remembers: the numbers of each account, and the gateways that they are attached to. */
import type { components } from "../../generated/types.js";

type Schemas = components["schemas"];
export type CreateRequest = Schemas["CreatePhoneNumbersRequest"];

/** A phone number that an account knows. */
export interface KnownNumber {
  /** Stays the same when a detached number is reused. */
  readonly id: string;
  readonly number: string;
  /** The label of the request that attached it last. */
  name: string;
  /** Absent: not attached in this direction. */
  inbound: InboundGateway | undefined;
  outbound: OutboundGateway | undefined;
}

export interface InboundGateway {
  readonly id: string;
  readonly sipRegion: Schemas["SipRegion"];
  readonly mediaEncryption: Schemas["MediaEncryption"] | undefined;
}

/** The SIP credentials are not kept: the mock never calls the SIP host. */
export interface OutboundGateway extends InboundGateway {
  readonly address: string;
  readonly transport: Schemas["SipTransport"];
}

/** The numbers of one request, kept from every other request until it is answered. */
export interface Hold {
  /** Carries the request out: every number is registered and attached. */
  attach(): void;
  /** Lets go of the numbers. To be called in every case, after `attach` too. */
  release(): void;
}

/** Why a request cannot be carried out, and for which of its numbers. Nothing was changed. */
export interface Refused {
  refused: "alreadyAttached" | "conflict" | "full";
  numbers: string[];
}

export interface StateOptions {
  /** The `default` of `isShared` in the document. */
  sharedByDefault: boolean;
  /**
   * How many numbers are remembered. When there are more, the accounts that were not used for the longest time are
   * forgotten; a single account that would know more is refused.
   */
  limit?: number;
}

interface Account {
  numbers: Map<string, KnownNumber>;
  /** Numbers of requests that are under way. */
  held: Set<string>;
}

export const defaultLimit = 250_000;

export class State {
  readonly #sharedByDefault: boolean;
  readonly #limit: number;
  /** The least recently used first. */
  readonly #accounts = new Map<string, Account>();
  #size = 0;
  #lastId = 0;

  constructor({ sharedByDefault, limit = defaultLimit }: StateOptions) {
    this.#sharedByDefault = sharedByDefault;
    this.#limit = limit;
  }

  /** How many numbers are remembered, over all accounts. */
  get size(): number {
    return this.#size;
  }

  /** How many accounts are remembered. */
  get accounts(): number {
    return this.#accounts.size;
  }

  /** What the account knows of a number. */
  find(account: string, number: string): Readonly<KnownNumber> | undefined {
    return this.#accounts.get(account)?.numbers.get(number);
  }

  /**
   * Takes hold of the request's numbers, all of them or none. A number that is named twice counts once.
   *
   * An attached number weighs more than a held one: for it, trying again is of no use.
   */
  hold(accountName: string, request: CreateRequest): Hold | Refused {
    const account = this.#touch(accountName);
    const numbers = [...new Set(request.phoneNumbers)];

    const attached = numbers.filter((number) => isAttached(account.numbers.get(number)));
    if (attached.length > 0) return { refused: "alreadyAttached", numbers: attached };

    const held = numbers.filter((number) => account.held.has(number));
    if (held.length > 0) return { refused: "conflict", numbers: held };

    const unknown = numbers.filter((number) => !account.numbers.has(number));
    if (account.numbers.size + account.held.size + unknown.length > this.#limit) {
      this.#forgetIfEmpty(accountName, account);
      return { refused: "full", numbers: unknown };
    }

    for (const number of numbers) account.held.add(number);
    return {
      attach: () => {
        this.#attach(account, numbers, request);
        this.#forgetOldest();
      },
      release: () => {
        for (const number of numbers) account.held.delete(number);
        this.#forgetIfEmpty(accountName, account);
      },
    };
  }

  /** Takes a number off its gateways; the account still knows it. The endpoint cannot do this, a seed can. */
  detach(account: string, number: string): void {
    const known = this.#accounts.get(account)?.numbers.get(number);
    if (known) known.inbound = known.outbound = undefined;
  }

  #attach(account: Account, numbers: string[], request: CreateRequest): void {
    const shared = request.isShared ?? this.#sharedByDefault;
    const sharedPair = shared ? this.#createPair(request) : undefined;
    for (const number of numbers) {
      let known = account.numbers.get(number);
      if (!known) {
        known = { id: this.#newId("number"), number, name: request.name, inbound: undefined, outbound: undefined };
        account.numbers.set(number, known);
        this.#size++;
      }
      Object.assign(known, { name: request.name }, sharedPair ?? this.#createPair(request));
    }
  }

  #createPair({ inbound, outbound, mediaEncryption }: CreateRequest): Pick<KnownNumber, "inbound" | "outbound"> {
    const { sipRegion, address, transport } = outbound;
    return {
      inbound: { id: this.#newId("gateway"), sipRegion: inbound.sipRegion, mediaEncryption },
      outbound: { id: this.#newId("gateway"), sipRegion, mediaEncryption, address, transport },
    };
  }

  #newId(kind: string): string {
    return `${kind}-${++this.#lastId}`;
  }

  /** The account, made if need be, as the most recently used. */
  #touch(name: string): Account {
    const account = this.#accounts.get(name) ?? { numbers: new Map(), held: new Set() };
    this.#accounts.delete(name);
    this.#accounts.set(name, account);
    return account;
  }

  #forgetIfEmpty(name: string, account: Account): void {
    if (account.numbers.size === 0 && account.held.size === 0) this.#accounts.delete(name);
  }

  /** An account with a request under way is in use, and so is not forgotten. */
  #forgetOldest(): void {
    for (const [name, account] of this.#accounts) {
      if (this.#size <= this.#limit) return;
      if (account.held.size > 0) continue;
      this.#accounts.delete(name);
      this.#size -= account.numbers.size;
    }
  }
}

function isAttached(known: KnownNumber | undefined): boolean {
  return known !== undefined && (known.inbound !== undefined || known.outbound !== undefined);
}
