/** The request log. It never holds a token, a password or a query. */
import type { IncomingMessage } from "node:http";
import { styleText } from "node:util";
import { cut, printable } from "../../printable.js";
import { type MockResponse, messageOf } from "../http/exchange.js";
import { now } from "../real-timers.js";
import { hidePath, hiding, tokensIn } from "./hide-secrets.js";
import type { LogEntry } from "./log-entry.js";

/** How many characters of a path and of a message are logged. */
const most = { path: 200, message: 500 };

type LoggedRequest = Pick<IncomingMessage, "method" | "url" | "headers">;

/** How a response went out. Without a status, the connection was closed instead. */
export type Sent = Pick<LogEntry, "status" | "outcome" | "message">;

export function sentOf({ status, outcome, body, delivery }: MockResponse): Sent {
  return { status: delivery === "hangUp" ? undefined : status, outcome, message: delivery ? "" : messageOf(body) };
}

export function logLines(entry: LogEntry): void {
  const { method, path, status, outcome, message } = entry;
  const request = method ? `${method} ${path}` : "–";
  write(`${request}  ${styleText(colour(status), `${status ?? "–"} ${outcome}`)}  ${message}`);
}

export function logJson(entry: LogEntry): void {
  write(JSON.stringify(entry));
}

let lines = "";

/** Collects lines until the next tick: one write of several lines costs as much as one of a single line. */
function write(line: string): void {
  if (lines === "") {
    process.nextTick(() => {
      process.stdout.write(lines);
      lines = "";
    });
  }
  lines += `${line}\n`;
}

/**
 * @param request undefined when the data could not be parsed as a request
 * @param sent undefined when the client hung up before the response
 * @param started when the request arrived, by `now()`
 */
export function logEntry(request: LoggedRequest | undefined, sent: Sent | undefined, started: number): LogEntry {
  const hide = hiding(undefined, request ? tokensIn(request.headers) : []);
  return {
    method: request?.method ?? "",
    path: printable(cut(hidePath(pathOf(request?.url ?? ""), hide), most.path)),
    status: sent?.status,
    outcome: sent?.outcome ?? "the client hung up",
    message: printable(cut(hide(sent?.message ?? ""), most.message)),
    milliseconds: Math.round(now() - started),
  };
}

/**
 * Wraps the user's log function, which may throw. The first error becomes a warning of the process, and the request is
 * answered regardless.
 */
export function safely(log: (entry: LogEntry) => unknown): (entry: LogEntry) => void {
  let warned = false;
  function warn(error: unknown): void {
    if (!warned) process.emitWarning(`The mock's log function failed: ${error instanceof Error ? error.stack : error}`);
    warned = true;
  }
  return (entry) => {
    try {
      const result = log(entry);
      if (result instanceof Promise) result.catch(warn);
    } catch (error) {
      warn(error);
    }
  };
}

/** A target may be a whole URL, with a user and a password before its host. */
function pathOf(target: string): string {
  const [beforeQuery = ""] = target.split(/[?#]/, 1);
  return beforeQuery.startsWith("/") ? beforeQuery : beforeQuery.replace(/^[^/]*\/\/[^/]*/, "");
}

function colour(status = 0): "green" | "yellow" | "red" {
  if (status >= 200 && status < 300) return "green";
  return status === 409 ? "yellow" : "red";
}
