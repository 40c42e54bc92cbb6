import type { Contract, OperationContract } from "../client/contract.js";
import type { Reasons } from "../client/problem.js";
import { type Operation, operationNamed, operations, serverUrl } from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import { secretFields } from "../document/secrets.js";
import type { OpenApiDocument, Schema } from "../document/types.js";

/**
 * `generated/client.ts`: what the client has to know of the document. What it does with it is in `scripts/client`.
 *
 * @throws when the document says something that the client cannot do
 */
export function clientSource(document: OpenApiDocument): string {
  const all = operations(document);
  const [first] = all;
  if (!first) throw new Error("The document has no operation");
  const get = operationNamed(all, "getPhoneNumber");
  const found = get.responses["200"]?.content?.schema.$ref?.split("/").at(-1);
  const contract: Contract = {
    baseUrl: serverUrl(document),
    authHeader: first.authHeader,
    refusedPrefixes: first.refusedPrefixes,
    ...hoisted(Object.fromEntries(all.map((operation) => [key(operation), facts(document, operation)]))),
  };
  return `import type { Client } from "openapi-fetch";
import { type ApiClient, asOpenapiFetch as asOpenapiFetchClient } from "../scripts/client/api-client.js";
import { CallError as CallErrorOfAnyKind, throwing } from "../scripts/client/call-error.js";
import { clientFactory, type ClientOptions } from "../scripts/client/client-factory.js";
import { type LookedUp, lookingUp, type SentCreate } from "../scripts/client/look-up.js";
import { type Failed, type OtherProblem, problemReader } from "../scripts/client/problem.js";
import type { components, paths } from "./types.js";

/** A client of the API, with a method for each of HTTP's. */
export interface VideosdkClient extends ApiClient<paths> {}

/**
 * Makes a client of the API. A call returns \`data\` or \`error\` when there is an answer, and throws a \`NoAnswerError\` when
 * there is none.
 *
 * @throws {TypeError} when the token cannot be sent: it is empty, has a prefix, or has white space in it
 */
export const createClient: (options: ClientOptions) => VideosdkClient = /* @__PURE__ */ clientFactory<VideosdkClient>(${json(contract)});

/** Why a call has no \`data\`: narrow it by \`kind\`. */
export type Problem =
${problems(all).join("\n")}
  | OtherProblem;

/**
 * Why a call was refused. Two reasons for one status are told apart by the wording of \`message\`, which the API does not
 * guarantee. To be sure, validate the body before you send it: a 400 then has only one reason left.
 *
 * @param result of a call, with an \`error\`
 */
export const problemOf: (result: Failed) => Problem = /* @__PURE__ */ problemReader<Problem>(${json(reasons(all))});

/** What \`orThrow\` throws: narrow it by \`kind\`, which is \`noAnswer\` when no answer arrived. */
export type CallError = CallErrorOfAnyKind<Problem["kind"] | "noAnswer">;
export const CallError = CallErrorOfAnyKind as unknown as {
  new (...parts: ConstructorParameters<typeof CallErrorOfAnyKind<CallError["kind"]>>): CallError;
  readonly prototype: CallError;
};

/**
 * The data of a call, for whoever would rather catch one error than look at each result.
 *
 * @example const { message } = await orThrow(videosdk.POST("${first.path}", { body }));
 * @throws {CallError} when there is none
 */
export const orThrow = /* @__PURE__ */ throwing(problemOf, ${json(secretFields(document))});

/**
 * What became of a create that ended in an error with \`mayHaveSucceeded\`: it looks its numbers up. A request that is still
 * under way cannot be seen; to send it again is safe, because a number that is attached refuses it.
 *
 * @throws {CallError} when the numbers cannot be looked up
 */
export const lookUp: (client: VideosdkClient, create: SentCreate) => Promise<LookedUp<components["schemas"]["${found}"]>> =
  /* @__PURE__ */ lookingUp(async (client, phoneNumber) => {
    const result = await client.GET("${get.path}", { params: { path: { phoneNumber } } });
    return result.response.status === 404 ? undefined : orThrow(Promise.resolve(result));
  });

/** A client as openapi-fetch types it, under a name that declarations can use. */
export interface OpenapiFetchClient extends Client<paths> {}

/** The same client as openapi-fetch types it, for what is built on openapi-fetch, as openapi-react-query is. */
export const asOpenapiFetch: (client: ApiClient<paths>) => OpenapiFetchClient = asOpenapiFetchClient;

export { NoAnswerError, UnexpectedAnswerError } from "../scripts/client/errors.js";
export type { ApiClient, ApiMethod, ApiRequest, CallInit, CallResult } from "../scripts/client/api-client.js";
export type { CallOptions, Timeouts } from "../scripts/client/call-options.js";
export type { Retry, RetryOptions, RetryPolicy } from "../scripts/client/retry.js";
export type { Token } from "../scripts/client/token.js";
export type { ClientOptions, Failed, LookedUp, OtherProblem, SentCreate };
export type { OtherRefusal } from "../scripts/client/problem.js";
export type * from "./types.js";
`;
}

/** What the client, and \`problemOf\` with it, know an operation by. */
function key({ method, path }: Operation): string {
  return `${method} ${path}`;
}

function facts(document: OpenApiDocument, operation: Operation): OperationContract {
  const { operationId, parameters, requestBody, responses, retries, timeout } = operation;
  const mediaType = requestBody?.mediaType ?? "application/json";
  if (mediaType !== "application/json") throw new Error(`${operationId}: the client sends JSON, not ${mediaType}`);
  for (const { name, in: place, schema } of parameters) {
    const { type } = resolve(document, schema) as Schema;
    if (place === "path" && /array|object/.test(`${type}`)) {
      throw new Error(`${operationId}: the client puts one value into a path, not the ${type} of ${name}`);
    }
  }
  return {
    ...(retries && {
      statusCodes: retries.statusCodes,
      ...(retries.retryConnectionErrors && { retryConnectionErrors: true }),
      ...retries.backoff,
    }),
    ...(timeout !== undefined && { timeout }),
    ...(Object.entries(responses).some(([status, { content }]) => /^2/.test(status) && !content) && { silent: true }),
  };
}

/** What is the same in every operation is written once, because every user of the client loads it. */
function hoisted(operations: Contract["operations"]): Pick<Contract, "common" | "operations"> {
  const [first = {}, ...others] = Object.values(operations);
  const same = (key: string, value: unknown) =>
    key !== "statusCodes" && others.every((other) => (other as Record<string, unknown>)[key] === value);
  const common = Object.fromEntries(Object.entries(first).filter(([key, value]) => same(key, value)));
  const own = (operation: OperationContract) =>
    Object.fromEntries(Object.entries(operation).filter(([key]) => !(key in common)));
  return { common, operations: Object.fromEntries(Object.entries(operations).map(([key, one]) => [key, own(one)])) };
}

/** The reasons for each status that is not a success, by operation. */
function reasons(all: Operation[]): Reasons {
  return Object.fromEntries(
    all.map((operation) => [
      key(operation),
      Object.fromEntries(refusals(operation).map(({ status, reasons }) => [status, reasons])),
    ]),
  );
}

/** A type for each reason, which also says what body the API gives with it. */
function problems(all: Operation[]): string[] {
  const types = all.flatMap((operation) =>
    refusals(operation).flatMap(({ status, reasons, error }) =>
      reasons.map(({ kind }) => `  | { kind: "${kind}"; status: ${status}; message: string; error: ${error} }`),
    ),
  );
  return [...new Set(types)];
}

/** @throws when a status has no reason, or none for a message that no pattern finds */
function refusals({ operationId, responses }: Operation) {
  return Object.entries(responses)
    .filter(([status]) => !status.startsWith("2"))
    .map(([status, { reasons, content }]) => {
      const last = reasons.at(-1);
      if (!last || last.message) {
        throw new Error(`${operationId}: the last of the x-reasons for ${status} must be one without message`);
      }
      const schema = content?.schema.$ref?.split("/").at(-1);
      if (!schema) throw new Error(`${operationId}: the answer ${status} must have a named schema`);
      return { status, reasons, error: `components["schemas"]["${schema}"]` };
    });
}

function json(value: object): string {
  return JSON.stringify(value, undefined, 2);
}
