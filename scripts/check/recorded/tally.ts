/** Counts and discrepancies of the exchanges of a history. */
import { type Discrepancy, isDiscrepancy, type Judgement } from "../oracle/discrepancy.js";
import type { Exchange } from "../sending/http.js";
import type { Account } from "./account.js";
import type { Read } from "./reader.js";

/** At most this many discrepancies are kept in full: of one kind, guarantee and account, and in all. */
const mostAlike = 20;
const mostKept = 2_000;

export interface Found {
  discrepancy: Discrepancy;
  read: Read;
  /** All that it takes to see it: rounds of exchanges, which overlap within a round. */
  reproduction: Exchange[][];
  account: Account | undefined;
  /** Whether requests that this history did not see would explain it. */
  byOthers: boolean;
  /** Set for a read: how long after the last change it was, in milliseconds. Reads that lag as long would explain it. */
  byLag?: number | undefined;
  /** When a lookup showed the state that it rests on, where no request of the history changed the number. */
  proofAt?: number | undefined;
  /** When a response showed the state that it rests on last. */
  knownAt?: number | undefined;
}

export class Tally {
  /** How many exchanges have shown a guarantee. */
  readonly shown = new Map<string, { count: number; last: number }>();
  readonly found: Found[] = [];
  /** How many exchanges decide nothing, by the reason. */
  readonly undecided = new Map<string, number>();
  /** Choices of the document that some accepted request had. */
  readonly choices = new Set<string>();
  /** Told of each exchange what it shows, by its place, and of each discrepancy. */
  listener:
    | { shown(guarantee: string, place: number): void; found(found: Omit<Found, "reproduction">): void }
    | undefined;
  #count = new Map<string, number>();

  show(guarantee: string, place: number): void {
    this.listener?.shown(guarantee, place);
    const known = this.shown.get(guarantee);
    if (!known) this.shown.set(guarantee, { count: 1, last: place });
    else if (known.last !== place) {
      known.count++;
      known.last = place;
    }
  }

  leaveOpen(because: string): void {
    this.undecided.set(because, (this.undecided.get(because) ?? 0) + 1);
  }

  /** @param reproduction called only where the discrepancy is kept */
  find(found: Omit<Found, "reproduction">, reproduction: () => Exchange[][]): void {
    this.listener?.found(found);
    const { guarantee, kind, level } = found.discrepancy;
    const key = `${guarantee} ${kind} ${level} ${found.byOthers} ${found.byLag === undefined} ${found.account?.name}`;
    const count = (this.#count.get(key) ?? 0) + 1;
    this.#count.set(key, count);
    if (count <= mostAlike && this.found.length < mostKept) this.found.push({ ...found, reproduction: reproduction() });
  }

  /** Evidence and doubts; the discrepancies are returned. */
  take(judgements: Judgement[], read: Read): Discrepancy[] {
    for (const judgement of judgements) {
      if (judgement.answer === "as guaranteed") this.show(judgement.guarantee, read.place);
      if (judgement.answer === "undecided") this.leaveOpen(judgement.because);
    }
    return judgements.filter(isDiscrepancy);
  }
}
