/** Knowledge of one account beside its numbers' states: ids, lists, gateways, and whether others change it too. */
import type { Span } from "../history/event.js";
import type { NumberState } from "../oracle/model-states.js";
import type { Seen } from "../oracle/shown.js";
import type { Exchange } from "../sending/http.js";
import type { Gateways } from "./gateways.js";
import type { Attachment, Tracked } from "./tracked.js";

/** How many of the latest whole lists are remembered. */
const mostLists = 50;

interface WholeList {
  search: string;
  shown: Set<string>;
  span: Span;
  exchange: Exchange;
}

export interface SeenPair {
  number: string;
  attachment: Attachment;
  exchange: Exchange;
  seen: Seen;
}

export class Account {
  readonly name: string;
  /** Why others change it too: the end of a sentence that starts with "because". */
  shared: string | undefined;
  /** When a number was last given up: lists from before say nothing of it. */
  forgotAt = Number.NEGATIVE_INFINITY;
  /** What the history has left of the numbers that are tracked. */
  readonly tracked = new Map<string, Tracked>();
  /** Numbers of which a response was not as guaranteed: nothing is expected of them any more. */
  readonly open = new Set<string>();
  /** The numbers by their ids. */
  readonly ids = new Map<string, string>();
  /**
   * The id that each number was shown with last; none once somebody asked to release it. It is sure where the lookup
   * cannot be from before the history.
   */
  readonly current = new Map<string, { id: string; isSure: boolean }>();
  /** Until when a release was under way. */
  readonly releasedAt = new Map<string, number>();
  /** The latest lookup of each number that this history did not change. */
  readonly others = new Map<string, { state: NumberState; span: Span }>();
  /** The number shown last, by lookup and create, and by lookup and gateway. */
  readonly pairs = new Map<string, SeenPair>();
  gateways: Gateways | undefined;
  /** Until when an update of any gateway was under way. */
  lastUpdate = Number.NEGATIVE_INFINITY;
  /** Until when a release was under way of a number that no response has named. */
  lastOfUnknown = Number.NEGATIVE_INFINITY;
  readonly #lists: WholeList[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Requests that are not part of the history changed this number. */
  noteOthers(number: string): void {
    this.shared ??= `requests that are not part of this history change its numbers, for example ${number}`;
  }

  /** Whether one of these numbers may have been released since this time. */
  isReleased(numbers: string[], since: number): boolean {
    const times = numbers.map((number) => this.releasedAt.get(number) ?? Number.NEGATIVE_INFINITY);
    return Math.max(this.lastOfUnknown, ...times) >= since;
  }

  addList(list: WholeList): void {
    this.#lists.push(list);
    if (this.#lists.length > mostLists) this.#lists.shift();
  }

  /** A list that shows that the account did not know the number before this time. */
  listWithout(number: string, before: number): Exchange | undefined {
    return this.#lists.findLast(
      ({ search, shown, span }) =>
        span.from > this.forgotAt && span.to < before && number.includes(search) && !shown.has(number),
    )?.exchange;
  }
}
