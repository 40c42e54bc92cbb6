/** Apart from `HistoryCheck`, whose types need those of Node: a user's compiler reads this file's declarations. */
import type { HistoryOptions } from "./check-options.js";
import { HistoryCheck, isAuthHeader } from "./history-check.js";
import type { RecordedExchange } from "./recorded/exchange.js";
import type { Report } from "./report/report.js";

/**
 * Tells whether the responses of a history are as the contract guarantees. Numbers are in doubt until the history shows how
 * they are.
 *
 * @param exchanges in any order
 * @returns the report; `verdict` is `incomplete` where nothing could be checked
 * @throws when an option is wrong
 */
export function checkHistory(exchanges: Iterable<RecordedExchange>, options: HistoryOptions = {}): Report {
  const sorted = [...exchanges].sort((one, other) => one.started - other.started);
  const hasSecrets = sorted.some(({ request }) => Object.keys(request.headers).some(isAuthHeader));
  const check = new HistoryCheck({ ...options, hasSecrets });
  for (const exchange of sorted) check.add(exchange);
  return check.report();
}
