/** Whether the server still answers as it did when the run began, so that a strange answer is about its request. */
import { setTimeout as pause } from "node:timers/promises";
import type { Run } from "./run.js";
import type { Exchange } from "./sending/http.js";
import { type Outcome, whyNothing } from "./verdict/outcome.js";

/** How long to wait before the server is asked once more, in milliseconds. */
const patience = 500;

export class Control {
  readonly #run: Run;
  #usual: { exchange: Exchange; outcome: Outcome } | undefined;

  constructor(run: Run) {
    this.#run = run;
  }

  /** An exchange of the opening, whose request is harmless and carries the token: the first accepted one, or a refused one. */
  learn(exchange: Exchange): void {
    const outcome = this.#run.outcome(exchange);
    const withToken = exchange.request.headers[this.#run.create.authHeader] === this.#run.options.token;
    if (!withToken || outcome === "nothing" || this.#usual?.outcome === "accepted") return;
    this.#usual = { exchange, outcome };
  }

  /** @returns why the server is not as ever: the end of a sentence that starts with "because"; undefined when it is */
  async whatIsWrong(): Promise<string | undefined> {
    if (!this.#usual) return "no request with the token was answered in a way that judges it";
    const { exchange, outcome } = this.#usual;
    let latest = await this.#run.send(exchange.request);
    if (this.#run.outcome(latest) !== outcome) {
      await pause(patience, undefined, { signal: this.#run.options.signal }).catch(() => {});
      latest = await this.#run.send(exchange.request);
    }
    if (this.#run.outcome(latest) === outcome) return undefined;
    return this.#run.sender.limited ? `the server ${this.#run.sender.limited}` : whyNothing(latest);
  }
}
