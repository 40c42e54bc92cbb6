/** Keeps the latest requests, and resolves the promises of callers that wait for the next one. */
import { fits, type RequestFilter, type SeenRequest } from "./seen-request.js";

/** The most requests that are kept, and the most bytes of their bodies and responses. */
const most = { requests: 1000, bytes: 4 * 1024 * 1024 };

interface Kept {
  request: SeenRequest;
  bytes: number;
}

export class Requests {
  #kept: Kept[] = [];
  #bytes = 0;
  #lastId = 0;
  readonly #listeners = new Set<(request: SeenRequest) => void>();
  readonly #waiting = new Set<(reason: unknown) => void>();
  #isOver = false;

  /** The oldest first. */
  all(filter: RequestFilter = {}): SeenRequest[] {
    return this.#kept.flatMap(({ request }) => (fits(request, filter) ? [request] : []));
  }

  /**
   * @param bytes the approximate size of the request and its response
   * @returns its id
   */
  add(seen: Omit<SeenRequest, "id">, bytes: number): number {
    const request = { id: ++this.#lastId, ...seen };
    this.#kept.push({ request, bytes });
    this.#bytes += bytes;
    if (this.#kept.length > most.requests * 1.25 || this.#bytes > most.bytes) this.#forgetOldest();
    for (const listener of this.#listeners) listener(request);
    return request.id;
  }

  /** Tells the listeners again of a request that is still kept, with what is known of it now. */
  update(id: number, known: Partial<Omit<SeenRequest, "id">>): void {
    const kept = this.#kept[id - (this.#kept[0]?.request.id ?? 0)];
    if (!kept) return;
    kept.request = { ...kept.request, ...known };
    for (const listener of this.#listeners) listener(kept.request);
  }

  /** Calls the listener for each request from now on, until the function that is returned is called. */
  listen(listener: (request: SeenRequest) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The next request that fits, from now on.
   *
   * @throws the signal's reason when it is aborted before, and an error when the mock ends before or the filter throws
   */
  next(filter: RequestFilter = {}, signal?: AbortSignal): Promise<SeenRequest> {
    return new Promise((resolve, reject) => {
      const stop = this.listen((request) => {
        try {
          if (fits(request, filter)) settle(() => resolve(request));
        } catch (error) {
          settle(() => reject(error));
        }
      });
      const give = (reason: unknown) => settle(() => reject(reason));
      const abort = () => give(signal?.reason);
      const settle = (how: () => void) => {
        stop();
        this.#waiting.delete(give);
        signal?.removeEventListener("abort", abort);
        how();
      };
      this.#waiting.add(give);
      signal?.addEventListener("abort", abort);
      if (signal?.aborted) abort();
      if (this.#isOver) give(over());
    });
  }

  /** Rejects every promise that is still waiting for a request. */
  end(): void {
    this.#isOver = true;
    for (const give of this.#waiting) give(over());
  }

  clear(): void {
    this.#kept = [];
    this.#bytes = 0;
  }

  /** Runs only once a quarter too many have come, and not for every request. */
  #forgetOldest(): void {
    let index = Math.max(0, this.#kept.length - most.requests);
    let bytes = this.#kept.slice(index).reduce((sum, kept) => sum + kept.bytes, 0);
    while (bytes > most.bytes / 2) bytes -= this.#kept[index++]?.bytes ?? bytes;
    this.#kept = this.#kept.slice(index);
    this.#bytes = bytes;
  }
}

function over(): Error {
  return new Error("The mock was closed before such a request came.");
}
