/** Hands requests to a sender that goes through its items one after the other, and waits for each. */
import type { Exchange, HttpRequest } from "../sending/http.js";
import type { Dispatcher } from "../sending/send-items.js";

export class Lockstep<Item extends { name: string }> implements Dispatcher<Item> {
  readonly #requests = new Map<Item, Promised<HttpRequest | undefined>>();
  readonly #exchanges = new Map<Item, Promised<Exchange>>();
  readonly #failed = new Promised<never>();

  /**
   * Has the item sent when it is due.
   *
   * @throws when the sender has failed, or fails meanwhile
   */
  send(item: Item, request: HttpRequest): Promise<Exchange> {
    promisedFor(this.#requests, item).resolve(request);
    return Promise.race([promisedFor(this.#exchanges, item).promise, this.#failed.promise]);
  }

  /** Leaves the item out, unless it was sent. */
  skip(item: Item): void {
    promisedFor(this.#requests, item).resolve(undefined);
  }

  /** The sender has failed: nothing waits for it any more. */
  fail(error: unknown): void {
    this.#failed.reject(error);
  }

  due(item: Item): Promise<HttpRequest | undefined> {
    return promisedFor(this.#requests, item).promise;
  }

  async done(item: Item, exchange: Exchange): Promise<void> {
    promisedFor(this.#exchanges, item).resolve(exchange);
  }
}

class Promised<T> {
  readonly promise: Promise<T>;
  resolve: (value: T) => void = () => {};
  reject: (error: unknown) => void = () => {};

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.promise.catch(() => {});
  }
}

function promisedFor<Item, T>(all: Map<Item, Promised<T>>, item: Item): Promised<T> {
  const known = all.get(item) ?? new Promised<T>();
  all.set(item, known);
  return known;
}
