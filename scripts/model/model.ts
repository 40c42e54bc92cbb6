/**
 * The model of the API: its state, and the effect of each operation on it. It is independent of HTTP, has no limits, and
 * expects valid requests.
 *
 * Where the reference page is silent, the model does what the document assumes. In addition: numbers are listed in the
 * order of their registration, a second release or delete returns `notFound`, a number that is created again after its
 * release gets a new id, and a gateway that still has numbers cannot be deleted.
 */
import type { RefusedFields } from "../document/types.js";
import { directionOf, newGateways, updated } from "./gateways.js";
import { listPage } from "./list.js";
import { signatureOf } from "./signature.js";
import { type Account, copyOf, gatewayOf, type KnownNumber, newAccount, shown, takeOff } from "./state.js";
import type {
  CreateRequest,
  Detached,
  Direction,
  Gateway,
  ListQuery,
  PhoneNumberList,
  PhoneNumberRecord,
  PhoneNumberWithGateways,
  Refused,
  Released,
  UpdateRequest,
} from "./types.js";

/** The parts of the document that the model follows; {@link documentValues} reads them. */
export interface DocumentValues {
  /** The `default` of `isShared`. */
  sharedByDefault: boolean;
  /** The `default` of `perPage`. */
  perPage: number;
  /** The `x-refused-fields` of an update. */
  refusedFields: RefusedFields;
  /** The fields that every number's record has in common, for example `{ status: "ACTIVE" }`. */
  record: Pick<PhoneNumberRecord, "provider" | "origin" | "status">;
}

export interface ModelOptions extends DocumentValues {
  /** The time, in milliseconds since 1970. `Date.now` when left out. */
  now?: () => number;
}

export class Model {
  readonly #options: ModelOptions;
  readonly #now: () => number;
  readonly #accounts = new Map<string, Account>();
  /** The E.164 form of every number by its id, which no two accounts share. */
  readonly #e164s = new Map<string, string>();
  #lastSerial = 0;

  constructor(options: ModelOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => Date.now());
  }

  /** Creates all numbers of the request or none. A number that is named twice counts once. */
  create(accountName: string, request: CreateRequest): Refused<"alreadyAttached"> | undefined {
    const attached = this.attached(accountName, request.phoneNumbers);
    if (attached.length > 0) return { refused: "alreadyAttached", numbers: attached };
    const account = this.#account(accountName);
    const numbers = [...new Set(request.phoneNumbers)];
    const isShared = request.isShared ?? this.#options.sharedByDefault;
    const updatedAt = this.#time();
    for (const together of isShared ? [numbers] : numbers.map((e164) => [e164])) {
      this.#attach(account, together, request, updatedAt);
    }
    return undefined;
  }

  /** The attached ones among these numbers, without duplicates. */
  attached(accountName: string, phoneNumbers: Iterable<string>): string[] {
    const numbers = this.#accounts.get(accountName)?.numbers;
    if (!numbers) return [];
    return [...new Set(phoneNumbers)].filter((e164) => numbers.get(e164)?.pair !== undefined);
  }

  /**
   * Adds numbers without gateways, as if they had been created and detached earlier. No operation does this. Numbers that
   * are already known are left unchanged.
   */
  register(accountName: string, name: string, phoneNumbers: Iterable<string>): void {
    const account = this.#account(accountName);
    const createdAt = this.#time();
    for (const e164 of phoneNumbers) {
      if (account.numbers.has(e164)) continue;
      const record = { ...this.#newRecord(e164, createdAt), name };
      account.numbers.set(e164, { record });
    }
  }

  get(accountName: string, e164: string): PhoneNumberWithGateways | Refused<"notFound"> {
    const account = this.#accounts.get(accountName);
    const known = account?.numbers.get(e164);
    return account && known ? shown(account, known) : { refused: "notFound", numbers: [e164] };
  }

  list(accountName: string, query: ListQuery = {}): PhoneNumberList {
    const account = this.#accounts.get(accountName) ?? newAccount();
    return listPage(account, { ...query, perPage: query.perPage ?? this.#options.perPage });
  }

  /** Takes a number off both its gateways. The account still knows it, under the same id. */
  detach(accountName: string, e164: string): Detached | Refused<"notFound" | "notAttached"> {
    const account = this.#accounts.get(accountName);
    const known = account?.numbers.get(e164);
    if (!account || !known) return { refused: "notFound", numbers: [e164] };
    const { pair } = known;
    if (!pair) return { refused: "notAttached", numbers: [e164] };
    this.#takeOff(account, known);
    const record = { ...known.record, updatedAt: this.#time() };
    account.numbers.set(e164, { record });
    return { phoneNumber: record, ...pair };
  }

  /** Removes a number from the account. */
  release(accountName: string, phoneNumberId: string): Released | Refused<"notFound"> {
    const account = this.#accounts.get(accountName);
    const e164 = this.#e164s.get(phoneNumberId) ?? "";
    const known = account?.numbers.get(e164);
    if (!account || known?.record.phoneNumberId !== phoneNumberId) return { refused: "notFound", numbers: [] };
    this.#takeOff(account, known);
    account.numbers.delete(e164);
    this.#e164s.delete(phoneNumberId);
    return { phoneNumberId, e164 };
  }

  /** Changes the settings of a gateway, for all its numbers. Fields that are left out stay as they are. */
  update(
    accountName: string,
    gatewayId: string,
    changes: UpdateRequest,
  ): Refused<"notFound" | "fieldNotAllowed"> | undefined {
    const account = this.#accounts.get(accountName);
    const gateway = account && gatewayOf(account, gatewayId);
    if (!gateway) return { refused: "notFound", numbers: [] };
    const refused = this.#options.refusedFields[directionOf(gateway)];
    const fields = Object.keys(changes).filter((field) => refused.includes(field));
    if (fields.length > 0) return { refused: "fieldNotAllowed", numbers: [], fields };
    const { gateways, emptied } = account;
    (gateways.has(gatewayId) ? gateways : emptied).set(gatewayId, updated(gateway, changes));
    return undefined;
  }

  /** Deletes a gateway that has no numbers. Its id never comes back. */
  deleteGateway(
    accountName: string,
    direction: Direction,
    gatewayId: string,
  ): Refused<"notFound" | "hasNumbers"> | undefined {
    const account = this.#accounts.get(accountName);
    const gateway = account && gatewayOf(account, gatewayId);
    if (!gateway || directionOf(gateway) !== direction) return { refused: "notFound", numbers: [] };
    if (gateway.numbers.length > 0) return { refused: "hasNumbers", numbers: [...gateway.numbers] };
    account.emptied.delete(gatewayId);
    return undefined;
  }

  /** The names of all accounts, in the order of their first create. */
  accounts(): string[] {
    return [...this.#accounts.keys()];
  }

  /** How many accounts and numbers are known. */
  get size(): { accounts: number; numbers: number } {
    return { accounts: this.#accounts.size, numbers: this.#e164s.size };
  }

  /** All numbers of an account, as `get` shows each. */
  numbers(accountName: string): PhoneNumberWithGateways[] {
    const account = this.#accounts.get(accountName) ?? newAccount();
    return [...account.numbers.values()].map((known) => shown(account, known));
  }

  /** The gateways that were left empty and not deleted, the oldest first. No operation shows them. */
  emptied(accountName: string): Gateway[] {
    return [...(this.#accounts.get(accountName)?.emptied.values() ?? [])];
  }

  /** Deletes the gateways that were left empty, but for the latest ones. No operation does this. */
  forgetEmptied(accountName: string, kept: number): void {
    const emptied = this.#accounts.get(accountName)?.emptied ?? new Map();
    for (const id of emptied.keys()) {
      if (emptied.size <= kept) return;
      emptied.delete(id);
    }
  }

  /** An independent copy of this model. It is cheap: only maps are copied. */
  copy(): Model {
    const copy = new Model(this.#options);
    for (const [name, account] of this.#accounts) copy.#accounts.set(name, copyOf(account));
    for (const [id, e164] of this.#e164s) copy.#e164s.set(id, e164);
    copy.#lastSerial = this.#lastSerial;
    return copy;
  }

  /** A text that is equal for two models in which the account's numbers look the same, ignoring ids and times. */
  signature(accountName: string): string {
    return signatureOf(this.#accounts.get(accountName) ?? newAccount());
  }

  #account(name: string): Account {
    const account = this.#accounts.get(name) ?? newAccount();
    this.#accounts.set(name, account);
    return account;
  }

  /** Puts numbers on a pair of gateways of their own. */
  #attach(account: Account, e164s: string[], request: CreateRequest, updatedAt: string): void {
    const records = e164s.map((e164) => account.numbers.get(e164)?.record ?? this.#newRecord(e164, updatedAt));
    const { inbound, outbound } = newGateways(request, e164s, ++this.#lastSerial);
    account.gateways.set(inbound.id, inbound).set(outbound.id, outbound);
    for (const record of records) {
      const named = { ...record, updatedAt, name: request.name };
      account.numbers.set(record.e164, { record: named, pair: { inbound: inbound.id, outbound: outbound.id } });
    }
  }

  /** The record of a number that the account did not know, without a name. */
  #newRecord(e164: string, createdAt: string): PhoneNumberRecord {
    const phoneNumberId = `pn_${++this.#lastSerial}`;
    this.#e164s.set(phoneNumberId, e164);
    return { phoneNumberId, e164, ...this.#options.record, createdAt, updatedAt: createdAt };
  }

  #takeOff(account: Account, { record: { e164 }, pair }: KnownNumber): void {
    for (const gatewayId of pair ? [pair.inbound, pair.outbound] : []) takeOff(account, gatewayId, e164);
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }
}
