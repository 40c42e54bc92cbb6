import type { Contract, OperationContract } from "../client/contract.js";
import type { Reasons } from "../client/problem.js";
import { type Operation, operations, serverUrl } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";

/**
 * `generated/client.ts`: what the client has to know of the document. What it does with it is in `scripts/client`.
 *
 * @throws when the document says something that the client cannot do
 */
export function clientSource(document: OpenApiDocument): string {
  const all = operations(document);
  const [first] = all;
  if (!first) throw new Error("The document has no operation");
  const contract: Contract = {
    baseUrl: serverUrl(document),
    authHeader: first.authHeader,
    refusedPrefixes: first.refusedPrefixes,
    operations: Object.fromEntries(all.map((operation) => [`${operation.method} ${operation.path}`, facts(operation)])),
  };
  return `import { clientFactory } from "../scripts/client/client-factory.js";
import { problemReader } from "../scripts/client/problem.js";
import type { paths } from "./types.js";

export const createClient = /* @__PURE__ */ clientFactory<paths>(${json(contract)});

export const problemOf = /* @__PURE__ */ problemReader<paths>()(${json(reasons([first]))});

/** Why a call has no \`data\`: narrow it by \`kind\`. */
export type Problem = ReturnType<typeof problemOf>;

export { NoAnswerError, UnexpectedAnswerError } from "../scripts/client/errors.js";
export type { CallOptions, Timeouts } from "../scripts/client/call-options.js";
export type { ClientOptions } from "../scripts/client/client-factory.js";
export type { Retry, RetryOptions, RetryPolicy } from "../scripts/client/retry.js";
export type { Token } from "../scripts/client/token.js";
export type * from "./types.js";
`;
}

function facts({ operationId, requestBody, responses, retries }: Operation): OperationContract {
  const mediaType = requestBody?.mediaType ?? "application/json";
  if (mediaType !== "application/json") throw new Error(`${operationId}: the client sends JSON, not ${mediaType}`);
  const described = { mediaType, statuses: Object.keys(responses) };
  if (!retries) return described;
  return { ...described, retry: { statusCodes: retries.statusCodes, ...retries.backoff } };
}

/**
 * The reasons for each status that is not a success.
 *
 * @throws when a status has none, or none for a message that no pattern finds
 */
function reasons(operations: Operation[]): Reasons {
  const refusals = operations
    .flatMap(({ responses }) => Object.entries(responses))
    .filter(([status]) => !status.startsWith("2"));
  return Object.fromEntries(
    refusals.map(([status, { reasons }]) => {
      const last = reasons.at(-1);
      if (!last || last.message) throw new Error(`The last of the x-reasons for ${status} must be one without message`);
      return [status, reasons];
    }),
  );
}

function json(value: object): string {
  return JSON.stringify(value, undefined, 2);
}
