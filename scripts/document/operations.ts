/** What the tools need to know of each operation, read from the document. */
import type { Reason } from "./reason.js";
import { resolve } from "./resolve.js";
import type { RetryPolicy } from "./retry-policy.js";
import type {
  ApiKeyScheme,
  Assumable,
  BehaviourPromise,
  CodeSample,
  OpenApiDocument,
  OperationObject,
  Response,
  Schema,
} from "./types.js";

export interface Operation {
  operationId: string;
  /** In upper case. */
  method: string;
  path: string;
  summary: string;
  description: string;
  /** The header that carries the token, for example `Authorization`. */
  authHeader: string;
  /** What the token must not start with, for example `Bearer`. */
  refusedPrefixes: string[];
  requestBody: MediaType & { required: boolean };
  /** By status. */
  responses: Record<string, OperationResponse>;
  codeSamples: CodeSample[];
  promises: BehaviourPromise[];
  retries: RetryPolicy | undefined;
  assumed: Record<string, string>;
}

export interface MediaType {
  mediaType: string;
  /** As written: its `$ref`s still stand. */
  schema: Schema;
  /** The value of each named example. */
  examples: Record<string, unknown>;
}

export interface OperationResponse extends MediaType {
  description: string;
  /** Why a request gets this status; none for a success. */
  reasons: Reason[];
  assumed: Record<string, string>;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/**
 * Every operation of the document, in its order.
 *
 * @throws when an operation lacks something that the tools cannot do without, naming it
 */
export function operations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method] as OperationObject | undefined;
      return operation ? [readOperation(document, method.toUpperCase(), path, operation)] : [];
    }),
  );
}

/** The server that the document names first: the API's origin, without a slash at the end. */
export function serverUrl(document: OpenApiDocument): string {
  const url = document.servers?.[0]?.url;
  if (!url) throw new Error("The document names no server");
  return url.replace(/\/$/, "");
}

function readOperation(document: OpenApiDocument, method: string, path: string, operation: OperationObject): Operation {
  const name = operation.operationId ?? `${method} ${path}`;
  if (!operation.requestBody) throw new Error(`${name} has no request body`);
  const requestBody = resolve(document, operation.requestBody);
  return {
    operationId: name,
    method,
    path,
    summary: operation.summary ?? name,
    description: operation.description ?? "",
    ...readSecurity(document, operation),
    requestBody: { ...readContent(document, requestBody, name), required: requestBody.required ?? false },
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, reference]) => {
        const response = resolve<Response>(document, reference);
        return [
          status,
          {
            ...readContent(document, response, `${name} ${status}`),
            description: response.description,
            reasons: response["x-reasons"] ?? [],
            assumed: assumptions(response),
          },
        ];
      }),
    ),
    codeSamples: operation["x-codeSamples"] ?? [],
    promises: operation["x-promises"] ?? [],
    retries: operation["x-speakeasy-retries"],
    assumed: assumptions(operation),
  };
}

function readContent(document: OpenApiDocument, { content }: Pick<Response, "content">, name: string): MediaType {
  const [mediaType, media] = Object.entries(content ?? {})[0] ?? [];
  if (!mediaType || !media?.schema) throw new Error(`${name} has no content with a schema`);
  return {
    mediaType,
    schema: media.schema as Schema,
    examples: Object.fromEntries(
      Object.entries(media.examples ?? {}).map(([key, example]) => [key, resolve(document, example).value]),
    ),
  };
}

function readSecurity(
  document: OpenApiDocument,
  operation: OperationObject,
): Pick<Operation, "authHeader" | "refusedPrefixes"> {
  const [requirement] = operation.security ?? document.security ?? [];
  const schemeName = Object.keys(requirement ?? {})[0];
  const reference = document.components?.securitySchemes?.[schemeName ?? ""];
  const scheme = reference && resolve(document, reference);
  if (scheme?.type !== "apiKey" || scheme.in !== "header") {
    throw new Error(`${operation.operationId} is not secured by an apiKey in a header`);
  }
  const { name, "x-refused-prefixes": refusedPrefixes = [] } = scheme as ApiKeyScheme;
  return { authHeader: name, refusedPrefixes };
}

function assumptions(object: Assumable): Record<string, string> {
  return object["x-assumed"] ?? {};
}
