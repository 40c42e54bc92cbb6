/** When the server last accepted something, and what it refused since. */
import type { Exchange } from "../sending/http.js";
import type { Outcome } from "./outcome.js";

export class Acceptance {
  readonly #isCreate: (exchange: Exchange) => boolean;
  readonly #atOnce: number;
  readonly #places = new WeakMap<Exchange, number>();
  #place = 0;
  #lastOfAny = 0;
  #lastCreate = 0;

  /** @param atOnce how many requests may be under way, so that their answers may come in another order */
  constructor(isCreate: (exchange: Exchange) => boolean, atOnce: number) {
    this.#isCreate = isCreate;
    this.#atOnce = atOnce;
  }

  note(exchange: Exchange, outcome: Outcome): void {
    this.#places.set(exchange, ++this.#place);
    if (outcome !== "accepted") return;
    this.#lastOfAny = this.#place;
    if (this.#isCreate(exchange)) this.#lastCreate = this.#place;
  }

  /** Whether the server stopped accepting requests of this kind. A run that creates nothing has one kind. */
  isOver(exchange: Exchange): boolean {
    const last = this.#lastCreate > 0 && this.#isCreate(exchange) ? this.#lastCreate : this.#lastOfAny;
    return last > 0 && (this.#places.get(exchange) ?? 0) > last - this.#atOnce;
  }
}
