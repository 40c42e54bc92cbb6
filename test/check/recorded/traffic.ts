/** Traffic of clients that know nothing of each other, recorded as it went. */
import { setTimeout as pause } from "node:timers/promises";
import type { RecordedExchange } from "../../../scripts/check/recorded/exchange.js";
import { encryptions, regions, transports } from "../servers/document-rules.js";

const path = "/v2/sip/phone-numbers";

interface Traffic {
  url: string;
  clients: number;
  requests: number;
  numbers: string[];
  /** The token of each client. */
  tokens: string[];
  random: () => number;
}

/** Numbers that belong to nobody. */
export function fictional(count: number, area = 202): string[] {
  return Array.from(
    { length: count },
    (_, index) => `+1${area + Math.floor(index / 100)}55501${`${index % 100}`.padStart(2, "0")}`,
  );
}

/** Mulberry32: the same seed, the same traffic. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Sends random requests, valid and not, and records them. */
export async function traffic({
  url,
  clients,
  requests,
  numbers,
  tokens,
  random,
}: Traffic): Promise<RecordedExchange[]> {
  const recorded: RecordedExchange[] = [];
  const pick = <T>(values: T[]) => values[Math.floor(random() * values.length)] as T;
  const some = () => [...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(numbers)))];
  let left = requests;

  async function client(index: number): Promise<void> {
    const token = tokens[index % tokens.length] ?? "token";
    const ids: string[] = [];
    const gateways: string[] = [];
    while (left-- > 0) {
      const kind = random();
      const exchange = await request(kind, token, { ids, gateways }, index);
      recorded.push(exchange);
      const id = /"phoneNumberId":\s*"([^"]+)"/.exec(exchange.response?.body ?? "")?.[1];
      if (id) ids.push(id);
      const shown = exchange.response?.body?.matchAll(/"(?:in|out)bound":\s*\{"id":\s*"([^"]+)"/g) ?? [];
      gateways.push(...[...shown].map(([, gateway = ""]) => gateway));
      if (random() < 0.1) await pause(random() * 3);
    }
  }

  interface Known {
    ids: string[];
    gateways: string[];
  }

  function request(kind: number, token: string, { ids, gateways }: Known, index: number): Promise<RecordedExchange> {
    const call = (method: string, target: string, body?: unknown) =>
      record(url, method, target, { token, body, client: `client ${index + 1}` });
    if (kind < 0.35) return call("POST", path, createBody(some(), random));
    if (kind < 0.4) return call("POST", path, { ...createBody(some(), random), name: undefined });
    if (kind < 0.6) return call("GET", `${path}/${encodeURIComponent(pick(numbers))}`);
    if (kind < 0.7) return call("GET", `${path}?perPage=${pick([3, 20, 100])}`);
    if (kind < 0.75) return call("GET", `${path}?search=${encodeURIComponent(pick(numbers))}`);
    if (kind < 0.8 && gateways.length > 0) {
      const changes = pick([{ sipRegion: "in002" }, { name: "Desk" }, { transport: "tls", sipRegion: "us002" }, {}]);
      return call("PATCH", `${path}/gateways/${pick(gateways)}`, changes);
    }
    if (kind < 0.95 || ids.length === 0) return call("POST", `${path}/detach`, { phoneNumber: pick(numbers) });
    return call("POST", `${path}/${pick(ids)}/release`);
  }

  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  return recorded;
}

export function createBody(phoneNumbers: string[], random: () => number = Math.random): Record<string, unknown> {
  const pick = <T>(values: T[]) => values[Math.floor(random() * values.length)] as T;
  const isShared = pick([undefined, true, false]);
  const mediaEncryption = pick([undefined, ...encryptions]);
  return {
    name: `Desk ${Math.floor(random() * 1000)}`,
    phoneNumbers,
    ...(isShared !== undefined && { isShared }),
    ...(mediaEncryption && { mediaEncryption }),
    inbound: { sipRegion: pick(regions) },
    outbound: {
      address: `sip${Math.floor(random() * 9)}.example.com`,
      sipRegion: pick(regions),
      transport: pick(transports),
      ...(random() < 0.3 && { auth: { username: "desk", password: "secret-of-the-desk" } }),
    },
  };
}

interface Sent {
  token?: string;
  body?: unknown;
  client?: string;
}

/** Sends one request, and records it with the times that a client sees. */
export async function record(
  url: string,
  method: string,
  target: string,
  { token, body, client }: Sent = {},
): Promise<RecordedExchange> {
  const headers = {
    ...(token !== undefined && { Authorization: token }),
    ...(body !== undefined && { "Content-Type": "application/json" }),
  };
  const text = body === undefined ? undefined : JSON.stringify(body);
  const started = performance.now();
  const request = { method, url: `${url}${target}`, headers, ...(text !== undefined && { body: text }) };
  const response = await fetch(request.url, { method, headers, ...(text !== undefined && { body: text }) })
    .then(async (answer) => ({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    }))
    // The server ends connections that wait: the request may have been carried out or not.
    .catch(() => undefined);
  return { request, response, started, ended: performance.now(), ...(client !== undefined && { client }) };
}
