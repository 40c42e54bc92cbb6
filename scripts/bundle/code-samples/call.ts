import {
  type Operation,
  onlyField,
  type Parameter,
  pathParameters,
  serverUrl,
  successOf,
} from "../../document/operations.js";
import type { Pagination } from "../../document/pagination.js";
import type { OpenApiDocument } from "../../document/types.js";

/** The smallest call of an operation, with values from the document's examples. */
export interface Call {
  operationId: string;
  method: string;
  /** The URL with `{name}` for each value. For a list with pages it ends in `{page}`. */
  address: string;
  /** The values for the path. */
  path: Record<string, unknown>;
  /** The values of the parameters that the query must have. */
  query: Record<string, unknown>;
  authHeader: string;
  /** Left out when the operation takes no body. */
  body?: { mediaType: string; value: unknown; onlyField: string | undefined };
  /** A success has no body. */
  isSilent: boolean;
  pages: Pagination | undefined;
}

/** @throws when a required part of the request has no example; the message names it */
export function callOf(document: OpenApiDocument, operation: Operation): Call {
  const { operationId, method, path, authHeader, parameters, requestBody, pagination } = operation;
  const required = parameters.filter((parameter) => parameter.required && parameter.in === "query");
  const query = values(operationId, required);
  const names = [...Object.keys(query), ...(pagination ? [pagination.parameter] : [])];
  const search = names.map((name) => `${name}={${name === pagination?.parameter ? "page" : name}}`).join("&");
  const [, success] = successOf(operation) ?? [];
  return {
    operationId,
    method,
    address: `${serverUrl(document)}${path}${search && "?"}${search}`,
    path: values(operationId, pathParameters(operation)),
    query,
    authHeader,
    ...(requestBody && {
      body: {
        mediaType: requestBody.mediaType,
        value: shown(operationId, "request body", Object.values(requestBody.examples)[0]),
        onlyField: onlyField(document, requestBody.schema),
      },
    }),
    isSilent: !success?.content,
    pages: pagination,
  };
}

/** The arguments of the client's method for this call. */
export function argumentsOf({ path, query, body }: Call): unknown[] {
  const content = body?.onlyField ? (body.value as Record<string, unknown>)[body.onlyField] : body?.value;
  return [...Object.values(path), ...(body ? [content] : []), ...(Object.keys(query).length > 0 ? [query] : [])];
}

function values(operationId: string, parameters: Parameter[]): Record<string, unknown> {
  return Object.fromEntries(parameters.map(({ name, example }) => [name, shown(operationId, name, example)]));
}

function shown(operationId: string, what: string, example: unknown): unknown {
  if (example === undefined) throw new Error(`${operationId}: give its ${what} an example, for its code samples`);
  return example;
}
