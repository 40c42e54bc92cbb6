/**
 * The ends of a history. Requests that were under way when it began or ended are not in it, and may have changed numbers.
 * There are none where its requests never overlapped, or where the history is whole from a known time on.
 */
import type { Span } from "../history/event.js";

/** The greatest width of an edge, in milliseconds. */
const longest = 5_000;
/** A missing request may have taken this many times as long as the longest recorded one. */
const margin = 4;

export class Edges {
  readonly #isWhole: boolean;
  #from: number;
  #to = Number.NEGATIVE_INFINITY;
  #longest = 0;
  #overlap = false;
  #frees = false;

  /** @param wholeSince the time from which on every request of these clients is recorded */
  constructor(wholeSince?: number) {
    this.#isWhole = wholeSince !== undefined;
    this.#from = wholeSince ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Adds the next exchange, in the order of their start times.
   *
   * @param frees whether it detaches or releases a number
   */
  note({ from, to }: Span, frees: boolean): void {
    if (frees) this.#frees = true;
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

  /** Until then, requests of these clients may be missing that any read may show late. */
  get missedUntil(): number {
    return this.#isWhole || !this.#overlap ? Number.NEGATIVE_INFINITY : this.#from;
  }

  isNear({ from, to }: Span): boolean {
    const edge = Math.min(longest, margin * this.#longest);
    return !this.#isWhole && this.#overlap && (from < this.#from + edge || to > this.#to - edge);
  }

  /** Whether a missing request may have freed a number during this time. */
  mayFree(span: Span): boolean {
    return this.#frees && this.isNear(span);
  }
}
