/** A small server on `node:http` that does what its rules say. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { startServer } from "./listen.js";
import {
  type Body,
  correctRules,
  type GatewayOperation,
  neverAnswers,
  type Operation,
  type Reply,
  type Rules,
  view,
} from "./rules.js";
import { type NumberRecord, Store } from "./store.js";
import type { TestServer } from "./test-server.js";

export interface RuleServer extends TestServer {
  store: Store;
  /** Every request that came, in order. */
  requests: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[];
}

interface RuleServerOptions {
  /** When each request is dealt with; at once when left out. */
  schedule?: (work: () => Promise<void>) => Promise<void>;
  /** Runs between a response and its sending. */
  deliver?: () => Promise<unknown>;
  /** The store that get and list read from; by default the store itself. */
  copyOf?: (store: Store) => Store;
}

/** Starts the server after `change` has had its way with the rules. */
export async function startRuleServer(
  change: (rules: Rules) => void = () => {},
  { schedule = (work) => work(), deliver = async () => {}, copyOf = (store) => store }: RuleServerOptions = {},
): Promise<RuleServer> {
  const rules = correctRules();
  change(rules);
  const store = new Store(rules);
  const requests: RuleServer["requests"] = [];
  const listener = await startServer(
    async (request, response) => {
      const { method = "", url = "", headers } = request;
      const body = await text(request);
      requests.push({ method, url, headers, body });
      let reply: Reply | undefined;
      await schedule(async () => {
        reply = await answer(rules, { store, copyOf }, { method, url, headers, body });
      });
      await deliver();
      if (reply) send(response, reply);
    },
    (request, response) => rules.other(request, response),
  );
  return { ...listener, store, requests, attached: () => store.attached };
}

const base = "/v2/sip/phone-numbers";

async function answer(
  rules: Rules,
  { store, copyOf }: { store: Store; copyOf: (store: Store) => Store },
  request: RuleServer["requests"][number],
): Promise<Reply> {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  const [path = "", ...rest] = pathname.startsWith(`${base}/`) ? pathname.slice(base.length + 1).split("/") : [];
  const [, gatewayId = ""] = gatewayPath.exec(pathname) ?? [];
  const operation = gatewayId
    ? operationOnGateway(request.method, pathname)
    : operationOf(request.method, pathname, path, rest);
  if (!operation || !rules.offers(operation)) {
    return { status: 404, body: { message: "There is nothing here" } };
  }
  const body = rules.parse(request.body);
  const allowed = rules.token(request.headers.authorization, operation);
  if (!allowed && !(operation === "create" && rules.bodyFirst)) {
    if (operation === "create") rules.onRefused(body, store, "token");
    return rules.replies.unauthorized();
  }
  switch (operation) {
    case "create":
      return create(rules, store, body, request, allowed);
    case "list":
      return list(rules, copyOf(store), searchParams);
    case "get":
      return get(rules, rules.get(decodeURIComponent(path), copyOf(store)));
    case "detach":
      return detach(rules, store, body);
    case "release":
      return release(rules, store, rules.byId(decodeURIComponent(path), store));
    default:
      return onGateway(rules, store, operation, decodeURIComponent(gatewayId), body);
  }
}

const gatewayPath = /^\/v2\/sip\/(?:phone-numbers\/gateways|inbound-gateways|outbound-gateways)\/([^/]+)$/;

function operationOnGateway(method: string, pathname: string): GatewayOperation | undefined {
  if (pathname.startsWith(base)) return method === "PATCH" ? "update" : undefined;
  if (method !== "DELETE") return undefined;
  return pathname.includes("/inbound-gateways/") ? "deleteInbound" : "deleteOutbound";
}

function operationOf(method: string, pathname: string, path: string, rest: string[]): Operation | undefined {
  if (pathname === base) return method === "POST" ? "create" : method === "GET" ? "list" : undefined;
  if (method === "GET") return path && rest.length === 0 ? "get" : undefined;
  if (method !== "POST") return undefined;
  if (path === "detach" && rest.length === 0) return "detach";
  return path && rest.join("/") === "release" ? "release" : undefined;
}

async function create(
  rules: Rules,
  store: Store,
  body: Body,
  { headers }: RuleServer["requests"][number],
  allowed: boolean,
): Promise<Reply> {
  const { replies } = rules;
  if (!rules.mediaType(headers["content-type"])) return replies.mediaType();
  if (body === undefined) {
    rules.onRefused(body, store, "malformed");
    return replies.malformed();
  }
  if (!rules.whole(body) || !isValid(rules, body ?? {})) {
    rules.onRefused(body, store, "invalid");
    return replies.invalid(body);
  }
  if (!allowed) return replies.unauthorized();
  const numbers = listOf(body.phoneNumbers).map(String);
  const taken = rules.taken(numbers, store, body);
  if (taken.length > 0) {
    rules.onRefused(body, store, "attached");
    return replies.attached(taken);
  }
  await pause(rules.window);
  if (rules.lost(numbers, store, body).length > 0) {
    rules.onRefused(body, store, "lost");
    return replies.lost();
  }
  store.attach(rules.attaches(numbers, body), body);
  rules.onCreated(body, store);
  return replies.created(body);
}

/** As much of a list as there is in what a rule has let through. */
function listOf(value: Body): Body[] {
  return Array.isArray(value) ? value : typeof value === "string" ? [value] : [];
}

function isValid(rules: Rules, body: Body): boolean {
  return (
    rules.name(body) &&
    rules.phoneNumbers(body.phoneNumbers) &&
    listOf(body.phoneNumbers).every((number, index, all) => rules.phoneNumber(number, index, all)) &&
    rules.isShared(body.isShared) &&
    rules.mediaEncryption(body.mediaEncryption) &&
    rules.inbound(body.inbound) &&
    rules.inboundRegion(body.inbound?.sipRegion) &&
    rules.outbound(body.outbound) &&
    rules.outboundRegion(body.outbound?.sipRegion) &&
    rules.address(body.outbound?.address) &&
    rules.transport(body.outbound?.transport) &&
    rules.auth(body.outbound?.auth) &&
    rules.others(body)
  );
}

function list(rules: Rules, store: Store, query: URLSearchParams): Reply {
  const page = {
    page: positive(query.get("page"), 1),
    perPage: rules.perPage(positive(query.get("perPage"), 20)),
    search: query.get("search") ?? "",
  };
  const records = rules.listed(store, page);
  const total = rules.total(records, page);
  return rules.replies.listed(
    rules.onPage(records, page).map((record) => view(rules, record)),
    {
      currentPage: page.page,
      perPage: page.perPage,
      lastPage: Math.max(1, Math.ceil(total / page.perPage)),
      total,
    },
  );
}

function positive(value: string | null, otherwise: number): number {
  const number = Number(value ?? otherwise);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}

function get(rules: Rules, record: NumberRecord | undefined): Reply {
  return record ? rules.replies.got(view(rules, record)) : rules.replies.notFound("get");
}

function detach(rules: Rules, store: Store, body: Body): Reply {
  if (typeof body?.phoneNumber !== "string" || body.phoneNumber === "") return rules.replies.noNumber();
  const record = rules.get(body.phoneNumber, store);
  if (!record) return rules.replies.notFound("detach");
  if (!rules.mayDetach(record)) return rules.replies.notAttached();
  const ids = { inbound: record.inbound?.id ?? null, outbound: record.outbound?.id ?? null };
  rules.detach(record, store);
  return rules.replies.detached(rules.record(record), ids);
}

function release(rules: Rules, store: Store, record: NumberRecord | undefined): Reply {
  if (!record) return rules.replies.notFound("release");
  rules.release(record, store);
  return rules.replies.released(record);
}

function onGateway(rules: Rules, store: Store, operation: GatewayOperation, id: string, body: Body): Reply {
  const { replies } = rules;
  const gateway = rules.gatewayOf(id, store, operation);
  if (!gateway) return replies.notFound(operation);
  if (operation !== "update") {
    rules.deleteGateway(gateway, store, operation);
    return replies.deletedGateway();
  }
  const refused = rules.refusedFields(store.gateways.get(gateway.id)?.direction ?? "outbound", body ?? {});
  if (refused.length > 0) {
    rules.onUpdateRefused(gateway, body, store);
    return replies.fieldsNotAllowed(refused);
  }
  rules.update(gateway, body ?? {}, store);
  return replies.updated();
}

function send(response: ServerResponse, { status, body, type = "application/json" }: Reply): void {
  if (status === neverAnswers) return;
  response
    .writeHead(status, type ? { "content-type": type } : {})
    .end(typeof body === "string" ? body : JSON.stringify(body));
}
