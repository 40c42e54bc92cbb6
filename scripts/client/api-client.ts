/** The type of a client: openapi-fetch's, whose calls take this client's options and may return its errors too. */
import type { Client, ClientPathsWithMethod, FetchResponse, MaybeOptionalInit } from "openapi-fetch";
import type { CallOptions } from "./call-options.js";
import type { UnexpectedAnswerError } from "./errors.js";

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";
type MediaType = `${string}/${string}`;

export type ApiClient<Paths extends object> = Pick<Client<Paths>, "use" | "eject"> & {
  [M in Method as Uppercase<M>]: ApiMethod<Paths, M>;
} & { request: ApiRequest<Paths> };

type ApiMethod<Paths extends object, M extends Method> = <
  Path extends ClientPathsWithMethod<Client<Paths>, M>,
  Init extends CallInit<Paths, Path, M>,
>(
  path: Path,
  ...init: InitArgument<Init>
) => Promise<CallResult<Paths, Path, M, Init>>;

type ApiRequest<Paths extends object> = <
  M extends Method,
  Path extends ClientPathsWithMethod<Client<Paths>, M>,
  Init extends CallInit<Paths, Path, M>,
>(
  method: M,
  path: Path,
  ...init: InitArgument<Init>
) => Promise<CallResult<Paths, Path, M, Init>>;

type CallInit<Paths extends object, Path extends keyof Paths, M extends Method> = CallOptions &
  MaybeOptionalInit<Paths[Path], M & keyof Paths[Path]>;

/** As in openapi-fetch, so that other options reach `fetch` too. */
type InitArgument<Init> = object extends Init
  ? [init?: Init & Record<string, unknown>]
  : [init: Init & Record<string, unknown>];

/** `data` of a 2xx, or `error`: the body that the document describes for the status, or why the answer is not one. */
export type CallResult<Paths, Path extends keyof Paths, M, Init> =
  | FetchResponse<Extract<Paths[Path][M & keyof Paths[Path]], Record<string | number, unknown>>, Init, MediaType>
  | { data?: never; error: UnexpectedAnswerError; response: Response };
