/** Reads the operations of the document, in the form that the tools use. */
import { assumptions } from "./assumptions.js";
import { type Pagination, readPagination } from "./pagination.js";
import { resolve } from "./resolve.js";
import { readSecurity } from "./token-scheme.js";
import type {
  CodeSample,
  Guarantee,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  Reason,
  Response,
  RetryPolicy,
  Schema,
  Source,
} from "./types.js";

export interface Operation {
  operationId: string;
  /** In upper case. */
  method: string;
  path: string;
  summary: string;
  description: string;
  /** The provider's page that describes it. */
  source: Source | undefined;
  /** The header that carries the token, for example `Authorization`. */
  authHeader: string;
  /** Prefixes that the token must not have, for example `Bearer`. */
  refusedPrefixes: string[];
  /** In the path, the query and the headers. */
  parameters: Parameter[];
  /** Undefined: the operation takes none. */
  requestBody: RequestBody | undefined;
  /** The responses that have a status of their own, by status. */
  responses: Record<string, OperationResponse>;
  /** The `default` response, for every other status. It documents none of them. */
  otherResponse: OperationResponse | undefined;
  codeSamples: CodeSample[];
  guarantees: Guarantee[];
  retries: RetryPolicy | undefined;
  /** Only for a list that comes in pages. */
  pagination: Pagination | undefined;
  /** How long an answer may take, in milliseconds. */
  timeout: number | undefined;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description: string;
  /** As written, with `$ref`s. */
  schema: Schema;
  /** The value that the document shows, if it shows one. */
  example: unknown;
}

export interface MediaType {
  mediaType: string;
  /** As written, with `$ref`s. */
  schema: Schema;
  /** The value of each named example. */
  examples: Record<string, unknown>;
}

export interface RequestBody extends MediaType {
  required: boolean;
}

/** An operation that takes a body. */
export type OperationWithBody = Operation & { requestBody: RequestBody };

interface OperationResponse {
  description: string;
  /** Undefined: the answer has no body. */
  content: MediaType | undefined;
  /** Why a request gets this status; none for a success. */
  reasons: Reason[];
  assumed: Record<string, string>;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Every operation of the document, in its order.
 *
 * @throws when an operation lacks something that the tools cannot do without, naming it
 */
export function operations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item = {}]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) =>
        readOperation(document, method.toUpperCase(), path, operation as OperationObject, item as Shared),
      ),
  );
}

/** Every operation as it is written. */
export function operationObjects({ paths }: OpenApiDocument): OperationObject[] {
  return Object.values(paths ?? {}).flatMap((item = {}) =>
    Object.entries(item).flatMap(([key, value]) => (methods.includes(key) ? [value as OperationObject] : [])),
  );
}

/**
 * The operation of this name.
 *
 * @throws when the document has none
 */
export function operationNamed(all: Operation[], operationId: string): Operation {
  const operation = all.find((operation) => operation.operationId === operationId);
  if (!operation) throw new Error(`The document has no operation named ${operationId}`);
  return operation;
}

/**
 * The operation that this contract is about: the first of the document.
 *
 * @throws when there is none, or it takes no body
 */
export function mainOperation(all: Operation[]): OperationWithBody {
  const [first] = all;
  if (!first) throw new Error("The document has no operation");
  if (!hasBody(first)) throw new Error(`${first.operationId}, the document's first operation, has no request body`);
  return first;
}

export function hasBody(operation: Operation): operation is OperationWithBody {
  return operation.requestBody !== undefined;
}

/** The only field of a body, which the client's method takes by itself. */
export function onlyField(document: OpenApiDocument, schema: Schema): string | undefined {
  const [field, ...others] = Object.keys(resolve<Schema>(document, schema).properties ?? {});
  return others.length === 0 ? field : undefined;
}

/** The first response for a success, with its status. */
export function successOf({ responses }: Operation): [status: string, response: OperationResponse] | undefined {
  return Object.entries(responses).find(([status]) => status.startsWith("2"));
}

/** The parameters in the path, in its order: the client's method takes its arguments in the same one. */
export function pathParameters({ path, parameters }: Operation): Parameter[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return names.flatMap((name) => parameters.find((each) => each.in === "path" && each.name === name) ?? []);
}

/** Every response with its status; the `default` response comes last. */
export function allResponses({ responses, otherResponse }: Operation): [status: string, response: OperationResponse][] {
  return Object.entries({ ...responses, ...(otherResponse && { default: otherResponse }) });
}

/** The server that the document names first: the API's origin, without a slash at the end. */
export function serverUrl(document: OpenApiDocument): string {
  const url = document.servers?.[0]?.url;
  if (!url) throw new Error("The document names no server");
  return url.replace(/\/$/, "");
}

/** Parameters that all operations of a path have. */
interface Shared {
  parameters?: ParameterObject[];
}

function readOperation(
  document: OpenApiDocument,
  method: string,
  path: string,
  operation: OperationObject,
  { parameters = [] }: Shared,
): Operation {
  const name = operation.operationId ?? `${method} ${path}`;
  const { default: otherResponse, ...responses } = operation.responses;
  return {
    operationId: name,
    method,
    path,
    summary: operation.summary ?? name,
    description: operation.description ?? "",
    source: operation["x-source"],
    ...readSecurity(document, operation),
    parameters: [...parameters, ...(operation.parameters ?? [])].map((parameter) => readParameter(document, parameter)),
    requestBody: readBody(document, operation, name),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [
        status,
        readResponse(document, response, `${name} ${status}`),
      ]),
    ),
    otherResponse: otherResponse && readResponse(document, otherResponse, `${name} default`),
    codeSamples: operation["x-codeSamples"] ?? [],
    guarantees: operation["x-guarantees"] ?? [],
    retries: operation["x-speakeasy-retries"],
    pagination: readPagination(operation["x-speakeasy-pagination"]),
    timeout: operation["x-speakeasy-timeout"],
  };
}

function readParameter(document: OpenApiDocument, reference: ParameterObject): Parameter {
  const parameter = resolve<ParameterObject>(document, reference);
  return {
    name: parameter.name,
    in: parameter.in as Parameter["in"],
    required: parameter.required ?? false,
    description: parameter.description ?? "",
    schema: (parameter.schema ?? {}) as Schema,
    example: shownValue(document, parameter),
  };
}

/** The value of its `example`, or of the first of its `examples`. */
function shownValue(document: OpenApiDocument, { example, examples = {} }: ParameterObject): unknown {
  const [first] = Object.values(examples);
  return example ?? (first && resolve(document, first).value);
}

function readBody(document: OpenApiDocument, operation: OperationObject, name: string): RequestBody | undefined {
  if (!operation.requestBody) return undefined;
  const requestBody = resolve(document, operation.requestBody);
  const content = readContent(document, requestBody, name);
  if (!content) throw new Error(`${name} has a request body without content`);
  return { ...content, required: requestBody.required ?? false };
}

function readResponse(document: OpenApiDocument, reference: Response, name: string): OperationResponse {
  const response = resolve<Response>(document, reference);
  return {
    content: readContent(document, response, name),
    description: response.description,
    reasons: response["x-reasons"] ?? [],
    assumed: assumptions(response),
  };
}

function readContent(
  document: OpenApiDocument,
  { content }: Pick<Response, "content">,
  name: string,
): MediaType | undefined {
  const [first] = Object.entries(content ?? {});
  if (!first) return undefined;
  const [mediaType, media] = first;
  if (!media.schema) throw new Error(`${name} has content without a schema`);
  return {
    mediaType,
    schema: media.schema as Schema,
    examples: Object.fromEntries(
      Object.entries(media.examples ?? {}).map(([key, example]) => [key, resolve(document, example).value]),
    ),
  };
}
