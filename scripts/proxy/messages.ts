/** The messages between the proxy and its worker. */
import type { HistoryOptions, Report, WireExchange } from "../check/for-proxy.js";

/** The options of the check that the proxy hands on. */
export type CheckedOptions = Pick<HistoryOptions, "known" | "only" | "otherClients" | "require" | "strict">;

export interface ProxyCheckOptions extends CheckedOptions {
  /** The server's address, with the path in front of the API's if there is one. */
  upstream: string;
  /** Since when every request is told, by the clock of the exchanges. */
  wholeSince: number;
}

/** A question, which the worker answers with a message of the same type, or with `failed`: in the order of the questions. */
export type Question = { type: "report" } | { type: "page"; port: number };

export type ToWorker =
  | Question
  /** `settled`: every exchange that began before has been told. */
  | { type: "exchange"; exchange: WireExchange; settled: number }
  /** So many exchanges were not told, because too many were waiting. */
  | { type: "lost"; count: number };

export type FromWorker =
  | { type: "checked"; checked: number; lines: string[] }
  | { type: "report"; report: Report }
  | { type: "page"; url: string }
  | { type: "failed"; problem: string };
