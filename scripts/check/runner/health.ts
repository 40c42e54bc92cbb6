/** Health probes: requests that the server has handled before, sent again to see whether it still does. */
import { noMore, whyNothing } from "../answers/outcome.js";
import type { Run } from "../run/run.js";
import type { Exchange, HttpRequest } from "../sending/http.js";

/** How often a probe is sent before its response counts as that of a server that handles nothing any more. */
const mostAsked = 3;

interface Probe {
  /** Made anew each time: a server that confuses numbers may take a single one for another that is attached. */
  request: () => Promise<HttpRequest>;
  outcome: "accepted" | "refused";
}

export class Health {
  readonly #run: Run;
  /** A harmless request with the token, whose response decided: the first accepted one, or a refused one. */
  #usual: Probe | undefined;

  constructor(run: Run) {
    this.#run = run;
  }

  /** Takes an exchange of the opening for a probe. */
  learn({ request, ...rest }: Exchange): void {
    const outcome = this.#run.outcome({ request, ...rest });
    const hasToken = request.headers[this.#run.create.authHeader] === this.#run.options.token;
    if (!hasToken || outcome === "nothing" || this.#usual?.outcome === "accepted") return;
    this.#usual = { request: async () => request, outcome };
  }

  /** @returns the response that is not as before; undefined when the server is as healthy as it was */
  async probe(): Promise<Exchange | undefined> {
    for (const { request, outcome } of this.#probes()) {
      const exchange = await this.#run.send(await request());
      if (this.#run.outcome(exchange) !== outcome) return exchange;
    }
    return undefined;
  }

  /** Why the server handles nothing any more as it did, when asked several times: the end of a sentence with "because". */
  async whyEnded(): Promise<string | undefined> {
    for (const { request, outcome } of this.#probes()) {
      let exchange = await this.#run.send(await request());
      for (let asked = 1; asked < mostAsked && this.#run.outcome(exchange) !== outcome; asked++) {
        exchange = await this.#run.send(await request());
      }
      if (this.#run.outcome(exchange) === outcome) continue;
      if (this.#run.sender.limited) return `the server ${this.#run.sender.limited}`;
      return this.#run.outcome(exchange) === "refused" ? noMore(exchange) : whyNothing(exchange);
    }
    return undefined;
  }

  #probes(): Probe[] {
    const { options, acceptable } = this.#run;
    const usual = this.#usual ? [this.#usual] : [];
    if (!options.writes || !acceptable.anyAccepted) return usual;
    const create = async () => this.#run.createRequest(await this.#run.fresh(1));
    return [...usual, { request: create, outcome: "accepted" }];
  }
}
