import type { Contract, OperationContract } from "../client/contract.js";
import { type Operation, onlyField, operations, serverUrl } from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import { secretFields } from "../document/secret-fields.js";
import type { OpenApiDocument, Schema } from "../document/types.js";
import { codesOf, generalCodes } from "./error-codes.js";

/**
 * The contract for the client: the parts of the document that it needs at run time.
 *
 * @throws when the document requires something that the client does not support
 */
export function clientContract(document: OpenApiDocument): Contract {
  const all = operations(document);
  const [first] = all;
  if (!first) throw new Error("The document has no operation");
  return {
    baseUrl: serverUrl(document),
    authHeader: first.authHeader,
    refusedPrefixes: first.refusedPrefixes,
    secretFields: secretFields(document),
    codes: generalCodes,
    policy: {
      timeout: first.timeout,
      retries: { ...(first.retries?.backoff ?? noPauses), statusCodes: [], retryConnectionErrors: false },
    },
    operations: Object.fromEntries(
      all.map((operation) => [operation.operationId, operationContract(document, operation, first)]),
    ),
  };
}

function operationContract(document: OpenApiDocument, operation: Operation, first: Operation): OperationContract {
  const { operationId, method, path, parameters, requestBody, responses, pagination } = operation;
  if (requestBody && requestBody.mediaType !== "application/json") {
    throw new Error(`${operationId}: the client sends JSON, not ${requestBody.mediaType}`);
  }
  for (const { name, in: place, schema } of parameters) {
    const { type } = resolve<Schema>(document, schema);
    if (place === "path" && /array|object/.test(`${type}`)) {
      throw new Error(`${operationId}: the client puts one value into a path, not the ${type} of ${name}`);
    }
  }
  const header = parameters.find((parameter) => parameter.in === "header" && parameter.required);
  if (header) throw new Error(`${operationId}: the client's methods take no headers, and ${header.name} is required`);
  const isSilent = Object.entries(responses).some(([status, { content }]) => status.startsWith("2") && !content);
  const takes = [
    ...(requestBody ? (["body"] as const) : []),
    ...(parameters.some((parameter) => parameter.in === "query") ? (["query"] as const) : []),
  ];
  const bodyField = requestBody && onlyField(document, requestBody.schema);
  return {
    method,
    path,
    ...(takes.length > 0 && { takes }),
    ...(bodyField && { bodyField }),
    ...(requestBody && { validator: `validate${nameOf(requestBody.schema)}` }),
    ...(isSilent && { silent: true }),
    ...ownPolicy(operation, first),
    ...codesOf(operation),
    ...(pagination && { pages: pagination }),
  };
}

const noPauses = { initialInterval: 0, maxInterval: 0, exponent: 1, maxElapsedTime: 0 };

/** The part of an operation's policy that differs from the first operation's, which is the client's default. */
function ownPolicy({ timeout, retries }: Operation, first: Operation): Pick<OperationContract, "timeout" | "retries"> {
  const hasOwnPauses = JSON.stringify(retries?.backoff) !== JSON.stringify(first.retries?.backoff);
  return {
    ...(timeout !== undefined && timeout !== first.timeout && { timeout }),
    ...(retries && {
      retries: {
        statusCodes: retries.statusCodes,
        ...(retries.retryConnectionErrors && { retryConnectionErrors: true }),
        ...(hasOwnPauses && retries.backoff),
      },
    }),
  };
}

/** The name of a schema that is a reference. */
export function nameOf({ $ref }: Schema): string {
  const name = $ref?.split("/").at(-1);
  if (!name) throw new Error("The schema of each request and response body must have a name");
  return name;
}
