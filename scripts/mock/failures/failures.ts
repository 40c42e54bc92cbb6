/** Decides which request fails: the requested failures come first, then chaos picks a share of the others. */
import type { Operation } from "../../document/operations.js";
import { seededRandom } from "../../seeded-random.js";
import { expectFields, expectOperation } from "../known-names.js";
import { type Failure, type FailureTarget, nameOf, readFailures } from "./failure.js";

interface ChaosOptions {
  /** The share of the valid requests that fail, from 0 to 1. */
  share: number;
  /** The same seed makes the same requests fail in the same way. */
  seed: number;
}

/** The failures that chaos picks from, with equal chance. */
const chaos: Failure[] = [
  { status: 500 },
  { status: 503 },
  { status: 429, retryAfter: 1 },
  { slow: 500 },
  "hangUp",
  "hangUpAfterCreating",
  "cutBody",
  "notJson",
];

/** The most pending failures. */
const mostWaiting = 10_000;

/** The most failures that a message lists. */
const mostListed = 20;

export class Failures {
  readonly #operations: Operation[];
  readonly #chaos: ChaosOptions;
  #random: () => number;
  #next: { failure: Failure; target: FailureTarget }[] = [];

  constructor(operations: Operation[], chaos: ChaosOptions) {
    this.#operations = operations;
    this.#chaos = chaos;
    this.#random = seededRandom(chaos.seed);
  }

  /**
   * Makes the next requests of the target fail, one for each failure, after those that were asked for before.
   *
   * @param wanted a failure, or a list of them
   * @throws when it is not a failure, when the target has an unknown field or operation, or when there are too many
   */
  next(wanted: unknown, unchecked: object): void {
    const failures = readFailures(wanted);
    const target = this.#checkedTarget(unchecked);
    if (this.#next.length + failures.length > mostWaiting) {
      throw new Error(`No more than ${mostWaiting} failures can be still to come. Reset the mock, or ask for fewer.`);
    }
    this.#next.push(...failures.map((failure) => ({ failure, target })));
  }

  #checkedTarget(target: object): FailureTarget {
    expectFields(target, ["account", "operation"], "The target of a failure");
    const { account, operation } = target as FailureTarget;
    if (account !== undefined && typeof account !== "string") throw new Error("account has to be a string.");
    expectOperation(operation, this.#operations);
    return { ...(account !== undefined && { account }), ...(operation !== undefined && { operation }) };
  }

  /** How many failures are still to come for an account. */
  waiting(account?: string): number {
    return this.#next.filter(({ target }) => account === undefined || (target.account ?? account) === account).length;
  }

  /** @throws when failures are still to come; the message lists them */
  assertNonePending(): void {
    if (this.#next.length === 0) return;
    const listed = this.#next.slice(0, mostListed).map(({ failure, target }) => {
      const { operation = "any operation", account } = target;
      return `${nameOf(failure)} for ${operation}${account === undefined ? "" : ` of ${account}`}`;
    });
    const more = this.#next.length > mostListed ? "; and more" : "";
    const count = this.#next.length === 1 ? "1 failure is" : `${this.#next.length} failures are`;
    throw new Error(`${count} still to come: ${listed.join("; ")}${more}. No request met them.`);
  }

  /** How this request fails, if it does. */
  take(account: string, operation: string): Failure | undefined {
    const index = this.#next.findIndex(
      ({ target }) => (target.account ?? account) === account && (target.operation ?? operation) === operation,
    );
    if (index >= 0) return this.#next.splice(index, 1)[0]?.failure;
    if (this.#chaos.share === 0 || this.#random() >= this.#chaos.share) return undefined;
    return chaos[Math.floor(this.#random() * chaos.length)];
  }

  /** Forgets the pending failures, and restarts chaos from its seed. */
  reset(): void {
    this.#next = [];
    this.#random = seededRandom(this.#chaos.seed);
  }
}
