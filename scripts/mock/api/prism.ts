/** Runs Prism in this process, for random responses. */
import type { Operation } from "../../document/operations.js";
import type { OpenApiDocument } from "../../document/types.js";
import { requireOf } from "../../peer.js";
import type { DocumentedResponse } from "../http/exchange.js";

/** Generates a random response that fits the operation's schema; without a status, one for its success. */
export type RandomResponse = (operation: Operation, status?: number) => Promise<DocumentedResponse>;

/** @throws when Prism is not installed; the message says what to install */
export async function randomResponses(document: OpenApiDocument): Promise<RandomResponse> {
  const prism = "@stoplight/prism-http";
  const require = requireOf("A random response of the mock", prism);
  const { createInstance, getHttpOperationsFromSpec } = require(prism) as typeof import("@stoplight/prism-http");
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const config = {
    isProxy: false,
    upstreamProxy: undefined,
    checkSecurity: false,
    validateRequest: false,
    validateResponse: false,
    errors: false,
  } as const;
  const instance = createInstance({ ...config, mock: { dynamic: true } }, { logger: silentLogger as never });

  return async ({ method, path }, code) => {
    const mock = { dynamic: true, ...(code !== undefined && { code }) };
    const request = { method: method.toLowerCase() as "post", url: { path } };
    const result = await instance.request(request, operations, { ...config, mock })();
    if (result._tag === "Left") throw result.left;
    const { statusCode, headers, body } = result.right.output;
    // Prism gives a response without a body the content type text/plain.
    return { status: statusCode, headers: body === undefined ? {} : (headers ?? {}), body };
  };
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
