/**
 * The ends of a history. Requests that were under way when it began or ended are not in it, and may have changed numbers.
 * There are none where its requests were sent one after the other, or where none is missing since a time.
 */
import type { Span } from "../history/event.js";

/** A request that takes longer is not waited for, in milliseconds. */
const longest = 5_000;
/** Those that are missing may have taken longer than those that are there. */
const margin = 4;

export class Edges {
  readonly #isWhole: boolean;
  #from: number;
  #to = Number.NEGATIVE_INFINITY;
  #longest = 0;
  #overlap = false;

  /** @param wholeSince since when no request of these clients is missing */
  constructor(wholeSince?: number) {
    this.#isWhole = wholeSince !== undefined;
    this.#from = wholeSince ?? Number.POSITIVE_INFINITY;
  }

  /** The next exchange, in the order of their beginnings. */
  note({ from, to }: Span): void {
    if (from < this.#to) this.#overlap = true;
    this.#from = Math.min(this.#from, from);
    this.#to = Math.max(this.#to, to);
    this.#longest = Math.max(this.#longest, Math.min(longest, to - from));
  }

  get from(): number {
    return this.#from;
  }

  get to(): number {
    return this.#to;
  }

  isNear({ from, to }: Span): boolean {
    const edge = Math.min(longest, margin * this.#longest);
    return !this.#isWhole && this.#overlap && (from < this.#from + edge || to > this.#to - edge);
  }
}
