/** Reads an exchange by the document: its operation, the numbers that it is about, and what is wrong with its request. */
import { isDeepStrictEqual } from "node:util";
import { requestRules } from "../../../generated/validate.js";
import { readToken } from "../../account.js";
import { isObject, isText } from "../../document/json.js";
import { hasBody, type Operation } from "../../document/operations.js";
import { createRouter, type Router } from "../../document/route.js";
import type { CreateRequest } from "../../model/types.js";
import { readRequest } from "../../validate/request-validator.js";
import { bodyRules } from "../answers/body-rules.js";
import { parseJson } from "../answers/json-body.js";
import type { Mutation } from "../cases/mutations/mutations.js";
import { type Call, isOnGateway, isRefused, type Wait } from "../cases/test-case.js";
import type { Row } from "../cases/values/choices.js";
import type { Event, Span } from "../history/event.js";
import { resolved } from "../requests/alternatives.js";
import { companionName, isGatewayOperation } from "../requests/companions.js";
import { companionField, type Field, fieldsOf } from "../requests/fields.js";
import { valueAt } from "../requests/json-path.js";
import type { Run } from "../run/run.js";
import { type Exchange, plainHeaders } from "../sending/http.js";
import { isThisMachine } from "../sending/target.js";
import type { RecordedExchange } from "./exchange.js";

export interface Read {
  /** Its place in the history, from 1. */
  place: number;
  exchange: Exchange;
  operation: Operation;
  call: Exclude<Call, Wait>;
  /** Undefined where nothing tells it. */
  account: string | undefined;
  /** The numbers that the request names. */
  numbers: string[];
  /** Set for a create that keeps every rule. */
  body?: CreateRequest | undefined;
  /** The id in the path of a release, an update or a delete. */
  id?: string | undefined;
  span: Span;
  client: string;
  /** Whether the body of the response was recorded. */
  isWhole: boolean;
  /** The mistakes in the request, in words. */
  mistakes: string[];
  /** Whether the query or the path breaks a rule: the document does not say what the response is. */
  isOdd: boolean;
}

/** A request with its place in the history, as the oracle takes it. */
export interface ReadEvent {
  read: Read;
  event: Event;
}

/** `elsewhere`: a request for one of the API's paths at another origin. */
export type Reading = { read: Read } | { elsewhere: string } | "not of the API";

export interface ReaderOptions {
  /** Further addresses of the API, besides the document's servers and this machine; each may have a path in front of the API's. */
  origins: string[];
  /** Whether a missing header proves that none was sent: some recordings omit secret headers. */
  hasSecrets: boolean;
  /** All exchanges are of one account. */
  isOneAccount: boolean;
}

export class Reader {
  readonly #run: Run;
  readonly #options: ReaderOptions;
  readonly #route: Router;
  readonly #bases: { origin: string; path: string }[];
  readonly #fields: Map<string, Field[]>;
  #place = 0;

  constructor(run: Run, options: ReaderOptions) {
    this.#run = run;
    this.#options = options;
    this.#route = createRouter(run.operations);
    const servers = (run.document.servers ?? []).map(({ url }) => url);
    const bases = [...options.origins, ...servers].map((address) => {
      const { origin, pathname } = new URL(address);
      return { origin, path: pathname.replace(/\/+$/, "") };
    });
    // A path in front of the API's may begin with another one.
    this.#bases = bases.toSorted((one, other) => other.path.length - one.path.length);
    this.#fields = new Map(
      run.operations.filter(hasBody).map((operation) => {
        const fields = fieldsOf(run.context, resolved(run.document, operation.requestBody.schema));
        const isCreate = operation === run.create;
        const named = fields.map((field) => ({ ...field, guarantee: companionField(operation, field) }));
        return [operation.operationId, isCreate ? fields : named];
      }),
    );
  }

  read(recorded: RecordedExchange): Reading {
    const place = ++this.#place;
    const { request } = recorded;
    if (!URL.canParse(request.url)) return "not of the API";
    const url = new URL(request.url);
    const found = this.#find(request.method, url);
    if (!found || typeof found === "string") return found ? { elsewhere: found } : "not of the API";
    const { operation, path } = found;
    const headers = plainHeaders(request.headers);
    const exchange = exchangeOf(recorded, operation, url, headers);
    const query = url.search === "" ? {} : Object.fromEntries(url.searchParams);
    const json = operation.requestBody ? parseJson(request.body ?? "") : undefined;
    const { errors } = readRequest(requestRules[operation.operationId] ?? {}, {
      path,
      query,
      header: headers,
      body: json,
    });
    const token = headers[operation.authHeader.toLowerCase()];
    const wrongToken = token === undefined ? this.#options.hasSecrets && !recorded.account : token === "";
    const inBody = errors.filter((error) => error.in === "body");
    const mutation =
      operation.requestBody && inBody.length > 0 ? this.#mutation(operation, json, inBody[0]?.message) : undefined;
    const mediaType = operation.requestBody ? this.#mediaType(operation, headers) : undefined;
    const numbers = this.#numbers(operation, path, json);
    const call = this.#callOf(operation, json, numbers, {
      ...(wrongToken && { token: token === undefined ? ("none" as const) : ("empty" as const) }),
      ...(mutation && { mutation }),
      ...(mediaType !== undefined && { mediaType }),
    });
    return {
      read: {
        place,
        exchange,
        operation,
        call,
        account: this.#accountOf(recorded, operation, token),
        numbers,
        body: call.operation === "create" && inBody.length === 0 ? (json as CreateRequest) : undefined,
        id: call.operation === "release" || isOnGateway(call) ? Object.values(path)[0] : undefined,
        span: { from: recorded.started, to: recorded.ended },
        client: recorded.client ?? "",
        isWhole: recorded.response === undefined || recorded.response.body !== undefined,
        mistakes: [
          ...errors.map(({ message }) => message),
          ...(wrongToken ? [`the ${operation.authHeader} header is missing`] : []),
          ...(token ? prefixMistake(token, operation) : []),
          ...(mediaType !== undefined ? [`the media type is ${mediaType || "missing"}`] : []),
        ],
        isOdd: errors.some((error) => error.in !== "body"),
      },
    };
  }

  /** @returns the origin where it is not the API's; undefined where the document has no such operation */
  #find(method: string, url: URL): { operation: Operation; path: Record<string, string> } | string | undefined {
    const base = this.#bases.find(({ origin, path }) => origin === url.origin && url.pathname.startsWith(`${path}/`));
    const isKnown = base !== undefined || isThisMachine(url.href);
    const path = url.pathname.slice(base?.path.length ?? 0);
    const route = this.#route(method, path);
    if (!route || "allowed" in route || method === "HEAD") {
      const [end] = this.#run.operations.filter((operation) => url.pathname.endsWith(operation.path));
      return !isKnown && end ? `${url.origin}${url.pathname.slice(0, -end.path.length)}` : undefined;
    }
    return isKnown ? route : url.origin;
  }

  #accountOf({ account }: RecordedExchange, operation: Operation, token: string | undefined): string | undefined {
    if (this.#options.isOneAccount) return "one";
    if (account !== undefined) return account;
    if (!token) return undefined;
    const prefix = refusedPrefix(token, operation);
    const bare = prefix ? token.slice(prefix.length).trimStart() : token;
    return readToken(bare, operation).account ?? bare;
  }

  #mediaType({ requestBody }: Operation, headers: Record<string, string>): string | false | undefined {
    const type = headers["content-type"];
    if (type === undefined) return this.#options.hasSecrets ? false : undefined;
    return type.split(";")[0]?.trim().toLowerCase() === requestBody?.mediaType ? undefined : type;
  }

  #callOf(
    operation: Operation,
    json: unknown,
    numbers: string[],
    wrong: Pick<Exclude<Call, Wait>, "token" | "mutation"> & { mediaType?: string | false },
  ): Exclude<Call, Wait> {
    const { create, companions } = this.#run;
    if (operation === create) {
      return { operation: "create", row: this.#rowOf(json), numbers: numbers.map((_, index) => index), ...wrong };
    }
    const { mediaType: _, ...others } = wrong;
    const name = companionName(companions, operation);
    const other = { operation: "other" as const, operationId: operation.operationId, ...others };
    if (name === undefined) return other;
    if (!isGatewayOperation(name)) {
      return { operation: name, number: numbers.length > 0 ? 0 : undefined, ...others };
    }
    if (Object.keys(others).length > 0) return other;
    const direction = name === "deleteInbound" ? "inbound" : "outbound";
    return { operation: name, number: undefined, direction, ...(isObject(json) && { changes: json }) };
  }

  /** The level of each factor in this body. All texts are one level: that one is given. */
  #rowOf(body: unknown): Row {
    return this.#run.space.choices.factors.map(({ path, values, listed }) => {
      const given = valueAt(body, path);
      const choice = values.findIndex((value) => isDeepStrictEqual(value, given));
      return choice < 0 ? listed - 1 : choice;
    });
  }

  #numbers(operation: Operation, path: Record<string, string>, json: unknown): string[] {
    const { create, companions, numbersField } = this.#run;
    if (operation === companions.get) return Object.values(path).slice(0, 1);
    if (!isObject(json)) return [];
    if (operation === create) return [...new Set([json[numbersField]].flat().filter(isText))];
    if (operation !== companions.detach || !operation?.requestBody) return [];
    const { properties = {} } = resolved(this.#run.document, operation.requestBody.schema);
    return Object.keys(properties)
      .flatMap((name) => json[name] ?? [])
      .filter(isText)
      .slice(0, 1);
  }

  /** The rule that an invalid body breaks: a documented one before one that was assumed. */
  #mutation(operation: Operation, json: unknown, message = "a body that breaks a rule"): Mutation {
    const fields = this.#fields.get(operation.operationId) ?? [];
    const rules =
      isObject(json) && hasBody(operation)
        ? bodyRules(this.#run.document, operation.requestBody.schema).broken(json)
        : [];
    const rule = rules.find(({ assumed }) => !assumed) ?? rules[0];
    const own = operation === this.#run.create;
    const body = own ? "body" : (fields[0]?.guarantee ?? "");
    const at = rule?.path.filter((key) => !/^\d+$/.test(key)) ?? [];
    const field = fields.findLast(
      ({ path }) => path.length <= at.length && path.every((key, index) => key === at[index]),
    );
    const assumedBody = operation.guarantees.find(({ id, documented }) => id === "body" && !documented)?.assumed;
    const isAlone = new Set(rules.map(({ path }) => path.join("."))).size <= 1;
    return {
      guarantee: rule ? (field?.guarantee ?? body) : body,
      field: at.join("."),
      rule: rule?.keyword ?? "malformed",
      label: `${isAlone ? "" : "several faults, among them "}${rule ? message : "a body that is not a JSON object"}`,
      kin: at.join("."),
      assumed: rule ? rule.assumed : assumedBody,
      apply: (valid) => valid,
      ...(!rule && { write: (text) => text }),
    };
  }
}

/** Only the headers that the contract is about: the others may hold secrets. */
function exchangeOf(
  { request: { method, body }, response, started, ended, client = "" }: RecordedExchange,
  { authHeader, operationId }: Operation,
  url: URL,
  headers: Record<string, string>,
): Exchange {
  const [token, type] = [headers[authHeader.toLowerCase()], headers["content-type"]];
  const kept: Record<string, string> = {};
  if (token !== undefined) kept[authHeader] = token;
  if (type !== undefined) kept["Content-Type"] = type;
  const path = `${url.pathname}${url.search}`;
  const timing = { from: started, to: ended, client };
  // An empty body counts as none.
  const request = { method, path, headers: kept, body: body || undefined, operationId };
  if (!response) return { timing, request, failure: { code: "no-response", message: "sent no response" } };
  const answer = { status: response.status, headers: plainHeaders(response.headers), body: response.body ?? "" };
  return { timing, request, answer };
}

function prefixMistake(token: string, operation: Operation): string[] {
  const prefix = refusedPrefix(token, operation);
  return prefix ? [`the ${operation.authHeader} header starts with ${prefix}`] : [];
}

function refusedPrefix(token: string, { refusedPrefixes }: Operation): string | undefined {
  return refusedPrefixes.find((prefix) => token.toLowerCase().startsWith(`${prefix.toLowerCase()} `));
}

export function isChange({ call }: Read): boolean {
  return !isRefused(call) && ["create", "detach", "release"].includes(call.operation);
}
