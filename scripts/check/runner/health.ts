/** Health probes: requests that the server has handled before, sent again to see whether it still does. */
import { noMore, whyNothing } from "../answers/outcome.js";
import type { Run } from "../run/run.js";
import type { Exchange, HttpRequest } from "../sending/http.js";

/** How often a probe is sent again while its response decides nothing. */
const mostAsked = 3;

export class Health {
  readonly #run: Run;
  /** A harmless request with the token, whose response decided: the first accepted one, or a refused one. */
  #usual: { request: HttpRequest; outcome: "accepted" | "refused" } | undefined;

  constructor(run: Run) {
    this.#run = run;
  }

  /** Takes an exchange of the opening for a probe. */
  learn({ request, ...rest }: Exchange): void {
    const outcome = this.#run.outcome({ request, ...rest });
    const hasToken = request.headers[this.#run.create.authHeader] === this.#run.options.token;
    if (!hasToken || outcome === "nothing" || this.#usual?.outcome === "accepted") return;
    this.#usual = { request, outcome };
  }

  /** @returns the response that is not as before; undefined when the server is as healthy as it was */
  async probe(): Promise<Exchange | undefined> {
    for (const { request, outcome } of await this.#probes()) {
      const exchange = await this.#run.send(request);
      if (this.#run.outcome(exchange) !== outcome) return exchange;
    }
    return undefined;
  }

  /** Why the server handles nothing any more as it did, when asked several times: the end of a sentence with "because". */
  async whyEnded(): Promise<string | undefined> {
    for (const { request, outcome } of await this.#probes()) {
      let exchange = await this.#run.send(request);
      for (let asked = 1; asked < mostAsked && this.#run.outcome(exchange) === "nothing"; asked++) {
        exchange = await this.#run.send(request);
      }
      if (this.#run.outcome(exchange) === outcome) continue;
      if (this.#run.sender.limited) return `the server ${this.#run.sender.limited}`;
      return this.#run.outcome(exchange) === "refused" ? noMore(exchange) : whyNothing(exchange);
    }
    return undefined;
  }

  async #probes(): Promise<{ request: HttpRequest; outcome: string }[]> {
    const { options, acceptable } = this.#run;
    const usual = this.#usual ? [this.#usual] : [];
    if (!options.writes || !acceptable.anyAccepted) return usual;
    const [number = ""] = await this.#run.fresh(1);
    return [...usual, { request: this.#run.createRequest([number]), outcome: "accepted" }];
  }
}
