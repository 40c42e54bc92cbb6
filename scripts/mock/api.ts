/** The API: what it answers to a request, apart from how that travels. */
import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { MIMEType } from "node:util";
import type { ProblemJsonError } from "@stoplight/prism-http";
import type { Operation } from "../document/operations.js";
import { readToken } from "./account.js";
import { readJson } from "./json-body.js";
import { type Outcome, outcomeChoices } from "./outcomes.js";
import { preferredChoice } from "./preference.js";
import type { Prism, PrismAnswer, PrismResult } from "./prism.js";
import { Refusal } from "./refusal.js";
import type { CreateRequest, Refused, State } from "./state.js";
import { describeViolations } from "./violations.js";

export interface ApiRequest {
  /** In upper case. */
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Uint8Array;
  /** Aborted when the client hangs up. */
  hungUp: AbortSignal;
}

export interface Answer extends PrismAnswer {
  /** How the request ended, in a word or two. */
  outcome: Outcome | "preferred" | "stateless";
}

/**
 * Answers one request.
 *
 * @throws Refusal when the document has no answer for it
 */
export type Api = (request: ApiRequest) => Promise<Answer>;

export interface ApiOptions {
  prism: Prism;
  operations: Operation[];
  /** The operation that the state is about. */
  create: Operation;
  /** Undefined: nothing is remembered, and every valid request succeeds. */
  state: () => State | undefined;
  /** How long a create holds its numbers before it is answered, in milliseconds. */
  latency: number;
}

/** @throws when the document lacks an answer that the API needs */
export async function createApi({ prism, operations, create, state, latency }: ApiOptions): Promise<Api> {
  const choices = outcomeChoices(create);
  const target = { method: create.method.toLowerCase() as "post", url: { path: create.path } };
  const refusals = {
    invalidRequest: await prism.answer(target, choices.invalidRequest),
    missingToken: await prism.answer(target, choices.missingToken),
    alreadyAttached: await prism.answer(target, choices.alreadyAttached),
    conflict: await prism.answer(target, choices.conflict),
  };

  /** The document's example for the outcome, with a message that says more than the example can know. */
  function refuse(outcome: keyof typeof refusals, message?: string): Answer {
    const { body, ...answer } = refusals[outcome];
    return { ...answer, body: message ? { ...(body as object), message } : body, outcome };
  }

  async function attach(account: string, request: CreateRequest, created: Answer, hungUp: AbortSignal) {
    const hold = state()?.hold(account, request);
    if (!hold) return created;
    if ("refused" in hold) return refuseFor(hold);
    try {
      if (latency > 0) await delay(latency, undefined, { signal: hungUp });
      hold.attach();
      return created;
    } finally {
      hold.release();
    }
  }

  function refuseFor({ refused, numbers }: Refused): Answer {
    if (refused === "alreadyAttached") {
      const message = numbers.length === 1 ? `Phone number ${numbers[0]} is` : `Phone numbers ${list(numbers)} are`;
      return refuse(refused, `${message} already attached to an inbound and an outbound gateway. Nothing was created.`);
    }
    if (refused === "conflict") {
      return refuse(
        refused,
        `Another request is attaching ${list(numbers)}. Nothing was created; send this request again.`,
      );
    }
    throw new Refusal(507, "This account knows as many numbers as the mock remembers. Use another token, or reset it.");
  }

  return async ({ method, path, query, headers, body, hungUp }) => {
    const json = readJson(body);
    const { answer, violations } = await askPrism({ method, path, headers, body, json: json.value });
    if (path !== create.path || method !== create.method) return { ...answer, outcome: "stateless" };

    if (violations.some(({ code }) => code === 401)) return refuse("missingToken");
    const token = readToken(String(headers[create.authHeader.toLowerCase()]), create.authHeader);
    if (token.problem !== undefined) return refuse("missingToken", token.problem);

    const { mediaType } = create.requestBody;
    if (essence(headers["content-type"]) !== mediaType) {
      throw new Refusal(415, `The body must be sent as ${mediaType}: set the Content-Type header to that.`);
    }
    if (json.problem !== undefined) return refuse("invalidRequest", json.problem);
    if (violations.length > 0) return refuse("invalidRequest", describeViolations(violations));

    const choice = preferredChoice(create, headers.prefer?.toString(), query);
    if (choice) return { ...(await prism.answer(target, choice)), outcome: "preferred" };

    return attach(token.account, json.value as CreateRequest, { ...answer, outcome: "created" }, hungUp);
  };

  /** Prism parses the content type and the length, and trips over odd ones: it gets plain ones. */
  async function askPrism({ method, path, headers, body, json }: PrismQuestion): Promise<PrismResult> {
    try {
      return await prism.request(
        {
          method: method.toLowerCase() as "post",
          url: { path },
          headers: {
            ...(headers as Record<string, string>),
            "content-type": create.requestBody.mediaType,
            "content-length": String(body.length),
          },
          body: json,
        },
        path === create.path ? { exampleKey: choices.created.exampleKey } : {},
      );
    } catch (error) {
      throw outsideTheDocument(error as Partial<ProblemJsonError>, method, path, operations);
    }
  }
}

type PrismQuestion = Pick<ApiRequest, "method" | "path" | "headers" | "body"> & { json: unknown };

/** A request that Prism has no documented answer for. */
function outsideTheDocument(
  { status, detail, message }: Partial<ProblemJsonError>,
  method: string,
  path: string,
  operations: Operation[],
): Refusal {
  if (status === 404) {
    const all = operations.map((operation) => `${operation.method} ${operation.path}`).join(", ");
    return new Refusal(404, `There is nothing at ${path}. The API has ${all}.`);
  }
  if (status === 405) {
    const allow = operations.filter((operation) => operation.path === path).map((operation) => operation.method);
    return new Refusal(405, `${path} does not take ${method}. It takes ${allow.join(", ")}.`, {
      allow: allow.join(", "),
    });
  }
  return new Refusal(status ?? 400, `The request cannot be answered: ${detail || message}.`);
}

/** The media type without its parameters, for example `application/json` of `application/json; charset=utf-8`. */
function essence(contentType: string | undefined): string | undefined {
  try {
    return new MIMEType(contentType ?? "").essence;
  } catch {
    return undefined;
  }
}

function list(numbers: string[]): string {
  const most = 10;
  const more = numbers.length - most;
  return numbers.slice(0, most).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
