/** Runs `proxy` with its arguments, up to the exit code. */
import { STATUS_CODES } from "node:http";
import { styleText } from "node:util";
import { type HistoryCommandOptions, tellHistory } from "../check/print-report.js";
import { type ProxyLogEntry, startProxy } from "./start-proxy.js";

export interface ProxyCommandOptions extends Omit<HistoryCommandOptions, "oneAccount" | "origin" | "updateKnown"> {
  upstream?: string;
  port: number;
  page?: number;
  insecure?: boolean;
  quiet?: boolean;
}

/**
 * Runs until it is interrupted.
 *
 * @returns the exit code
 */
export async function runProxyCommand({
  upstream,
  port,
  page,
  insecure,
  quiet,
  ...options
}: ProxyCommandOptions): Promise<number> {
  return tellHistory(upstream ?? "the API", { ...options, origin: [] }, async (wanted) => {
    const lines = quiet ? {} : { log: logLine, onFound: foundLine };
    // Before the address is printed: its reader may end the proxy at once.
    const interrupted = interruption();
    const proxy = await startProxy({ ...wanted, upstream, port, page, insecure, ...lines });
    const shown = proxy.page === undefined ? "" : `Page  ${proxy.page}\n`;
    process.stderr.write(`Proxy ${proxy.url} to ${proxy.upstream}\n${shown}Ctrl-C ends it and prints the report.\n\n`);
    await interrupted;
    return proxy.close();
  });
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

function logLine({ method, path, status, milliseconds }: ProxyLogEntry): void {
  const colour = status === undefined || status >= 400 ? "red" : "green";
  const outcome = status === undefined ? "no response" : `${status} ${(STATUS_CODES[status] ?? "").toLowerCase()}`;
  process.stderr.write(`${method} ${path}  ${styleText(colour, outcome)}  ${milliseconds} ms\n`);
}

function foundLine(line: string): void {
  process.stderr.write(`  ${styleText("red", line)}\n`);
}
