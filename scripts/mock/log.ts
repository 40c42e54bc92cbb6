/** What the mock says about each request. Never a token, a password, or a query. */
import { STATUS_CODES } from "node:http";
import { styleText } from "node:util";
import type { LogEntry } from "./log-entry.js";

export function logLines(entry: LogEntry): void {
  const { method, path, status, outcome, message } = entry;
  console.log(`${method} ${path}  ${styleText(colour(status), `${status ?? "–"} ${outcome}`)}  ${message}`);
}

export function logJson(entry: LogEntry): void {
  console.log(JSON.stringify(entry));
}

export function statusText(status: number): string {
  return (STATUS_CODES[status] ?? String(status)).toLowerCase();
}

function colour(status = 0): "green" | "yellow" | "red" {
  if (status >= 200 && status < 300) return "green";
  return status === 409 ? "yellow" : "red";
}
