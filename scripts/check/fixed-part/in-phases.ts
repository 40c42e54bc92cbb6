/** Keeps lanes that run at the same time in step: what belongs to a phase is not sent before the phase before it has ended. */

import type { Exchange, HttpRequest } from "../sending/http.js";
import type { Conductor } from "../sending/one-by-one.js";
import type { Item } from "./item.js";

export class InPhases implements Conductor<Item> {
  readonly #conductor: Conductor<Item>;
  readonly #phases: Phase[];
  readonly #phaseOf = new Map<Item, number>();

  /** @param lanes for each lane, the items of each phase */
  constructor(conductor: Conductor<Item>, lanes: Item[][][]) {
    this.#conductor = conductor;
    const count = Math.max(0, ...lanes.map((phases) => phases.length));
    this.#phases = Array.from({ length: count }, (_, phase) => {
      const items = lanes.flatMap((phases) => phases[phase] ?? []);
      for (const item of items) this.#phaseOf.set(item, phase);
      return new Phase(items.length);
    });
  }

  async due(item: Item): Promise<HttpRequest | undefined> {
    const before = this.#phases.slice(0, this.#phaseOf.get(item));
    await Promise.all(before.map(({ ended }) => ended));
    const request = await this.#conductor.due(item);
    if (!request) this.#oneDone(item);
    return request;
  }

  async done(item: Item, exchange: Exchange): Promise<void> {
    await this.#conductor.done(item, exchange);
    this.#oneDone(item);
  }

  /** A lane has failed: the others do not wait for it. */
  fail(error: unknown): void {
    for (const phase of this.#phases) phase.fail(error);
  }

  #oneDone(item: Item): void {
    this.#phases[this.#phaseOf.get(item) ?? 0]?.oneDone();
  }
}

class Phase {
  readonly ended: Promise<void>;
  fail: (error: unknown) => void = () => {};

  #left: number;
  #end: () => void = () => {};

  constructor(items: number) {
    this.#left = items;
    this.ended = new Promise((resolve, reject) => {
      this.#end = resolve;
      this.fail = reject;
    });
    // It may be that nobody waits for it.
    this.ended.catch(() => {});
    if (items === 0) this.#end();
  }

  oneDone(): void {
    if (--this.#left === 0) this.#end();
  }
}
