/** A way to send a list of requests that a dispatcher decides on, one after the other: Dredd is one, see `dredd.ts`. */
import type { Exchange, HttpRequest, Transport } from "./http.js";

/** Decides what each item sends, and learns what came back. */
export interface Dispatcher<Item extends { name: string }> {
  /** Called when the item is due. `undefined` leaves it out. */
  due(item: Item): Promise<HttpRequest | undefined>;
  done(item: Item, exchange: Exchange): Promise<void>;
}

/** Sends every item, one after the other. */
export type SendItems = <Item extends { name: string }>(
  url: string,
  items: Item[],
  transport: Transport,
  dispatcher: Dispatcher<Item>,
) => Promise<void>;
