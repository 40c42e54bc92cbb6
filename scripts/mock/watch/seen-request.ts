import type { OperationId } from "../operation-id.js";

/** A recorded request and its response. It never holds a token, a password, or a query parameter that is not in the document. */
export interface SeenRequest {
  /** Counted from 1, in the order of the answers. */
  id: number;
  /** When it arrived, in ISO 8601. */
  at: string;
  method: string;
  /** Without the query. */
  path: string;
  /** The parameters that the document has. */
  query: Record<string, string>;
  /** Its `operationId`; undefined when the document has none for it. */
  operation: OperationId | undefined;
  /** The `apikey` claim of its token, or the token itself, as in a seed; undefined when the token was refused. */
  account: string | undefined;
  /** As it was sent, with `***` for each password. Undefined: none, not JSON, or larger than 64 kB. */
  body: unknown;
  /** Undefined: the connection was closed without an answer. */
  status: number | undefined;
  /** The name of the document's example that answered, or a word or two. */
  outcome: string;
  /** The answer's message, which says why. */
  message: string;
  /** The response's body, with `***` for each password. Undefined: it is larger than 64 kB. */
  answer: unknown;
  milliseconds: number;
}

/** Selects requests: by the fields that are given, which must all be equal, or by a function. */
export type RequestFilter =
  | Partial<Pick<SeenRequest, (typeof filterFields)[number]>>
  | ((request: SeenRequest) => boolean);

export const filterFields = ["operation", "account", "status", "outcome", "method", "path"] as const;

export function fits(request: SeenRequest, filter: RequestFilter): boolean {
  if (typeof filter === "function") return isTrue(filter(request));
  return Object.entries(filter).every(([key, value]) => request[key as keyof SeenRequest] === value);
}

/** @throws for a promise, which would be taken for true */
function isTrue(result: unknown): boolean {
  if (!(result instanceof Promise)) return Boolean(result);
  result.catch(() => {});
  throw new TypeError("A filter returns true or false, and this one returned a promise: it must not be async.");
}
