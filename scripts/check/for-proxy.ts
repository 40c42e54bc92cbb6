/** The parts of the check that the proxy uses. */
export { isOnGateway } from "./cases/test-case.js";
export type { HistoryOptions } from "./check-options.js";
export { type ExchangeVerdict, HistoryCheck } from "./history-check.js";
export { bodyOf, entriesIn } from "./oracle/lookups.js";
export type { RecordedExchange } from "./recorded/exchange.js";
export type { Read } from "./recorded/reader.js";
export { fromWire, type WireExchange } from "./recorded/wire.js";
export type { Report } from "./report/report.js";
export { proxyFor, throughProxy } from "./sending/environment-proxy.js";
export { isThisMachine, parseUrl } from "./sending/target.js";
