/** The memory of a mock until its reset: the model, within limits, and the numbers that creates in progress hold. */
import { Model, type ModelOptions } from "../../model/model.js";
import type { CreateRequest, Gateway, PhoneNumberWithGateways, Refused } from "../../model/types.js";
import { Refusal } from "../http/refusal.js";

/** Far more than tests need. 100,000 numbers with gateways of their own take about 100 MB. */
export const most = { accounts: 10_000, numbers: 100_000 };

/** An account keeps this many gateways that were left empty. */
const mostEmptied = 1000;

export class Memory {
  readonly model: Model;
  #isOver = false;
  /** The numbers that creates in progress hold, by account. */
  readonly #held = new Map<string, Set<string>>();

  constructor(options: ModelOptions) {
    this.model = new Model(options);
  }

  /** Refuses the creates in progress, because the mock was reset and continues with another memory. */
  end(): void {
    this.#isOver = true;
  }

  /**
   * Holds the numbers of a create, so that no other create gets them.
   *
   * @returns a function that releases them, or a refusal if another create holds one of the numbers
   */
  hold(account: string, phoneNumbers: readonly string[]): (() => void) | Refused<"conflict"> {
    const held = this.#held.get(account) ?? new Set();
    const taken = new Set(phoneNumbers.filter((number) => held.has(number)));
    if (taken.size > 0) return { refused: "conflict", numbers: [...taken] };
    for (const number of phoneNumbers) held.add(number);
    this.#held.set(account, held);
    return () => {
      for (const number of phoneNumbers) held.delete(number);
      if (held.size === 0) this.#held.delete(account);
    };
  }

  /** @throws Refusal with status 507 when the mock is full, and with 503 when it was reset meanwhile */
  create(account: string, request: CreateRequest): Refused<"alreadyAttached"> | undefined {
    if (this.#isOver) throw new Refusal(503, "The mock was reset before this create was carried out. Send it again.");
    this.#expectRoom(account, request.phoneNumbers);
    const refused = this.model.create(account, request);
    this.model.forgetEmptied(account, mostEmptied);
    return refused;
  }

  #expectRoom(account: string, phoneNumbers: readonly string[]): void {
    const { accounts, numbers } = this.model.size;
    const unknown = phoneNumbers.filter((number) => "refused" in this.model.get(account, number));
    if (numbers + new Set(unknown).size > most.numbers) throw full(`${most.numbers} numbers`, "Release some");
    if (accounts >= most.accounts && !this.model.accounts().includes(account)) {
      throw full(`${most.accounts} accounts`, "Use fewer tokens");
    }
  }
}

/** The numbers of an account and its empty gateways. A mock without a memory has none. */
export function knownNumbers(
  memory: Memory | undefined,
  account: string,
): { numbers: PhoneNumberWithGateways[]; emptied: Gateway[] } {
  return { numbers: memory?.model.numbers(account) ?? [], emptied: memory?.model.emptied(account) ?? [] };
}

function full(what: string, remedy: string): Refusal {
  return new Refusal(507, `The mock remembers ${what} at most. ${remedy}, or reset it. Nothing was created.`);
}
