/** The parts of the check that the proxy uses. */
import type { RecordedExchange } from "./recorded/exchange.js";
import { decodedBody } from "./sending/decoded-body.js";
import { plainHeaders } from "./sending/http.js";

export { isOnGateway } from "./cases/test-case.js";
export type { HistoryOptions } from "./check-options.js";
export { HistoryCheck, type Verdict, validRequests } from "./history-check.js";
export { bodyOf, entriesIn } from "./oracle/lookups.js";
export type { RecordedExchange } from "./recorded/exchange.js";
export type { Read } from "./recorded/reader.js";
export type { Known } from "./report/known.js";
export type { Report } from "./report/report.js";
export type { ReporterName } from "./report/reporter-names.js";
export { proxyFor, throughProxy } from "./sending/proxy.js";
export { isThisMachine, parseUrl } from "./sending/target.js";

/** An exchange as it passed: headers as names and values, bodies as bytes; a body that was too long to keep is left out. */
export interface WireExchange extends Pick<RecordedExchange, "started" | "ended" | "client"> {
  request: { method: string; url: string; headers: [string, string][]; body: Uint8Array | undefined };
  response?: { status: number; headers: [string, string][]; body: Uint8Array | undefined } | undefined;
}

export function fromWire({ request, response, ...rest }: WireExchange): RecordedExchange {
  const sent = joined(request.headers);
  const received = response && joined(response.headers);
  return {
    ...rest,
    request: { ...request, headers: sent, body: request.body && decodedBody(Buffer.from(request.body), sent) },
    ...(response &&
      received && {
        response: {
          ...response,
          headers: received,
          body: response.body && decodedBody(Buffer.from(response.body), received),
        },
      }),
  };
}

function joined(headers: [string, string][]): Record<string, string> {
  const lists: Record<string, string[]> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    lists[key] = [...(lists[key] ?? []), value];
  }
  return plainHeaders(Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.join(", ")])));
}
