/** Sends the requests of the clean-up: retries after an outage, and stops once the server is gone. */
import { setTimeout as pause } from "node:timers/promises";
import { isOutage } from "./answers/outcome.js";
import type { Exchange, HttpRequest } from "./sending/http.js";

/** How often a request is sent again, and how long to wait before, in milliseconds. */
const mostAgain = 4;
const patience = 100;
/** After this many requests whose retries all failed, the failure counts as the server's response. */
const mostInVain = 8;
/** After this many requests in a row without a response, the server counts as gone. */
const mostUnanswered = 24;

const gone = { code: "not-sent", message: `did not answer ${mostUnanswered} times in a row, and was asked no more` };

export function persistent(send: (request: HttpRequest) => Promise<Exchange>): typeof send {
  let unanswered = 0;
  let inVain = 0;
  const once = async (request: HttpRequest): Promise<Exchange> => {
    if (unanswered >= mostUnanswered) return { request, failure: gone };
    const exchange = await send(request);
    unanswered = exchange.answer ? 0 : unanswered + 1;
    return exchange;
  };
  return async (request) => {
    let exchange = await once(request);
    if (!isWorthAnother(exchange)) return exchange;
    for (let again = 0; again < mostAgain && inVain < mostInVain && isWorthAnother(exchange); again++) {
      await pause(patience);
      exchange = await once(request);
    }
    inVain = isWorthAnother(exchange) ? inVain + 1 : 0;
    return exchange;
  };
}

/** A request that timed out is not sent again. */
function isWorthAnother(exchange: Exchange): boolean {
  return isOutage(exchange) && !["timeout", "cancelled", "not-sent"].includes(exchange.failure?.code ?? "");
}
