/**
 * The accounts that are remembered, within a number of bytes.
 *
 * When there are more, the accounts that were not used for the longest time are forgotten; a single account that would
 * need more gets no room. What things weigh is in `bytes.ts`.
 */
import { accountBytes, pairBytes, setupBytes } from "./bytes.js";
import { first } from "./first.js";
import type { Account, GatewayPair, Setup } from "./state.js";

/** An account keeps this many pairs that no number uses any more. */
const mostEmptied = 1000;

export class Memory {
  readonly #limit: number;
  /** The least recently used first. */
  #accounts = new Map<string, Account>();
  #bytes = 0;

  /** @param limit in bytes, about */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How much is remembered, in bytes, about. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The accounts by name, the least recently used first. */
  [Symbol.iterator](): IterableIterator<[string, Account]> {
    return this.#accounts.entries();
  }

  /** The account, if there is one; that it was looked at is not a use. */
  peek(name: string): Account | undefined {
    return this.#accounts.get(name);
  }

  /** The account, if there is one, as the most recently used. */
  use(name: string): Account | undefined {
    const account = this.#accounts.get(name);
    if (account) {
      this.#accounts.delete(name);
      this.#accounts.set(name, account);
    }
    return account;
  }

  /** The account, made if need be, as the most recently used. */
  touch(name: string): Account {
    const known = this.use(name);
    if (known) return known;
    const account = {
      numbers: new Map(),
      registered: [],
      held: new Set<ReadonlySet<string>>(),
      reserved: 0,
      emptied: new Set<GatewayPair>(),
      bytes: 0,
    };
    this.#accounts.set(name, account);
    this.weigh(account, accountBytes(name));
    return account;
  }

  /** Counts what an account remembers more, or less. */
  weigh(account: Account, bytes: number): void {
    account.bytes += bytes;
    this.#bytes += bytes;
  }

  /** One thing less is made from this setup; with the last, it is forgotten. */
  drop(account: Account, setup: Setup): void {
    if (--setup.uses === 0) this.weigh(account, -setupBytes(setup));
  }

  /** Keeps a pair that was left empty, in place of the oldest one when there are too many. */
  keepEmptied(account: Account, pair: GatewayPair): void {
    account.emptied.add(pair);
    if (account.emptied.size > mostEmptied) this.#forgetEmptied(account, 1);
  }

  /** @returns whether the account may need so many bytes more */
  makeRoom(account: Account, needed: number): boolean {
    const fits = () => account.bytes + account.reserved + needed <= this.#limit;
    if (!fits()) this.#forgetEmptied(account, account.emptied.size);
    return fits();
  }

  forgetIfUnused(name: string, account: Account): void {
    const unused = account.numbers.size === 0 && account.held.size === 0 && account.emptied.size === 0;
    if (unused && this.#accounts.get(name) === account) this.#forget(name, account);
  }

  /** An account with a create under way is in use, and so is not forgotten. */
  forgetOldest(current: Account): void {
    for (const [name, account] of this.#accounts) {
      if (this.#bytes <= this.#limit) return;
      if (account.held.size === 0 && account !== current) this.#forget(name, account);
    }
  }

  /** A memory of the same, without the creates that are under way. */
  copy(): Memory {
    const copy = new Memory(this.#limit);
    copy.#accounts = structuredClone(this.#accounts);
    copy.#bytes = this.#bytes;
    for (const account of copy.#accounts.values()) {
      account.held.clear();
      account.reserved = 0;
    }
    return copy;
  }

  #forgetEmptied(account: Account, count: number): void {
    for (const pair of first(account.emptied, count)) {
      account.emptied.delete(pair);
      this.weigh(account, -pairBytes);
      this.drop(account, pair.setup);
    }
  }

  #forget(name: string, account: Account): void {
    this.#accounts.delete(name);
    this.#bytes -= account.bytes;
  }
}
