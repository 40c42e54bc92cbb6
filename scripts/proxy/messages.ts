/** The messages between the proxy and its worker. */
import type { HistoryOptions, Report, WireExchange } from "../check/for-proxy.js";

export type ProxyCheckOptions = Pick<HistoryOptions, "only" | "require" | "strict" | "known" | "name" | "origins">;

export type ToWorker =
  /** `settled`: every exchange that began before has been told. */
  | { type: "exchange"; exchange: WireExchange; settled: number }
  /** So many exchanges were not told, because too many were waiting. */
  | { type: "lost"; count: number }
  | { type: "report" };

export type FromWorker = { type: "checked"; checked: number; lines: string[] } | { type: "report"; report: Report };
