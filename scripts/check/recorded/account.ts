/** Knowledge of one account besides its numbers' states: ids, lists, gateways, and whether other clients change it. */
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
  /** Set once other clients are known to change the account: the end of a sentence that starts with "because". */
  shared: string | undefined;
  /** When a number was last forgotten. Earlier lists prove nothing about it. */
  forgotAt = Number.NEGATIVE_INFINITY;
  /** The tracked numbers, with their model states. */
  readonly tracked = new Map<string, Tracked>();
  /** Numbers with a discrepancy. Their state is no longer judged. */
  readonly open = new Set<string>();
  /** Numbers of invalid requests that were accepted: a list may show what these asked for. */
  readonly odd = new Set<string>();
  /** The numbers by their ids. */
  readonly ids = new Map<string, string>();
  /**
   * The id that each number was shown with last; none after a request to release it. `isSure`: the lookup came too late to
   * show, through lag, a state from before the history.
   */
  readonly current = new Map<string, { id: string; isSure: boolean }>();
  /** When the latest release of each number ended. */
  readonly releasedAt = new Map<string, number>();
  /** The latest lookup of each number that no request of this history changed. */
  readonly others = new Map<string, { state: NumberState; span: Span }>();
  /** The latest number that was shown, by lookup and create, and by lookup and gateway. */
  readonly pairs = new Map<string, SeenPair>();
  gateways: Gateways | undefined;
  /** When the latest update of a gateway ended. */
  lastUpdate = Number.NEGATIVE_INFINITY;
  /** When the latest release ended of a number that no response has named. */
  lastOfUnknown = Number.NEGATIVE_INFINITY;
  readonly #lists: WholeList[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Requests that are not part of the history changed this number. */
  noteOthers(number: string): void {
    this.shared ??= `requests that are not part of this history change its numbers, for example ${number}`;
  }

  /** Whether one of these numbers, or of all when undefined, may have been released since this time. */
  isReleased(numbers: string[] | undefined, since: number): boolean {
    const times = numbers ? numbers.map((number) => this.releasedAt.get(number)) : [...this.releasedAt.values()];
    return [this.lastOfUnknown, ...times].some((time) => time !== undefined && time >= since);
  }

  addList(list: WholeList): void {
    this.#lists.push(list);
    if (this.#lists.length > mostLists) this.#lists.shift();
  }

  /** The latest whole list from before this time whose search would have found the number, and which lacks it. */
  listWithout(number: string, before: number): Exchange | undefined {
    return this.#lists.findLast(
      ({ search, shown, span }) =>
        span.from > this.forgotAt && span.to < before && number.includes(search) && !shown.has(number),
    )?.exchange;
  }
}
