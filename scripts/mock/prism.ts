/** Prism in process: it validates a request against the document and chooses the documented answer. */
import type { IHttpRequest, ProblemJsonError } from "@stoplight/prism-http";
import type { OpenApiDocument } from "../document/types.js";
import { loadPrism } from "./load-prism.js";

/** Which documented answer to ask Prism for, in place of the one that it would choose. */
export interface Choice {
  code?: number;
  exampleKey?: string;
  /** Random values that fit the schema, in place of an example. */
  dynamic?: boolean;
}

export interface PrismAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** A rule of the document that the request breaks. */
export interface Violation {
  /** Where: `body`, then the field's name and the names of what holds it. */
  path: string[];
  /** The schema's keyword, or the HTTP status for a violation outside the schema, such as 401. */
  code: string | number;
  /** In Prism's words. */
  message: string;
}

export interface PrismResult {
  violations: Violation[];
  /** For a request with violations: the refusal that Prism would send. */
  answer: PrismAnswer;
}

export interface Prism {
  /**
   * Validates a request and answers it.
   *
   * @throws `ProblemJsonError` for a request that the document has no answer for: an unknown path (`status` 404) or
   * method (405), or an `Accept` header that asks for what is not there (406)
   */
  request(request: IHttpRequest, choice?: Choice): Promise<PrismResult>;
  /** The chosen answer of an operation, whatever the request. */
  answer(operation: Pick<IHttpRequest, "method" | "url">, choice: Choice): Promise<PrismAnswer>;
}

export async function createPrism(document: OpenApiDocument): Promise<Prism> {
  const { createInstance, getHttpOperationsFromSpec } = loadPrism();
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

  async function run(request: IHttpRequest, choice: Choice, validate: boolean): Promise<PrismResult> {
    const result = await prism.request(request, operations, {
      ...config,
      checkSecurity: validate,
      validateRequest: validate,
      mock: { dynamic: false, ...choice },
    })();
    if (result._tag === "Left") throw result.left as ProblemJsonError;
    const { output, validations } = result.right;
    return {
      violations: validations.input.map(({ path = [], code = "", message }) => ({
        path: path.map(String),
        code,
        message,
      })),
      answer: { status: output.statusCode, headers: output.headers ?? {}, body: output.body },
    };
  }

  return {
    request: (request, choice = {}) => run(request, choice, true),
    answer: async (operation, choice) => (await run(operation, choice, false)).answer,
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
