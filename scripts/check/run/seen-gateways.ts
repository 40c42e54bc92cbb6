/** The gateways that responses showed, and on which numbers. */
import { isObject } from "../../document/json.js";
import type { Direction } from "../../model/types.js";
import { isSuccess } from "../answers/outcome.js";
import { bodyOf, entriesIn, numberIn } from "../oracle/lookups.js";
import { directions } from "../requests/gateways.js";
import { valueAt } from "../requests/json-path.js";
import type { Exchange } from "../sending/http.js";

export interface SeenGateway {
  id: string;
  direction: Direction;
  /** The number on which a response showed it first. */
  first: string;
  /** Every number on which one showed it, and those that it names itself. */
  numbers: Set<string>;
}

export class SeenGateways {
  /** Numbers that a create attached, and whose gateways no response has shown since. */
  readonly unseen = new Set<string>();
  readonly #seen = new Map<string, SeenGateway>();

  get all(): SeenGateway[] {
    return [...this.#seen.values()];
  }

  /** @param exchange of a get, a list or a detach, which show gateways, or of a delete */
  record(exchange: Exchange): void {
    if (!isSuccess(exchange.answer)) return;
    const { method, path } = exchange.request;
    // The id is the last part of the path.
    if (method === "DELETE") this.#seen.delete(decodeURIComponent(path.split("/").at(-1) ?? ""));
    for (const entry of [bodyOf(exchange), ...entriesIn(exchange)]) this.#add(entry);
  }

  #add(entry: unknown): void {
    const number = numberIn(entry);
    if (number === undefined) return;
    for (const direction of directions) {
      const gateway = valueAt(entry, [direction]);
      // A detach names the id alone.
      const { id, numbers } = isObject(gateway) ? gateway : { id: gateway, numbers: [] };
      if (typeof id !== "string") continue;
      this.unseen.delete(number);
      const seen = this.#seen.get(id) ?? { id, direction, first: number, numbers: new Set<string>() };
      for (const each of [number, ...(Array.isArray(numbers) ? numbers : [])]) seen.numbers.add(`${each}`);
      this.#seen.set(id, seen);
    }
  }
}
