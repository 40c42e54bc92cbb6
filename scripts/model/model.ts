/**
 * What the API remembers, and what each operation does to it. There is no HTTP in it: requests are taken to be valid.
 *
 * Where nobody says what the API does, the model does what the document assumes. Beyond that: numbers are listed in the
 * order of their registration, a second release does not find the number, and a number that was released and is created
 * again gets another id.
 */
import { Attachments, setupOf } from "./attachments.js";
import { defaultLimit, numberBytes, pairBytes, setupBytes } from "./bytes.js";
import { first } from "./first.js";
import { isHeld, once } from "./held.js";
import { listPage } from "./list.js";
import { Memory } from "./memory.js";
import { indexOfSerial } from "./serials.js";
import type {
  CreateRequest,
  Detached,
  Hold,
  ListQuery,
  PairView,
  PhoneNumberList,
  PhoneNumberWithGateways,
  Refused,
  Released,
} from "./types.js";
import { gatewayIds, numberId, type RecordDefaults, serialOf, Views } from "./views.js";

/** What of the document the model goes by; {@link documentValues} reads it. */
export interface DocumentValues {
  /** The `default` of `isShared`. */
  sharedByDefault: boolean;
  /** The `default` of `perPage`. */
  perPage: number;
  record: RecordDefaults;
}

export interface ModelOptions extends DocumentValues {
  /**
   * How many bytes are remembered, about. When there are more, the accounts that were not used for the longest time are
   * forgotten; a single account that would need more is refused.
   */
  limit?: number;
  /** The time, in milliseconds since 1970. */
  now?: () => number;
}

export class Model {
  readonly #options: Required<ModelOptions>;
  #memory: Memory;
  #attachments: Attachments;

  constructor(options: ModelOptions) {
    this.#options = { limit: defaultLimit, now: Date.now, ...options };
    this.#memory = new Memory(this.#options.limit);
    this.#attachments = new Attachments(this.#memory, this.#options.now);
  }

  /**
   * The first half of a create: takes hold of the request's numbers, all of them or none. A number that is named twice
   * counts once.
   *
   * An attached number weighs more than a held one: for it, trying again is of no use.
   */
  hold(accountName: string, request: CreateRequest): Hold | Refused<"alreadyAttached" | "conflict" | "full"> {
    const account = this.#memory.touch(accountName);
    const numbers = new Set(request.phoneNumbers);

    const known = account.numbers.size === 0 ? [] : [...numbers].filter((number) => account.numbers.has(number));
    const attached = known.filter((number) => account.numbers.get(number)?.pair);
    if (attached.length > 0) return { refused: "alreadyAttached", numbers: attached };

    const held = account.held.size === 0 ? [] : [...numbers].filter((number) => isHeld(account, number));
    if (held.length > 0) return { refused: "conflict", numbers: held };

    const setup = setupOf(request);
    const shared = request.isShared ?? this.#options.sharedByDefault;
    const needed =
      setupBytes(setup) + (shared ? 1 : numbers.size) * pairBytes + (numbers.size - known.length) * numberBytes;
    if (!this.#memory.makeRoom(account, needed)) {
      this.#memory.forgetIfUnused(accountName, account);
      return { refused: "full", numbers: [...numbers].filter((number) => !account.numbers.has(number)) };
    }

    account.held.add(numbers);
    account.reserved += needed;
    const end = once(() => {
      account.held.delete(numbers);
      account.reserved -= needed;
      this.#memory.forgetIfUnused(accountName, account);
    });
    return {
      attach: () => {
        this.#attachments.attach(account, numbers, setup, shared);
        this.#memory.forgetOldest(account);
      },
      end,
    };
  }

  /** A create from its beginning to its end, with no other between. */
  create(account: string, request: CreateRequest): Refused<"alreadyAttached" | "conflict" | "full"> | undefined {
    const hold = this.hold(account, request);
    if ("refused" in hold) return hold;
    hold.attach();
    hold.end();
    return undefined;
  }

  /**
   * Makes numbers known that are attached to nothing, with the request's name. No operation does this; a history before
   * the model's time can. Numbers that are known already stay as they are.
   */
  register(accountName: string, request: CreateRequest): Refused<"full"> | undefined {
    const account = this.#memory.touch(accountName);
    const unknown = [...new Set(request.phoneNumbers)].filter((number) => !account.numbers.has(number));
    const setup = setupOf(request);
    const full = !this.#memory.makeRoom(account, setupBytes(setup) + unknown.length * numberBytes);
    if (!full && unknown.length > 0) {
      this.#memory.weigh(account, setupBytes(setup));
      for (const number of unknown) this.#attachments.register(account, number, setup, this.#options.now());
      this.#memory.forgetOldest(account);
    }
    this.#memory.forgetIfUnused(accountName, account);
    return full ? { refused: "full", numbers: unknown } : undefined;
  }

  get(account: string, e164: string): PhoneNumberWithGateways | Refused<"notFound"> {
    const known = this.#memory.use(account)?.numbers.get(e164);
    return known ? this.#views().number(known) : { refused: "notFound", numbers: [e164] };
  }

  list(account: string, query: ListQuery = {}): PhoneNumberList {
    const numbers = this.#memory.use(account)?.numbers.values() ?? [];
    return listPage(numbers, { ...query, perPage: query.perPage ?? this.#options.perPage }, this.#views());
  }

  /** Takes a number off both its gateways. The account still knows it, under the same id. */
  detach(accountName: string, e164: string): Detached | Refused<"notFound" | "notAttached"> {
    const account = this.#memory.use(accountName);
    const known = account?.numbers.get(e164);
    if (!account || !known) return { refused: "notFound", numbers: [e164] };
    if (!known.pair) return { refused: "notAttached", numbers: [e164] };
    const ids = gatewayIds(known.pair);
    this.#attachments.takeOff(account, known);
    known.updatedAt = this.#options.now();
    return { phoneNumber: this.#views().record(known), ...ids };
  }

  /** Gives a number up: the account does not know it any more. */
  release(accountName: string, phoneNumberId: string): Released | Refused<"notFound"> {
    const account = this.#memory.use(accountName);
    const index = indexOfSerial(account?.registered ?? [], serialOf(phoneNumberId) ?? 0);
    const known = account?.registered[index];
    if (!account || !known) return { refused: "notFound", numbers: [] };
    this.#attachments.takeOff(account, known);
    account.numbers.delete(known.e164);
    account.registered.splice(index, 1);
    this.#memory.weigh(account, -numberBytes);
    this.#memory.drop(account, known.setup);
    this.#memory.forgetIfUnused(accountName, account);
    return { phoneNumberId: numberId(known.serial), e164: known.e164 };
  }

  /** The accounts that are remembered, the least recently used first. */
  accounts(): { name: string; numbers: number }[] {
    return [...this.#memory].map(([name, { numbers }]) => ({ name, numbers: numbers.size }));
  }

  /** Up to so many numbers of an account, as `get` shows each. */
  numbers(account: string, most = Number.POSITIVE_INFINITY): PhoneNumberWithGateways[] {
    const views = this.#views();
    return first(this.#memory.peek(account)?.numbers.values() ?? [], most).map((known) => views.number(known));
  }

  /** Up to so many gateway pairs that were left empty, the oldest first. They are not deleted, but no operation shows them. */
  emptied(account: string, most = Number.POSITIVE_INFINITY): PairView[] {
    const views = this.#views();
    return first(this.#memory.peek(account)?.emptied ?? [], most).map((pair) => views.pair(pair));
  }

  /** How much is remembered, in bytes, about. */
  get bytes(): number {
    return this.#memory.bytes;
  }

  /** A model that remembers the same, and goes its own way. Creates that are under way are not in it. */
  copy(): Model {
    const copy = new Model(this.#options);
    copy.#memory = this.#memory.copy();
    copy.#attachments = this.#attachments.in(copy.#memory);
    return copy;
  }

  #views(): Views {
    return new Views(this.#options.record);
  }
}
