/** Whether the server's reads lag behind what was written, as those of a replica or a search index do. */
import type { Run } from "../run/run.js";
import type { Exchange, HttpRequest } from "../sending/http.js";
import { waitFor } from "../sending/wait-for.js";

/** How long to wait before each further look, in milliseconds. */
const patience = [20, 40, 80, 160, 300, 600, 1000, 1000];
/** How often an operation is looked at again that then was not late, but wrong. */
const mostInVain = 2;
/** Not every write takes as long as the first. */
const margin = 2;

export class Lag {
  readonly #run: Run;
  readonly #inVain = new Map<string, number>();

  constructor(run: Run) {
    this.#run = run;
  }

  /**
   * Looks again until the response is right, and from then on waits before each read.
   *
   * @returns the right response and how late it was; undefined when it never came
   */
  async lookAgain(
    request: HttpRequest,
    isRight: (exchange: Exchange) => boolean,
  ): Promise<{ exchange: Exchange; late: number } | undefined> {
    const { operationId = "" } = request;
    const inVain = this.#inVain.get(operationId) ?? 0;
    if (inVain >= mostInVain) return undefined;
    const started = performance.now();
    for (const wait of patience) {
      await waitFor(wait, this.#run.options.signal);
      const exchange = await this.#run.send(request);
      if (!isRight(exchange)) continue;
      const late = Math.round(performance.now() - started);
      this.#run.reads.lagBy(margin * late, operationId);
      return { exchange, late };
    }
    this.#inVain.set(operationId, inVain + 1);
    return undefined;
  }
}
