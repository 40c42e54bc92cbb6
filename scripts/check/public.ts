/**
 * `videosdk-sip-contract/check`: the check as a function. It prints nothing, ends no process, needs no Dredd, and any
 * number of checks may run at the same time.
 */
import type { CheckOptions } from "./check-options.js";
import { checkServer } from "./check-server.js";
import type { Report } from "./report/report.js";

export { checkHistory } from "./check-history.js";
export type { CheckOptions, HistoryOptions, Known } from "./check-options.js";
export type { Progress } from "./progress.js";
export type { RecordedExchange } from "./recorded/exchange.js";
export { fromHar } from "./recorded/har.js";
export { type FormatOptions, formatReport } from "./report/format.js";
export type { Report, ReportedFinding, ReportedGuarantee, ReportedHistory, ReportedRequest } from "./report/report.js";
export type { Status } from "./status.js";

/**
 * Tells whether a server keeps the contract, guarantee by guarantee.
 *
 * @returns the report: `verdict` says how it went. A server that cannot be checked at all gets a report too, with the
 * `reason`.
 * @throws when an option is wrong
 */
export function check(options: CheckOptions): Promise<Report> {
  return checkServer(options);
}
