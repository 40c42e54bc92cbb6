/** Prism in process: it validates a request against the document and chooses the documented answer. */
import type { IncomingHttpHeaders } from "node:http";
import type { Operation } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";
import { requireOf } from "../peer.js";
import { accepts } from "./accept.js";
import { pathWith } from "./route.js";

/** Which documented answer to ask for, in place of the one that Prism would choose. */
export interface Choice {
  code?: number;
  exampleKey?: string;
  /** Random values that fit the schema, in place of an example. */
  dynamic?: boolean;
}

export interface PrismAnswer {
  status: number;
  headers: Record<string, string>;
  /** Undefined: there is none. */
  body: unknown;
}

/** A rule of the document that the request breaks. */
export interface Violation {
  /** Where: `body`, then the field's name and the names of what holds it; or `query`, `path` or `header`. */
  path: string[];
  /** The schema's keyword, or the HTTP status for a violation outside the schema, such as 401. */
  code: string | number;
  /** In Prism's words. */
  message: string;
}

/** What the document's rules are about. */
export interface ReadRequest {
  /** The values of the path's parameters, decoded. */
  path: Record<string, string>;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  /** Undefined: there is none. */
  body: unknown;
}

export interface Prism {
  /** What the document has against a request for an operation: nothing, when it is valid. */
  validate(operation: Operation, request: ReadRequest): Promise<Violation[]>;
  /**
   * The chosen answer of an operation, whether or not the request is valid.
   *
   * @param accept the request's `Accept` header
   * @throws when it is not to be had as the header asks for it
   */
  answer(operation: Operation, choice: Choice, accept?: string): Promise<PrismAnswer>;
}

/** @throws when Prism is not installed; the message says what to install */
export async function createPrism(document: OpenApiDocument): Promise<Prism> {
  const prism = "@stoplight/prism-http";
  const require = requireOf("A random answer of the mock", prism);
  const { createInstance, getHttpOperationsFromSpec } = require(prism) as typeof import("@stoplight/prism-http");
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const config = {
    isProxy: false,
    upstreamProxy: undefined,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: false,
    errors: false,
    mock: { dynamic: false },
  } as const;
  const logger = silentLogger as never;
  const answering = createInstance(config, { logger });
  // Choosing an answer takes as long as validating, and is of no use before the model has decided on the outcome.
  const validating = createInstance(config, {
    logger,
    mock: () => () => ({ _tag: "Right", right: { statusCode: 204 } }),
  });

  return {
    async validate(operation, { path, query, headers, body }) {
      const { requestBody } = operation;
      // Prism parses the content type and the length, and trips over odd ones: it gets plain ones.
      const { "content-type": _type, "content-length": _length, ...others } = headers as Record<string, string>;
      const plain = requestBody && { "content-type": requestBody.mediaType, "content-length": "1" };
      const request = {
        method: methodOf(operation),
        url: { path: pathWith(operation, path), query },
        headers: { ...others, ...plain },
        ...(requestBody && { body }),
      };
      const { validations } = successOf(await validating.request(request, operations)());
      return validations.input.map(({ path = [], code = "", message }) => ({ path, code, message }));
    },

    async answer(operation, choice, accept) {
      const request = { method: methodOf(operation), url: { path: operation.path } };
      const mock = { dynamic: false, ...choice };
      const { output } = successOf(
        await answering.request(request, operations, {
          ...config,
          checkSecurity: false,
          validateRequest: false,
          mock,
        })(),
      );
      // Of an answer without a body Prism says that it is text.
      const headers = output.body === undefined ? {} : (output.headers ?? {});
      const answer = { status: output.statusCode, headers, body: output.body };
      expectAccepted(answer, accept);
      return answer;
    },
  };
}

/**
 * Prism's own negotiation answers some Accept headers, such as `*\/*;q=0`, with an error of its parser and no status.
 *
 * @throws when the Accept header does not take the answer
 */
export function expectAccepted({ headers }: PrismAnswer, accept: string | undefined): void {
  const mediaType = headers["Content-type"];
  if (mediaType && !accepts(accept, mediaType)) throw new Error(`The Accept header does not take ${mediaType}`);
}

function methodOf({ method }: Operation): "post" {
  return method.toLowerCase() as "post";
}

function successOf<T>(result: { _tag: "Right"; right: T } | { _tag: "Left"; left: Error }): T {
  if (result._tag === "Left") throw result.left;
  return result.right;
}

const silent = () => {};
const silentLogger = {
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
  success: silent,
  child: () => silentLogger,
};
