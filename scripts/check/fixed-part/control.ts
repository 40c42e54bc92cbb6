/** Whether the server still answers as it did when the run began, so that a strange answer is about its request. */
import { setTimeout as pause } from "node:timers/promises";
import { noMore, type Outcome, whyNothing } from "../answers/outcome.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";

/** How often the server is asked, one after the other, to see whether it answers so each time. */
const timesAsked = 3;
/** After so many strange answers on which the server insists, that is how it answers. */
const mostInsisted = 3;
/** How long to wait before the server is asked once more, in milliseconds. */
const patience = 500;

export class Control {
  readonly #run: Run;
  /** How often the server was found to be as ever after a strange answer. */
  #insisted = 0;
  /** Whether it was seen to answer one request now in one way, now in another: then no outage counts against it. */
  #unsteady = false;
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

  /** Whether it is known what to make of a strange answer, so that nothing is gained by waiting. */
  get isKnown(): boolean {
    return this.#unsteady || this.#insisted >= mostInsisted;
  }

  /** Asks the server for what it answered in the beginning, after a strange answer. */
  async state(): Promise<State> {
    if (this.#unsteady) return { steady: false };
    const state = await this.#ask(this.isKnown ? 1 : timesAsked);
    if (state.steady) this.#insisted++;
    else this.#unsteady = true;
    return state;
  }

  async #ask(times: number): Promise<State> {
    if (!this.#usual) return { steady: false, wrong: "no request with the token was answered in a way that judges it" };
    for (let asked = 0; asked < times; asked++) {
      if (!(await this.#strange())) continue;
      await pause(patience, undefined, { signal: this.#run.options.signal }).catch(() => {});
      const still = await this.#strange();
      return { steady: false, ...(still && { wrong: this.#whatIsWrong(still) }) };
    }
    return { steady: true };
  }

  /** @returns the exchange, if the answer is another than it was */
  async #strange(): Promise<Exchange | undefined> {
    if (!this.#usual) return undefined;
    const latest = await this.#run.send(this.#usual.exchange.request);
    return this.#run.outcome(latest) === this.#usual.outcome ? undefined : latest;
  }

  #whatIsWrong(latest: Exchange): string {
    if (this.#run.sender.limited) return `the server ${this.#run.sender.limited}`;
    return this.#run.outcome(latest) === "refused" ? noMore(latest) : whyNothing(latest);
  }
}

/** How the server is at this moment. */
export interface State {
  /** Whether it answers as ever, each time. */
  steady: boolean;
  /** Why it does not answer as ever any more: the end of a sentence that starts with "because". */
  wrong?: string;
}
