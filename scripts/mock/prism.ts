/** Prism in process: it validates a request against the document and chooses the documented answer. */
import type { IHttpRequest, ProblemJsonError } from "@stoplight/prism-http";
import type { OpenApiDocument } from "../document/types.js";
import { requirePeers } from "../peer.js";

/** Which documented answer to ask Prism for, in place of the one that it would choose. */
export interface Choice {
  code?: number;
  exampleKey?: string;
}

export interface PrismAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

export type Prism = (request: IHttpRequest, choice?: Choice) => Promise<PrismAnswer>;

/**
 * @returns a function that answers one request as the document says
 * @throws when Prism is not installed; from that function, a `ProblemJsonError` for a request that the document has no answer for
 */
export async function createPrism(document: OpenApiDocument): Promise<Prism> {
  requirePeers("The mock", "@stoplight/prism-http");
  const { createInstance, getHttpOperationsFromSpec } = await import("@stoplight/prism-http");
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
  const prism = createInstance(config, { logger: silentLogger as never });

  return async (request, choice = {}) => {
    const result = await prism.request(request, operations, { ...config, mock: { dynamic: false, ...choice } })();
    if (result._tag === "Left") throw result.left as ProblemJsonError;
    const { statusCode, headers, body } = result.right.output;
    return { status: statusCode, headers: headers ?? {}, body };
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
