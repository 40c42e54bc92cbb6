/** The rules of a server, as the contract has them. A test changes one and has a server that breaks the contract. */

import { encryptions, othersAreValid, regions, respondToOther, transports } from "./document-rules.js";
import type { Other } from "./listen.js";
import {
  type Direction,
  detach,
  directions,
  type Gateway,
  isAttached,
  type NumberRecord,
  type Store,
} from "./store.js";

// biome-ignore lint/suspicious/noExplicitAny: what a client sent may be anything
export type Body = any;

/** In place of a status: the request is left to hang. */
export const neverAnswers = 0;

export interface Reply {
  status: number;
  body: unknown;
  type?: string;
}

export type Operation = "create" | "list" | "get" | "detach" | "release" | GatewayOperation;
export type GatewayOperation = "update" | "deleteInbound" | "deleteOutbound";
export type WhyRefused = "invalid" | "attached" | "lost" | "token" | "malformed";

export interface Page {
  page: number;
  perPage: number;
  search: string;
}

/** Whether a value is right; of a number, its place among the others is known. */
type ValueRule = (value: Body, index?: Body, all?: Body) => boolean;

export interface Rules {
  /** Whether the request may pass. */
  token(value: string | undefined, operation: Operation): boolean;
  /** Whether a create is looked at before its token is. */
  bodyFirst: boolean;
  mediaType(value: string | undefined): boolean;
  /** The body, or `undefined` when it is not JSON. */
  parse(raw: string): Body;

  /** Whether a part of the body is right. */
  name(body: Body): boolean;
  phoneNumbers: ValueRule;
  phoneNumber: ValueRule;
  isShared: ValueRule;
  mediaEncryption: ValueRule;
  inbound: ValueRule;
  inboundRegion: ValueRule;
  outbound: ValueRule;
  outboundRegion: ValueRule;
  address: ValueRule;
  transport: ValueRule;
  auth: ValueRule;
  /** Whether the fields are right that no rule above is for. */
  others(body: Body): boolean;
  /** Responds to an operation that no rule is for. */
  other: Other;
  /** Whether the body as a whole is acceptable, whatever its fields. */
  whole(body: Body): boolean;

  /** Under which key a number is remembered. */
  keyOf(number: string, body: Body): string;
  /** Numbers of the request that are in the way. */
  taken(numbers: string[], store: Store, body: Body): string[];
  /** Numbers that a success attaches. */
  attaches(numbers: string[], body: Body): string[];
  /** Further effects of a success on the state. */
  onCreated(body: Body, store: Store): void;
  /** The effect of a refused request on the state. */
  onRefused(body: Body, store: Store, why: WhyRefused): void;
  /** Between the check and the attaching, in milliseconds: where races happen. */
  window: number;
  /** Numbers that another request has attached since {@link taken}. */
  lost(numbers: string[], store: Store, body: Body): string[];

  /** The name that a number gets. */
  label(body: Body, index: number): string;
  /** Numbers of one request for which this is the same share a gateway. */
  pair(body: Body, index: number, direction: Direction): unknown;
  encryption(body: Body, index: number, direction: Direction): string;

  /** Whether the server has the operation; to any other path it answers 404. */
  offers(operation: Operation): boolean;
  get(e164: string, store: Store): NumberRecord | undefined;
  listed(store: Store, page: Page): NumberRecord[];
  /** Those of the numbers that are on the page. */
  onPage(records: NumberRecord[], page: Page): NumberRecord[];
  total(records: NumberRecord[], page: Page): number;
  perPage(wanted: number): number;
  /** Whether the number may be detached. */
  mayDetach(record: NumberRecord): boolean;
  detach(record: NumberRecord, store: Store): void;
  byId(id: string, store: Store): NumberRecord | undefined;
  release(record: NumberRecord, store: Store): void;
  /** The gateway that an operation on one finds. */
  gatewayOf(id: string, store: Store, operation: GatewayOperation): Gateway | undefined;
  /** The fields of an update that the gateway does not take. */
  refusedFields(direction: Direction, body: Body): string[];
  update(gateway: Gateway, body: Body, store: Store): void;
  /** Called when an update is refused; it may change the state. */
  onUpdateRefused(gateway: Gateway, body: Body, store: Store): void;
  deleteGateway(gateway: Gateway, store: Store, operation: GatewayOperation): void;
  gateway(gateway: Gateway, record: NumberRecord, direction: Direction): unknown;
  record(record: NumberRecord): unknown;

  replies: {
    created(body: Body): Reply;
    invalid(body: Body): Reply;
    malformed(): Reply;
    attached(numbers: string[]): Reply;
    lost(): Reply;
    unauthorized(): Reply;
    mediaType(): Reply;
    got(view: object): Reply;
    listed(data: unknown[], pageInfo: object): Reply;
    detached(record: unknown, ids: Record<Direction, string | null>): Reply;
    notAttached(): Reply;
    released(record: NumberRecord): Reply;
    notFound(operation: Operation): Reply;
    noNumber(): Reply;
    updated(): Reply;
    fieldsNotAllowed(fields: string[]): Reply;
    deletedGateway(): Reply;
  };
}

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
const nonEmpty = (value: unknown) => typeof value === "string" && value !== "";
const message = (status: number, words: string): Reply => ({ status, body: { message: words } });

export function correctRules(): Rules {
  const rules: Rules = {
    token: (value) => value !== undefined && value !== "" && !/^(bearer|basic) /i.test(value),
    bodyFirst: false,
    mediaType: (value) => /^application\/json\s*(;|$)/i.test(value ?? ""),
    parse: (raw) => {
      try {
        return JSON.parse(raw);
      } catch {
        return undefined;
      }
    },

    name: (body) => typeof body.name === "string",
    phoneNumbers: (numbers) => Array.isArray(numbers) && numbers.length > 0,
    phoneNumber: (number) => typeof number === "string" && /^\+[1-9]\d{1,14}$/.test(number),
    isShared: (value) => value === undefined || typeof value === "boolean",
    mediaEncryption: (value) => value === undefined || encryptions.includes(value),
    inbound: isObject,
    inboundRegion: (value) => regions.includes(value),
    outbound: isObject,
    outboundRegion: (value) => regions.includes(value),
    address: nonEmpty,
    transport: (value) => transports.includes(value),
    auth: (value) => value === undefined || (isObject(value) && nonEmpty(value.username) && nonEmpty(value.password)),
    others: (body) => othersAreValid(body),
    other: respondToOther,
    whole: isObject,

    keyOf: (number) => number,
    taken: (numbers, store, body) => attachedAmong(rules, numbers, store, body),
    attaches: (numbers) => numbers,
    onCreated: () => {},
    onRefused: () => {},
    window: 1,
    lost: (numbers, store, body) => attachedAmong(rules, numbers, store, body),

    label: (body) => body.name,
    pair: (body, index) => (body.isShared === false ? index : "shared"),
    encryption: (body) => body.mediaEncryption ?? "disable",

    offers: () => true,
    get: (e164, store) => store.find(e164),
    listed: (store, { search }) =>
      store.records.filter(({ e164, name }) => e164.includes(search) || `${name}`.includes(search)),
    onPage: (records, { page, perPage }) => records.slice((page - 1) * perPage, page * perPage),
    total: (records) => records.length,
    perPage: (wanted) => Math.min(wanted, 100),
    mayDetach: isAttached,
    detach,
    byId: (id, store) => store.byId(id),
    release: ({ e164 }, store) => store.forget(e164),
    gatewayOf: (id, store, operation) => {
      const found = store.gateways.get(id);
      const wanted = { update: found?.direction, deleteInbound: "inbound", deleteOutbound: "outbound" }[operation];
      return found?.direction === wanted ? found?.gateway : undefined;
    },
    refusedFields: (direction, body) => {
      const ofOutbound = direction === "inbound" ? ["address", "transport", "auth"] : [];
      return [...ofOutbound, "phoneNumbers", "numbers", "isShared"].filter((field) => field in body);
    },
    update: (gateway, { name, mediaEncryption, sipRegion, address, transport, auth }) => {
      const given = { name, mediaEncryption, region: sipRegion, address, transport, auth };
      Object.assign(gateway, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
    },
    onUpdateRefused: () => {},
    deleteGateway: ({ id }, store) => store.gateways.delete(id),
    gateway: ({ region, ...gateway }) => ({ ...gateway, sipRegion: region }),
    record: ({ phoneNumberId, e164, name, createdAt, updatedAt }) => ({
      phoneNumberId,
      e164,
      countryCode: e164.startsWith("+1") ? "US" : "GB",
      provider: "other",
      origin: "SIP Configured",
      status: "ACTIVE",
      createdAt,
      updatedAt,
      name,
    }),

    replies: {
      created: () => message(200, "Phone Number with SIP Configured Created Successfully"),
      invalid: () => message(400, "The request is invalid"),
      malformed: () => message(400, "The body is not JSON"),
      attached: (numbers) => message(400, `${numbers.join(", ")} is attached`),
      lost: () => message(409, "Another request was faster"),
      unauthorized: () => message(401, "There is no token"),
      mediaType: () => message(415, "Send application/json"),
      got: (body) => ({ status: 200, body }),
      listed: (data, pageInfo) => ({ status: 200, body: { data, pageInfo } }),
      detached: (phoneNumber, ids) => ({
        status: 200,
        body: { message: "Detached successfully", phoneNumber, ...ids },
      }),
      notAttached: () => message(400, "The number is attached to no gateway"),
      released: ({ phoneNumberId, e164 }) => ({
        status: 200,
        body: { message: "Phone number released successfully", phoneNumberId, e164 },
      }),
      notFound: (operation) =>
        message(
          404,
          operation in { update: 1, deleteInbound: 1, deleteOutbound: 1 } ? "No such gateway" : "No such number",
        ),
      noNumber: () => message(400, "phoneNumber is missing"),
      updated: () => message(200, "Gateway updated"),
      fieldsNotAllowed: (fields) => message(400, `${fields.join(", ")} is not allowed`),
      deletedGateway: () => message(200, "Gateway deleted successfully"),
    },
  };
  return rules;
}

function attachedAmong(rules: Rules, numbers: string[], store: Store, body: Body): string[] {
  return numbers.filter((number) => isAttached(store.numbers.get(rules.keyOf(number, body))));
}

/** A number as list and get show it. */
export function view(rules: Rules, record: NumberRecord): object {
  const gateways = directions.map((direction) => {
    const gateway = record[direction];
    return [direction, gateway ? rules.gateway(gateway, record, direction) : null];
  });
  return { phoneNumber: rules.record(record), ...Object.fromEntries(gateways) };
}
