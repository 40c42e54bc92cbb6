/** The type of a client: openapi-fetch's, whose calls take this client's options and may return its errors too. */
import type {
  BodySerializer,
  Client,
  HeadersOptions,
  Middleware,
  ParamsOption,
  ParseAs,
  PathSerializer,
  QuerySerializer,
  QuerySerializerOptions,
} from "openapi-fetch";
import type { CallOptions } from "./call-options.js";
import type { UnexpectedAnswerError } from "./errors.js";

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

// Each method is written out, because an editor shows and finds nothing of one that a type computes.
export interface ApiClient<Paths extends object> {
  /** Sends a GET request. Returns `data` or `error` when there is an answer, and throws a `NoAnswerError` when there is none. */
  GET: ApiMethod<Paths, "get">;
  /** Sends a PUT request. Returns `data` or `error` when there is an answer, and throws a `NoAnswerError` when there is none. */
  PUT: ApiMethod<Paths, "put">;
  /** Sends a POST request. Returns `data` or `error` when there is an answer, and throws a `NoAnswerError` when there is none. */
  POST: ApiMethod<Paths, "post">;
  /** Sends a DELETE request. Returns `data` or `error` when there is an answer, and throws a `NoAnswerError` when there is none. */
  DELETE: ApiMethod<Paths, "delete">;
  /** Sends an OPTIONS request. Returns `data` or `error` when there is an answer, and throws a `NoAnswerError` when there is none. */
  OPTIONS: ApiMethod<Paths, "options">;
  /** Sends a HEAD request. Returns `data` or `error` when there is an answer, and throws a `NoAnswerError` when there is none. */
  HEAD: ApiMethod<Paths, "head">;
  /** Sends a PATCH request. Returns `data` or `error` when there is an answer, and throws a `NoAnswerError` when there is none. */
  PATCH: ApiMethod<Paths, "patch">;
  /** Sends a TRACE request. Returns `data` or `error` when there is an answer, and throws a `NoAnswerError` when there is none. */
  TRACE: ApiMethod<Paths, "trace">;
  /** Sends a request with the method that it is given, and is the same as the method of that name otherwise. */
  request: ApiRequest<Paths>;
  /** Adds middleware of openapi-fetch, which sees requests without the token. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware away that was added. */
  eject(...middleware: Middleware[]): void;
}

/** The paths that have this method. */
type PathsWith<Paths, M> = {
  [Path in keyof Paths]: M extends keyof Paths[Path] ? (Paths[Path][M] extends object ? Path : never) : never;
}[keyof Paths];

export type ApiMethod<Paths extends object, M extends Method> = <
  Path extends PathsWith<Paths, M>,
  As extends ParseAs = "json",
>(
  path: Path,
  ...init: InitArgument<CallInit<Paths[Path][M & keyof Paths[Path]], As>>
) => Promise<CallResult<Paths[Path][M & keyof Paths[Path]], As>>;

export type ApiRequest<Paths extends object> = <
  M extends Method,
  Path extends PathsWith<Paths, M>,
  As extends ParseAs = "json",
>(
  method: M,
  path: Path,
  ...init: InitArgument<CallInit<Paths[Path][M & keyof Paths[Path]], As>>
) => Promise<CallResult<Paths[Path][M & keyof Paths[Path]], As>>;

// openapi-fetch infers the type of the whole argument. An editor then has no descriptions to show, and a misspelt field is
// no error; so this infers no more than it has to.
export type CallInit<Operation, As> = CallOptions &
  FetchOptions &
  ParamsOption<Operation> &
  BodyOption<Operation> & { parseAs?: As };

type InitArgument<Init> = object extends Init ? [init?: Init] : [init: Init];

/** The options of openapi-fetch for one call. */
interface FetchOptions extends Omit<RequestInit, "body" | "headers" | "method"> {
  baseUrl?: string;
  fetch?: (request: Request) => Promise<Response>;
  headers?: HeadersOptions;
  Request?: typeof Request;
  middleware?: Middleware[];
  querySerializer?: QuerySerializer<unknown> | QuerySerializerOptions;
  // biome-ignore lint/suspicious/noExplicitAny: as openapi-fetch has it
  bodySerializer?: BodySerializer<any>;
  pathSerializer?: PathSerializer;
}

type BodyOption<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? { body: Content[keyof Content] }
  : Operation extends { requestBody?: { content: infer Content } }
    ? { body?: Content[keyof Content] }
    : { body?: never };

/** `data` of a 2xx, or `error`: the body that the document describes for the status, or why the answer is not one. */
export type CallResult<Operation, As = "json"> =
  | {
      data: As extends "json" ? Body<Operation, "2"> : ParsedAs[As & keyof ParsedAs];
      error?: never;
      response: Response;
    }
  | { data?: never; error: Body<Operation, "4" | "5" | "d"> | UnexpectedAnswerError; response: Response };

interface ParsedAs {
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: Response["body"];
}

/** The bodies of the responses whose status begins so; `default` counts among the errors. */
type Body<Operation, Digit extends string> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses]: `${Status & (string | number)}` extends `${Digit}${string}`
        ? Responses[Status] extends { content: infer Content }
          ? Content[keyof Content]
          : undefined
        : never;
    }[keyof Responses]
  : never;

/**
 * The same client as openapi-fetch types it, for what is built on openapi-fetch, as openapi-react-query is. What it returns
 * in `error` may be an `UnexpectedAnswerError` all the same.
 */
export function asOpenapiFetch<Paths extends object>(client: ApiClient<Paths>): Client<Paths> {
  return client as unknown as Client<Paths>;
}
