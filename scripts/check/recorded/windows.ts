/** Sorts requests into windows: those that were under way at the same time and are about one number. */
import type { Span } from "../history/event.js";

export interface Windowed {
  /** The numbers or accounts that it concerns. */
  keys: string[];
  span: Span;
}

interface Window<Item> {
  keys: string[];
  items: Item[];
  to: number;
}

export class Windows<Item extends Windowed> {
  readonly #close: (items: Item[]) => void;
  /** The window that each key is in. */
  readonly #open = new Map<string, Window<Item>>();

  /** @param close called with each window, in an order in which no window comes before one that it follows */
  constructor(close: (items: Item[]) => void) {
    this.#close = close;
  }

  /** Takes the next item, in the order of their beginnings. */
  add(item: Item): void {
    let { keys } = item;
    const items: Item[] = [];
    let { to } = item.span;
    for (const key of item.keys) {
      const known = this.#open.get(key);
      if (!known) continue;
      if (known.to < item.span.from) {
        this.#end(known);
        continue;
      }
      for (const other of known.keys) this.#open.delete(other);
      keys = [...new Set([...keys, ...known.keys])];
      items.push(...known.items);
      to = Math.max(to, known.to);
    }
    items.push(item);
    const window = { keys, items, to };
    for (const key of keys) this.#open.set(key, window);
  }

  isOpen(key: string): boolean {
    return this.#open.has(key);
  }

  /** Closes every window that ended before this time: no later item can overlap it. */
  settle(until = Number.POSITIVE_INFINITY): void {
    for (const window of this.#open.values()) if (window.to < until) this.#end(window);
  }

  #end(window: Window<Item>): void {
    for (const key of window.keys) this.#open.delete(key);
    this.#close(window.items);
  }
}
