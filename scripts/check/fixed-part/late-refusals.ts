/** Refusals after which the server accepts nothing any more: they are about the account, and not about what a request says. */

import { noMore } from "../answers/outcome.js";
import type { Run } from "../run/run.js";
import type { Exchange, HttpRequest } from "../sending/http.js";

/** How often the server is asked whether it still accepts anything, while it gives no answer that says so. */
const mostAsked = 3;

export interface Doubt {
  /** The end of a sentence that starts with "because". */
  reason: string;
  concerns(exchange: Exchange): boolean;
}

/** Asks the server for something that it accepted before, if the last answers of these are all refusals. */
export async function doubtIn(run: Run, exchanges: Exchange[]): Promise<Doubt | undefined> {
  const concerns = (exchange: Exchange) => run.outcome(exchange) === "refused" && run.acceptance.isOver(exchange);
  let reason: string | undefined;
  for (const request of await acceptable(run, exchanges.filter(concerns))) {
    reason = (await whyNotAccepted(run, request)) ?? reason;
  }
  return reason ? { reason, concerns } : undefined;
}

/** What the server should accept, of the kinds that it refused last. */
async function acceptable(run: Run, refused: Exchange[]): Promise<HttpRequest[]> {
  if (refused.length === 0 || run.options.signal?.aborted) return [];
  const { list } = run.companions;
  const ofCreate = ({ request }: Exchange) => request.operationId === run.create.operationId;
  const create = run.valid.anyAccepted && refused.some(ofCreate) ? [run.createRequest(await run.fresh(1))] : [];
  return [...(list && run.listAccepted ? [run.request(list, { query: { perPage: 1 } })] : []), ...create];
}

async function whyNotAccepted(run: Run, request: HttpRequest): Promise<string | undefined> {
  let exchange = await run.send(request);
  for (let asked = 1; asked < mostAsked && run.outcome(exchange) === "nothing"; asked++) {
    exchange = await run.send(request);
  }
  const outcome = run.outcome(exchange);
  return outcome === "accepted" ? undefined : noMore(exchange);
}
