/** The type of a client: openapi-fetch's, whose calls take this client's options and may return its errors too. */
import type { Client, ClientPathsWithMethod, FetchResponse, MaybeOptionalInit, ParseAs } from "openapi-fetch";
import type { CallOptions } from "./call-options.js";
import type { UnexpectedAnswerError } from "./errors.js";

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";
type MediaType = `${string}/${string}`;

export type ApiClient<Paths extends object> = Pick<Client<Paths>, "use" | "eject"> & {
  [M in Method as Uppercase<M>]: ApiMethod<Paths, M>;
} & { request: ApiRequest<Paths> };

type ApiMethod<Paths extends object, M extends Method> = <
  Path extends ClientPathsWithMethod<Client<Paths>, M>,
  As extends ParseAs = "json",
>(
  path: Path,
  ...init: InitArgument<CallInit<Paths, Path, M, As>>
) => Promise<CallResult<Paths, Path, M, As>>;

type ApiRequest<Paths extends object> = <
  M extends Method,
  Path extends ClientPathsWithMethod<Client<Paths>, M>,
  As extends ParseAs = "json",
>(
  method: M,
  path: Path,
  ...init: InitArgument<CallInit<Paths, Path, M, As>>
) => Promise<CallResult<Paths, Path, M, As>>;

// openapi-fetch infers the type of the whole argument. An editor then has no descriptions to show, and a misspelt field is
// no error; so this infers no more than it has to.
type CallInit<Paths extends object, Path extends keyof Paths, M extends Method, As> = CallOptions &
  MaybeOptionalInit<Paths[Path], M & keyof Paths[Path]> & { parseAs?: As };

type InitArgument<Init> = object extends Init ? [init?: Init] : [init: Init];

/** `data` of a 2xx, or `error`: the body that the document describes for the status, or why the answer is not one. */
type CallResult<Paths, Path extends keyof Paths, M, As> =
  | FetchResponse<
      Extract<Paths[Path][M & keyof Paths[Path]], Record<string | number, unknown>>,
      { parseAs: As },
      MediaType
    >
  | { data?: never; error: UnexpectedAnswerError; response: Response };
