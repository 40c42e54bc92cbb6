/** The numbers and gateways that this run may have created, for the clean-up and the report. */
import { isSuccess } from "../answers/outcome.js";
import type { Exchange, HttpRequest } from "../sending/http.js";
import { SeenGateways } from "./seen-gateways.js";

export class Ledger {
  /** Every number that was sent in a create, well-formed or not. */
  readonly sent = new Set<string>();
  /** Numbers that a success attached. */
  readonly attached = new Set<string>();
  /** Numbers of creates that the contract accepts, and whose answer never arrived. */
  readonly perhapsAttached = new Set<string>();
  /** Those of them whose create the server may still be at work on. */
  readonly perhapsLater = new Set<string>();

  readonly gateways = new SeenGateways();

  readonly #numbersOf: (request: HttpRequest) => string[];

  /** @param numbersOf the numbers that a request asks to create; none for another operation */
  constructor(numbersOf: (request: HttpRequest) => string[]) {
    this.#numbersOf = numbersOf;
  }

  /** Records requests that were sent at the same time: the creates first, as a detach among them may show what they attached. */
  record(exchanges: Exchange[]): void {
    for (const exchange of exchanges) this.#recordNumbers(exchange);
    for (const exchange of exchanges) this.gateways.record(exchange);
  }

  #recordNumbers({ request, answer, failure }: Exchange): void {
    for (const number of this.#numbersOf(request)) {
      this.sent.add(number);
      if (isSuccess(answer)) {
        this.attached.add(number);
        this.gateways.unseen.add(number);
      } else if (!answer && !request.isRefused) {
        this.perhapsAttached.add(number);
        if (failure && ["timeout", "cancelled"].includes(failure.code)) this.perhapsLater.add(number);
      }
    }
  }

  /** Whether this run has created the number, or may have. */
  isOwn(number: string): boolean {
    return this.attached.has(number) || this.perhapsAttached.has(number);
  }
}
