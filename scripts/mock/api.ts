/** The API of the mock: turns a request into a response, independent of the transport. */
import type { IncomingHttpHeaders } from "node:http";
import { MIMEType } from "node:util";
import { readToken } from "../account.js";
import type { Operation } from "../document/operations.js";
import { createRouter, type Route } from "../document/route.js";
import { type RequestError, type RequestRules, readRequest } from "../validate/request-validator.js";
import { sentence } from "../validate/validation-error.js";
import { type Behaviour, behaviours, type Result } from "./api/behaviours.js";
import type { Memory } from "./api/memory.js";
import { preferredChoice } from "./api/preference.js";
import type { RandomResponse } from "./api/prism.js";
import { documentedResponses, type Responses } from "./api/responses.js";
import { fail } from "./failures/fail.js";
import type { Failures } from "./failures/failures.js";
import type { Api, ApiRequest, MockResponse } from "./http/exchange.js";
import { type JsonBody, readJson } from "./http/json-body.js";
import { Refusal, statusText } from "./http/refusal.js";

export type { Api } from "./http/exchange.js";

interface ApiOptions {
  operations: Operation[];
  /** By `operationId`. */
  rules: Record<string, RequestRules>;
  /** Called when a random response is wanted. */
  loadRandom: () => Promise<RandomResponse>;
  /** Undefined: nothing is remembered, and every valid request succeeds. */
  memory: () => Memory | undefined;
  /** How long a create holds its numbers before it is answered, in milliseconds. */
  latency: number;
  /** Which requests fail on demand. */
  failures?: Failures;
}

/** An operation with its compiled rules, its documented responses and its behaviour. */
interface Known {
  rules: RequestRules;
  responses: Responses;
  /** Undefined: the operation responds with the document's example. */
  behaviour: Behaviour | undefined;
}

/** @throws when the document lacks a response that the API needs */
export function createApi({ operations, memory, latency, failures, ...options }: ApiOptions): Api {
  const route = createRouter(operations);
  const known = new Map(operations.map((operation) => [operation, know(operation, options)]));

  return async (request) => {
    const { headers, query, hungUp, facts = {} } = request;
    const { operation, path } = find(request);
    facts.operation = operation;
    const { rules, responses, behaviour } = known.get(operation) as Known;
    const json: JsonBody = operation.requestBody ? readJson(request.body) : { value: undefined };
    facts.body = json.value;

    const authorization = headers[operation.authHeader.toLowerCase()]?.toString();
    if (!authorization) return refuse(responses, "missingToken", 401);
    const token = readToken(authorization, operation);
    if (token.problem !== undefined) {
      return { ...refuse(responses, "missingToken", 401, token.problem), outcome: token.outcome };
    }
    Object.assign(facts, token);

    const mediaType = mediaTypeProblem(operation, headers);
    if (mediaType) return refuse(responses, "unsupportedMediaType", 415, mediaType);
    if (json.problem !== undefined) return refuse(responses, "invalidRequest", 400, json.problem);
    const unread = { path, query: valuesOf(query), header: headers, body: json.value };
    const { parameters, errors } = readRequest(rules, unread, [authorization]);
    if (errors.length > 0) return refuseInvalid(responses, errors);

    const preferred = preferredChoice(operation, headers.prefer?.toString(), query);
    const response = await responses.negotiate(preferred, headers.accept);
    if (preferred) return { ...response, outcome: "preferred" };

    const success = { ...response, outcome: responses.success ?? statusText(response.status) };
    const carryOut = async (hold = latency) => {
      const remembered = memory();
      if (!remembered || !behaviour) return success;
      const call = { account: token.account, ...parameters, body: json.value, latency: hold, hungUp };
      return respondWith(await behaviour.run(remembered, call), success, { responses, behaviour });
    };
    const failure = failures?.take(token.account, operation.operationId);
    return failure ? fail(failure, carryOut, responses, hungUp) : carryOut();
  };

  function find({ method, path }: ApiRequest): Route {
    const found = route(method, path);
    if (!found) {
      const all = operations.map((operation) => `${operation.method} ${operation.path}`).join(", ");
      throw new Refusal(404, `There is nothing at ${path}. The API has ${all}.`);
    }
    if (!("allowed" in found)) return found;
    const allow = found.allowed.join(", ");
    throw new Refusal(405, `${path} does not take ${method}. It takes ${allow}.`, { allow });
  }
}

/** @throws when the document lacks a response that the operation's behaviour needs */
function know(operation: Operation, { rules, loadRandom }: Pick<ApiOptions, "rules" | "loadRandom">): Known {
  const { operationId } = operation;
  const responses = documentedResponses(operation, loadRandom);
  const behaviour = Object.hasOwn(behaviours, operationId) ? behaviours[operationId] : undefined;
  const needed = behaviour ? [behaviour.success, "missingToken", ...Object.keys(behaviour.refusals)] : [];
  const missing = needed.find((example) => !responses.example(example));
  if (missing) {
    throw new Error(
      `No response of ${operationId} has an example named "${missing}", which the mock responds with. ` +
        "Give the document one, then run npm run generate.",
    );
  }
  const ownRules = rules[operationId];
  if (!ownRules) throw new Error(`${operationId} is not in generated/validate.ts: run npm run generate.`);
  return { rules: ownRules, responses, behaviour };
}

/** The values by parameter name; a repeated parameter has a list. */
function valuesOf(query: URLSearchParams): Record<string, string | string[] | undefined> {
  const names = [...new Set(query.keys())].map((name) => [name, query.getAll(name)] as const);
  return Object.fromEntries(names.map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
}

/**
 * The document's example for the outcome, with a message that says more than the example can know.
 *
 * @throws Refusal with the status when the document has no such example
 */
function refuse(responses: Responses, outcome: string, status: number, message?: string): MockResponse {
  const example = responses.example(outcome);
  if (!example) throw new Refusal(status, message ?? statusText(status));
  return { ...example, body: message ? { ...(example.body as object), message } : example.body, outcome };
}

/** Puts what the model knows into the document's example. */
function respondWith(
  result: Result,
  success: MockResponse,
  { responses, behaviour }: { responses: Responses; behaviour: Behaviour },
): MockResponse {
  if (!("refused" in result)) return { ...success, body: { ...(success.body as object), ...result.fields } };
  const message = behaviour.refusals[result.refused]?.(list(result.fields ?? result.numbers));
  return refuse(responses, result.refused, 400, message);
}

/** An invalid path parameter names nothing, so it gets 404. Any other validation error gets 400. */
function refuseInvalid(responses: Responses, errors: RequestError[]): MockResponse {
  const message = sentence(errors);
  return errors.some((error) => error.in === "path")
    ? refuse(responses, "notFound", 404, message)
    : refuse(responses, "invalidRequest", 400, message);
}

/** Why the media type of a body is refused; undefined when it is not. */
function mediaTypeProblem({ requestBody }: Operation, headers: IncomingHttpHeaders): string | undefined {
  const contentType = headers["content-type"];
  if (!requestBody || contentType === requestBody.mediaType || essence(contentType) === requestBody.mediaType) {
    return undefined;
  }
  return `The body must be sent as ${requestBody.mediaType}: set the Content-Type header to that.`;
}

/** The media type without its parameters, for example `application/json` of `application/json; charset=utf-8`. */
function essence(contentType: string | undefined): string | undefined {
  try {
    return new MIMEType(contentType ?? "").essence;
  } catch {
    return undefined;
  }
}

function list(named: string[]): string {
  const most = 10;
  const more = named.length - most;
  return named.slice(0, most).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
