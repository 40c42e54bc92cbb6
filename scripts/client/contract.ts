/** The parts of the document that the client needs at run time. `npm run generate` writes them into `generated/client.ts`. */

export interface Contract {
  /** The API's origin. */
  baseUrl: string;
  /** The header that carries the token. */
  authHeader: string;
  /** Prefixes that the token must not have, for example `Bearer`. */
  refusedPrefixes: readonly string[];
  /** The names of the fields that hold a secret. */
  secretFields: readonly string[];
  /** The default, for requests outside the document and for operations without a policy of their own. */
  policy: Policy;
  /** The code for each status, for every operation. */
  codes: Record<string, string>;
  /** By `operationId`. */
  operations: Record<string, OperationContract>;
}

export interface OperationContract {
  method: string;
  path: string;
  /** The parts of a request that the method takes after the path parameters. */
  takes?: readonly ("body" | "query")[];
  /** The only field of a body that has one: the method takes its value. */
  bodyField?: string;
  /** The export of `generated/validate.ts` that validates a body. */
  validator?: string;
  /** Whether a success has no body. */
  silent?: boolean;
  timeout?: number;
  retries?: Partial<RetryPolicy>;
  /** The code for each status, beside those that all operations have. */
  codes?: Record<string, string>;
  /** For each code of a 400: a regular expression that finds its `message`. */
  badRequests?: Record<string, string>;
  /** Only for a list: the fields with the entries and with the number of pages. */
  pages?: { parameter: string; entries: string; lastPage: readonly string[] };
}

export interface Policy {
  /** How long an attempt may take, in milliseconds. */
  timeout?: number | undefined;
  retries: RetryPolicy;
}

/** `x-speakeasy-retries` of the document. Times are in milliseconds. */
export interface RetryPolicy {
  /** The statuses after which a request is sent again, for example `409` or `"5XX"`. */
  statusCodes: readonly (string | number)[];
  /** The longest pause before the first retry. Each pause is random, from 0 to its longest. */
  initialInterval: number;
  /** The longest pause before any retry, unless the server asks for more with `Retry-After`. */
  maxInterval: number;
  /** The factor by which the longest pause grows from one retry to the next. */
  exponent: number;
  /** No retry begins later than this after the call began. */
  maxElapsedTime: number;
  /** Whether a request is sent again when no response arrived. A request that may have succeeded never is. */
  retryConnectionErrors: boolean;
}
