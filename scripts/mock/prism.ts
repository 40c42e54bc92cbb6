/** Prism in process: it validates a request against the document and chooses the documented answer. */
import type { IHttpRequest } from "@stoplight/prism-http";
import type { OpenApiDocument } from "../document/types.js";
import { accepts } from "./accept.js";
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

export interface Prism {
  /**
   * What the document has against a request: nothing, when it is valid.
   *
   * @throws `ProblemJsonError` for an unknown path (`status` 404) or an unknown method (405)
   */
  validate(request: IHttpRequest): Promise<Violation[]>;
  /**
   * The chosen answer of an operation, whether or not the request is valid.
   *
   * @throws when it is not to be had as the request's `Accept` header asks for it
   */
  answer(request: IHttpRequest, choice: Choice): Promise<PrismAnswer>;
}

/** @throws when Prism is not installed; the message says what to install */
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
  const logger = silentLogger as never;
  const answering = createInstance(config, { logger });
  // Choosing an answer takes as long as validating, and is of no use before the state has decided on the outcome.
  const validating = createInstance(config, {
    logger,
    mock: () => () => ({ _tag: "Right", right: { statusCode: 204 } }),
  });

  return {
    async validate(request) {
      const { validations } = successOf(await validating.request(request, operations)());
      return validations.input.map(({ path = [], code = "", message }) => ({ path, code, message }));
    },
    async answer(request, choice) {
      const mock = { dynamic: false, ...choice };
      // Prism answers some Accept headers, such as `*/*;q=0`, with an error of its parser and no status.
      const { accept, ...headers } = request.headers ?? {};
      const { output } = successOf(
        await answering.request({ ...request, headers }, operations, {
          ...config,
          checkSecurity: false,
          validateRequest: false,
          mock,
        })(),
      );
      const mediaType = output.headers?.["Content-type"];
      if (mediaType && !accepts(accept, mediaType)) throw new Error(`The Accept header does not take ${mediaType}`);
      return { status: output.statusCode, headers: output.headers ?? {}, body: output.body };
    },
  };
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
