/** The API: what it answers to a request, apart from how that travels. */
import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { MIMEType } from "node:util";
import type { ProblemJsonError } from "@stoplight/prism-http";
import type { Operation, OperationWithBody } from "../document/operations.js";
import { readToken } from "./account.js";
import { readJson } from "./json-body.js";
import { type Outcome, outcomeChoices } from "./outcomes.js";
import { preferredChoice } from "./preference.js";
import type { Choice, Prism, PrismAnswer, Violation } from "./prism.js";
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
  /** A signal that is aborted when the client hangs up. */
  hungUp(): AbortSignal;
}

export interface Answer extends PrismAnswer {
  /** How the request ended, in a word or two. */
  outcome: Outcome | "preferred";
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
  create: OperationWithBody;
  /** Undefined: nothing is remembered, and every valid request succeeds. */
  state: () => State | undefined;
  /** How long a create holds its numbers before it is answered, in milliseconds. */
  latency: number;
}

/** @throws when the document lacks an answer that the API needs */
export async function createApi({ prism, operations, create, state, latency }: ApiOptions): Promise<Api> {
  const choices = outcomeChoices(create);
  const target = { method: create.method.toLowerCase() as "post", url: { path: create.path } };
  const answers = {
    created: await prism.answer(target, choices.created),
    invalidRequest: await prism.answer(target, choices.invalidRequest),
    missingToken: await prism.answer(target, choices.missingToken),
    alreadyAttached: await prism.answer(target, choices.alreadyAttached),
    conflict: await prism.answer(target, choices.conflict),
  };

  return async (request) => {
    const { headers } = request;
    const json = readJson(request.body);
    const violations = await validate(request, json.value);

    if (violations.some(({ code }) => code === 401)) return refuse("missingToken");
    const token = readToken(String(headers[create.authHeader.toLowerCase()]), create);
    if (token.problem !== undefined) return refuse("missingToken", token.problem);

    const { mediaType } = create.requestBody;
    if (essence(headers["content-type"]) !== mediaType) {
      throw new Refusal(415, `The body must be sent as ${mediaType}: set the Content-Type header to that.`);
    }
    if (json.problem !== undefined) return refuse("invalidRequest", json.problem);
    if (violations.length > 0) return refuse("invalidRequest", describeViolations(violations));

    const preferred = preferredChoice(create, headers.prefer?.toString(), request.query);
    if (preferred) return { ...(await negotiate(request, preferred)), outcome: "preferred" };

    const created = await negotiate(request, choices.created);
    return attach(token.account, json.value as CreateRequest, { ...created, outcome: "created" }, request.hungUp);
  };

  /** Prism parses the content type and the length, and trips over odd ones: it gets plain ones. */
  async function validate({ method, path, headers, body }: ApiRequest, json: unknown): Promise<Violation[]> {
    const plain = { "content-type": create.requestBody.mediaType, "content-length": String(body.length) };
    try {
      return await prism.validate({
        method: method.toLowerCase() as "post",
        url: { path },
        headers: { ...(headers as Record<string, string>), ...plain },
        body: json,
      });
    } catch (error) {
      throw outsideTheDocument(error as Partial<ProblemJsonError>, method, path, operations);
    }
  }

  async function negotiate({ headers: { accept = "*/*" } }: ApiRequest, choice: Choice) {
    if (accept === "*/*" && choice === choices.created) return answers.created;
    try {
      return await prism.answer({ ...target, headers: { accept } }, choice);
    } catch {
      const { mediaType } = create.responses[String(choices.created.code)]?.content ?? create.requestBody;
      throw new Refusal(406, `The Accept header asks for something else than ${mediaType}, which is what there is.`);
    }
  }

  /** The document's example for the outcome, with a message that says more than the example can know. */
  function refuse(outcome: Exclude<Outcome, "created">, message?: string): Answer {
    const { body, ...answer } = answers[outcome];
    return { ...answer, body: message ? { ...(body as object), message } : body, outcome };
  }

  async function attach(account: string, request: CreateRequest, created: Answer, hungUp: () => AbortSignal) {
    const hold = state()?.hold(account, request);
    if (!hold) return created;
    if ("refused" in hold) return refuseFor(hold);
    try {
      if (latency > 0) await delay(latency, undefined, { signal: hungUp() });
      hold.attach();
      return created;
    } finally {
      hold.release();
    }
  }

  function refuseFor({ refused, numbers }: Refused): Answer {
    if (refused === "full") {
      throw new Refusal(
        507,
        "This account knows as many numbers as the mock remembers. Use another token, or restart it.",
      );
    }
    const message = {
      alreadyAttached: `Already attached to an inbound and an outbound gateway: ${list(numbers)}. Nothing was created.`,
      conflict: `Another request is attaching ${list(numbers)}. Nothing was created; send this request again.`,
    }[refused];
    return refuse(refused, message);
  }
}

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
  return new Refusal(400, `Prism cannot read the request: ${detail || message}.`);
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
