/** Reads exchanges as they pass through a proxy. */
import { decodedBody } from "../sending/decoded-body.js";
import { plainHeaders } from "../sending/http.js";
import type { RecordedExchange } from "./exchange.js";

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
