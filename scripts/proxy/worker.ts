/** Checks what passes through the proxy, in a thread of its own. */
import { parentPort, workerData } from "node:worker_threads";
import { fromWire, HistoryCheck, type RecordedExchange } from "../check/for-proxy.js";
import type { FromWorker, ProxyCheckOptions, ToWorker } from "./messages.js";
import type { Page } from "./page.js";

const { upstream, ...options } = workerData as ProxyCheckOptions;
const check = new HistoryCheck({ ...options, name: upstream, origins: [upstream], hasSecrets: true });
/** Those that an exchange which began before may still follow. */
let waiting: RecordedExchange[] = [];
let page: Page | undefined;

function settle(until: number): void {
  const ready = waiting.filter(({ started }) => started < until).sort((one, other) => one.started - other.started);
  waiting = waiting.filter(({ started }) => started >= until);
  for (const exchange of ready) {
    const read = check.add(exchange);
    page?.enter(exchange, read);
  }
  check.settle(until);
}

async function open(port: number): Promise<void> {
  try {
    const { openPage } = await import("./page.js");
    page = await openPage(port, upstream);
    check.listen(page.judge);
    answer({ type: "page", url: page.url });
  } catch (error) {
    answer({ type: "failed", problem: (error as Error).message });
  }
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
  if (message.type === "page") {
    open(message.port);
    return;
  }
  if (message.type === "exchange") {
    const exchange = fromWire(message.exchange);
    waiting.push(exchange);
    page?.see(exchange);
  }
  // Requests that are still under way do not hold back a report.
  settle(message.type === "report" ? Number.POSITIVE_INFINITY : message.settled);
  page?.update();
  const lines = check.newLines();
  answer({ type: "checked", checked: message.type === "exchange" ? 1 : 0, lines });
  if (message.type === "report") answer({ type: "report", report: check.report() });
});
