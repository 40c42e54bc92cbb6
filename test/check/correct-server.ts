/** A small server that keeps the contract, written apart from the mock, with a switch for each rule that it can break. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";

// biome-ignore lint/suspicious/noExplicitAny: what a client sent may be anything
type Anything = any;

/** In place of a status: the request is left to hang. */
export const neverAnswers = 0;

interface Reply {
  status: number;
  body: unknown;
  type?: string;
}

/** The rules of the server, each of which a test may replace by a broken one. */
export interface Rules {
  /** Whether the request may pass. */
  token(value: string | undefined): boolean;
  mediaType(value: string | undefined): boolean;
  /** What is wrong with the body, if anything. */
  name(body: Anything): boolean;
  phoneNumbers(numbers: Anything): boolean;
  phoneNumber(number: Anything, index: number, all: Anything[]): boolean;
  isShared(value: Anything): boolean;
  mediaEncryption(value: Anything): boolean;
  inbound(value: Anything): boolean;
  inboundRegion(value: Anything): boolean;
  outbound(value: Anything): boolean;
  outboundRegion(value: Anything): boolean;
  address(value: Anything): boolean;
  transport(value: Anything): boolean;
  auth(value: Anything): boolean;
  /** Whether the body as a whole is acceptable, whatever its fields. */
  whole(body: Anything): boolean;
  /** Numbers of the request that are in the way. */
  taken(numbers: string[], attached: Set<string>, body: Anything): string[];
  /** Numbers that a success attaches. */
  attaches(numbers: string[], body: Anything): string[];
  /** What happens to the state when a request is refused. */
  onRefused(body: Anything, attached: Set<string>, why: "invalid" | "attached" | "lost" | "token" | "media-type"): void;
  /** Between the check and the attaching, in milliseconds: where races happen. */
  window: number;
  /** Whether the numbers are looked at again before they are attached. */
  looksAgain: boolean;
  replies: {
    created(body: Anything): Reply;
    invalid(body: Anything): Reply;
    malformed(): Reply;
    attached(numbers: string[]): Reply;
    lost(): Reply;
    unauthorized(): Reply;
    mediaType(): Reply;
  };
}

const regions = ["auto", "us002", "in002"];
const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
const nonEmpty = (value: unknown) => typeof value === "string" && value !== "";
const message = (status: number, words: string): Reply => ({ status, body: { message: words } });

export function correctRules(): Rules {
  return {
    token: (value) => value !== undefined && value !== "" && !/^(bearer|basic) /i.test(value),
    mediaType: (value) => /^application\/json\s*(;|$)/i.test(value ?? ""),
    name: (body) => typeof body.name === "string",
    phoneNumbers: (numbers) => Array.isArray(numbers) && numbers.length > 0,
    phoneNumber: (number) => typeof number === "string" && /^\+[1-9]\d{1,14}$/.test(number),
    isShared: (value) => value === undefined || typeof value === "boolean",
    mediaEncryption: (value) => value === undefined || value === "disable" || value === "enable",
    inbound: isObject,
    inboundRegion: (value) => regions.includes(value),
    outbound: isObject,
    outboundRegion: (value) => regions.includes(value),
    address: nonEmpty,
    transport: (value) => ["udp", "tcp", "tls"].includes(value),
    auth: (value) => value === undefined || (isObject(value) && nonEmpty(value.username) && nonEmpty(value.password)),
    whole: isObject,
    taken: (numbers, attached) => numbers.filter((number) => attached.has(number)),
    attaches: (numbers) => numbers,
    onRefused: () => {},
    window: 3,
    looksAgain: true,
    replies: {
      created: () => message(200, "Phone Number with SIP Configured Created Successfully"),
      invalid: () => message(400, "The request is invalid"),
      malformed: () => message(400, "The body is not JSON"),
      attached: (numbers) => message(400, `${numbers.join(", ")} is attached`),
      lost: () => message(409, "Another request was faster"),
      unauthorized: () => message(401, "There is no token"),
      mediaType: () => message(415, "Send application/json"),
    },
  };
}

export interface TestServer {
  url: string;
  attached: Set<string>;
  requests: { headers: IncomingMessage["headers"]; body: string }[];
  close(): Promise<void>;
}

/**
 * Starts the server on a free port, after `breakRule` has had its way with the rules.
 *
 * @param schedule when each request is dealt with; at once when left out
 */
export async function startCorrectServer(
  breakRule: (rules: Rules) => void = () => {},
  schedule: (work: () => Promise<void>) => Promise<void> = (work) => work(),
): Promise<TestServer> {
  const rules = correctRules();
  breakRule(rules);
  const attached = new Set<string>();
  const requests: TestServer["requests"] = [];
  const listener = await startServer(async (request, response) => {
    const raw = await text(request);
    requests.push({ headers: request.headers, body: raw });
    if (request.method !== "POST" || request.url !== "/v2/sip/phone-numbers") {
      return send(response, message(404, "There is nothing here"));
    }
    await schedule(async () => send(response, await answer(rules, attached, request, raw)));
  });
  return { ...listener, attached, requests };
}

/** A server on a free port; whatever the handler throws ends the connection. */
export async function startServer(
  handler: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    Promise.resolve(handler(request, response)).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(rules: Rules, attached: Set<string>, { headers }: IncomingMessage, raw: string): Promise<Reply> {
  const { replies } = rules;
  let body: Anything;
  let isJson = true;
  try {
    body = JSON.parse(raw);
  } catch {
    isJson = false;
  }
  if (!rules.token(headers.authorization)) {
    rules.onRefused(body, attached, "token");
    return replies.unauthorized();
  }
  if (!rules.mediaType(headers["content-type"])) {
    rules.onRefused(body, attached, "media-type");
    return replies.mediaType();
  }
  if (!isJson) return replies.malformed();
  if (!rules.whole(body) || !isValid(rules, body ?? {})) {
    rules.onRefused(body, attached, "invalid");
    return replies.invalid(body);
  }
  const numbers: string[] = Array.isArray(body?.phoneNumbers) ? body.phoneNumbers : [body?.phoneNumbers];
  const taken = rules.taken(numbers, attached, body);
  if (taken.length > 0) {
    rules.onRefused(body, attached, "attached");
    return replies.attached(taken);
  }
  await pause(rules.window);
  if (rules.looksAgain && rules.taken(numbers, attached, body).length > 0) {
    rules.onRefused(body, attached, "lost");
    return replies.lost();
  }
  for (const number of rules.attaches(numbers, body)) attached.add(number);
  return replies.created(body);
}

function isValid(rules: Rules, body: Anything): boolean {
  return (
    rules.name(body) &&
    rules.phoneNumbers(body.phoneNumbers) &&
    [...(body.phoneNumbers ?? [])].every((number, index, all) => rules.phoneNumber(number, index, all)) &&
    rules.isShared(body.isShared) &&
    rules.mediaEncryption(body.mediaEncryption) &&
    rules.inbound(body.inbound) &&
    rules.inboundRegion(body.inbound?.sipRegion) &&
    rules.outbound(body.outbound) &&
    rules.outboundRegion(body.outbound?.sipRegion) &&
    rules.address(body.outbound?.address) &&
    rules.transport(body.outbound?.transport) &&
    rules.auth(body.outbound?.auth)
  );
}

function send(response: ServerResponse, { status, body, type = "application/json" }: Reply): void {
  if (status === neverAnswers) return;
  response
    .writeHead(status, type ? { "content-type": type } : {})
    .end(typeof body === "string" ? body : JSON.stringify(body));
}
