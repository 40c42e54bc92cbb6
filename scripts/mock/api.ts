/** The API: what it answers to a request, apart from how that travels. */
import type { IncomingHttpHeaders } from "node:http";
import { MIMEType } from "node:util";
import type { Operation } from "../document/operations.js";
import { readToken } from "./account.js";
import { type Answers, createAnswers } from "./answers.js";
import { type Behaviour, behaviours, type Result } from "./behaviours.js";
import type { Answer, Api, ApiRequest } from "./exchange.js";
import { fail } from "./failures/fail.js";
import type { Failures } from "./failures/failures.js";
import { type JsonBody, readJson } from "./json-body.js";
import { statusText } from "./log.js";
import type { Memory } from "./memory.js";
import { preferredChoice } from "./preference.js";
import type { Prism, Violation } from "./prism.js";
import { Refusal } from "./refusal.js";
import { createRouter, type Route } from "./route.js";
import { describeViolations } from "./violations.js";

export type { Api } from "./exchange.js";

export interface ApiOptions {
  prism: Prism;
  operations: Operation[];
  /** Undefined: nothing is remembered, and every valid request succeeds. */
  memory: () => Memory | undefined;
  /** How long a create holds its numbers before it is answered, in milliseconds. */
  latency: number;
  /** Which requests fail on demand. */
  failures?: Failures;
}

/** What the mock knows of an operation. */
interface Known {
  answers: Answers;
  /** Undefined: the document's example is all the answer that there is. */
  behaviour: Behaviour | undefined;
}

/** @throws when the document lacks an answer that the API needs */
export function createApi({ prism, operations, memory, latency, failures }: ApiOptions): Api {
  const route = createRouter(operations);
  const known = new Map(operations.map((operation) => [operation, know(prism, operation)]));

  return async (request) => {
    const { headers, query, hungUp, facts = {} } = request;
    const { operation, path } = find(request);
    facts.operation = operation;
    const { answers, behaviour } = known.get(operation) as Known;
    const json: JsonBody = operation.requestBody ? readJson(request.body) : { value: undefined };
    facts.body = json.value;
    const read = { path, query: Object.fromEntries(query), headers, body: json.value };
    const violations = await prism.validate(operation, read);

    if (violations.some(({ code }) => code === 401)) return refuse(answers, "missingToken", 401);
    const token = readToken(String(headers[operation.authHeader.toLowerCase()]), operation);
    if (token.problem !== undefined) return refuse(answers, "missingToken", 401, token.problem);
    Object.assign(facts, token);

    expectMediaType(operation, headers);
    if (json.problem !== undefined) return refuse(answers, "invalidRequest", 400, json.problem);
    if (violations.length > 0) return refuseInvalid(answers, operation, violations);

    if (operation.requestBody) await request.goOn?.();
    const preferred = preferredChoice(operation, headers.prefer?.toString(), query);
    const answer = await answers.negotiate(preferred, headers.accept);
    if (preferred) return { ...answer, outcome: "preferred" };

    const success = { ...answer, outcome: answers.success ?? statusText(answer.status) };
    const carryOut = async (hold = latency) => {
      const remembered = memory();
      if (!remembered || !behaviour) return success;
      const call = { account: token.account, path, query, body: json.value, latency: hold, hungUp };
      return answerWith(await behaviour.run(remembered, call), success, { answers, behaviour });
    };
    const failure = failures?.take(token.account, operation.operationId);
    return failure ? fail(failure, carryOut, answers, hungUp) : carryOut();
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

/** @throws when the document lacks an answer that the operation's behaviour needs */
function know(prism: Prism, operation: Operation): Known {
  const answers = createAnswers(prism, operation);
  const behaviour = Object.hasOwn(behaviours, operation.operationId) ? behaviours[operation.operationId] : undefined;
  const needed = behaviour ? [behaviour.success, "missingToken", ...Object.keys(behaviour.refusals)] : [];
  const missing = needed.find((example) => !answers.has(example));
  if (missing) {
    throw new Error(
      `No response of ${operation.operationId} has an example named "${missing}", which the mock answers with. ` +
        "Give the document one, then run npm run generate.",
    );
  }
  return { answers, behaviour };
}

/**
 * The document's example for the outcome, with a message that says more than the example can know.
 *
 * @throws Refusal with the status when the document has no such example
 */
async function refuse(answers: Answers, outcome: string, status: number, message?: string): Promise<Answer> {
  if (!answers.has(outcome)) throw new Refusal(status, message ?? statusText(status));
  const { body, ...answer } = await answers.example(outcome);
  return { ...answer, body: message ? { ...(body as object), message } : body, outcome };
}

/** Says what the model knows in the document's example. */
function answerWith(
  result: Result,
  success: Answer,
  { answers, behaviour }: { answers: Answers; behaviour: Behaviour },
): Answer | Promise<Answer> {
  if (!("refused" in result)) return { ...success, body: { ...(success.body as object), ...result.fields } };
  const message = behaviour.refusals[result.refused]?.(list(result.numbers));
  return refuse(answers, result.refused, 400, message);
}

/** A value in the path that breaks a rule of the document is one that nothing is named by. */
function refuseInvalid(answers: Answers, operation: Operation, violations: Violation[]): Promise<Answer> {
  const message = describeViolations(violations, operation);
  const inPath = violations.some(({ path: [place] }) => place === "path");
  return inPath ? refuse(answers, "notFound", 404, message) : refuse(answers, "invalidRequest", 400, message);
}

function expectMediaType({ requestBody }: Operation, headers: IncomingHttpHeaders): void {
  const contentType = headers["content-type"];
  if (!requestBody || contentType === requestBody.mediaType || essence(contentType) === requestBody.mediaType) return;
  throw new Refusal(415, `The body must be sent as ${requestBody.mediaType}: set the Content-Type header to that.`);
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
