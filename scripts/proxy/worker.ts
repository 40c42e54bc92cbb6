/** Checks what passes through the proxy, in a thread of its own. */
import { parentPort, workerData } from "node:worker_threads";
import { fromWire, HistoryCheck, type RecordedExchange } from "../check/for-proxy.js";
import type { FromWorker, ProxyCheckOptions, ToWorker } from "./messages.js";

const check = new HistoryCheck({ ...(workerData as ProxyCheckOptions), hasSecrets: true, isWhole: true });
/** Those that an exchange which began before may still follow. */
let waiting: RecordedExchange[] = [];

function settle(until: number): void {
  const ready = waiting.filter(({ started }) => started < until).sort((one, other) => one.started - other.started);
  waiting = waiting.filter(({ started }) => started >= until);
  for (const exchange of ready) check.add(exchange);
  check.settle(until);
}

function answer(message: FromWorker): void {
  parentPort?.postMessage(message);
}

parentPort?.on("message", (message: ToWorker) => {
  if (message.type === "lost") {
    settle(Number.POSITIVE_INFINITY);
    check.lose(message.count);
    return;
  }
  if (message.type === "exchange") waiting.push(fromWire(message.exchange));
  // Requests that are still under way do not hold back a report.
  settle(message.type === "report" ? Number.POSITIVE_INFINITY : message.settled);
  const lines = check.newLines();
  answer({ type: "checked", checked: message.type === "exchange" ? 1 : 0, lines });
  if (message.type === "report") answer({ type: "report", report: check.report() });
});
