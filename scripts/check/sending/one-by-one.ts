/** Sends a list of requests that a conductor decides on, one after the other. Dredd does the same: see `dredd.ts`. */
import type { Exchange, HttpRequest, Transport } from "./http.js";

/** Decides what each item sends, and learns what came back. */
export interface Conductor<Item extends { name: string }> {
  /** Called when the item is due. `undefined` leaves it out. */
  due(item: Item): Promise<HttpRequest | undefined>;
  done(item: Item, exchange: Exchange): Promise<void>;
}

/** Sends every item, one after the other. */
export type SendItems = <Item extends { name: string }>(
  url: string,
  items: Item[],
  transport: Transport,
  conductor: Conductor<Item>,
) => Promise<void>;

export const sendOneByOne: SendItems = async (_url, items, transport, conductor) => {
  for (const item of items) {
    const request = await conductor.due(item);
    if (request) await conductor.done(item, await transport.send(request));
  }
};
