/** Waits before a read until the server's copies have had the time to follow what was written. */
import type { Exchange, HttpRequest } from "./http.js";
import { waitFor } from "./wait-for.js";

export class Reads {
  /** By the operation's id, in milliseconds. One that follows at once is not in it. */
  readonly #delays = new Map<string, number>();
  #lastWrite = Number.NEGATIVE_INFINITY;

  /** @param milliseconds how long after a write the operation may still answer as before */
  lagBy(milliseconds: number, operationId: string): void {
    this.#delays.set(operationId, milliseconds);
  }

  note({ request }: Exchange): void {
    if (request.method !== "GET") this.#lastWrite = performance.now();
  }

  /** Called before each request. Only what was answered by now is waited for: others go on writing meanwhile. */
  async turn({ operationId = "" }: HttpRequest, signal: AbortSignal | undefined): Promise<void> {
    const wait = this.#lastWrite + (this.#delays.get(operationId) ?? 0) - performance.now();
    if (wait > 0) await waitFor(wait, signal);
  }
}
