import { operations } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";
import { clientContract } from "./client-contract.js";
import { methodTypes } from "./client-methods.js";
import { errorCodes } from "./error-codes.js";

/**
 * `generated/client.ts`: the contract for the client, and the types of its methods. `scripts/client` implements them.
 *
 * @throws when the document requires something that the client does not support
 */
export function clientSource(document: OpenApiDocument): string {
  const all = operations(document);
  const codes = errorCodes(all);
  return `import type { Client } from "openapi-fetch";
import { makeClient } from "../scripts/client/make-client.js";
import type { Contract } from "../scripts/client/contract.js";
import { isVideosdkError as isError, VideosdkError as AnyError } from "../scripts/client/error.js";
import { findOutcome, type Outcome } from "../scripts/client/find-outcome.js";
import type { CallOptions, ClientOptions } from "../scripts/client/options.js";
import type { Pages } from "../scripts/client/page.js";
import type * as types from "./types.js";

const contract: Contract = ${JSON.stringify(clientContract(document), undefined, 2)};

/** A client of the API: a method for each operation, and openapi-fetch's client for everything else. */
export interface VideosdkClient {
${methodTypes(document, all)}
  /**
   * Finds out what became of a create that ended in an error with \`mayHaveSucceeded\`: it gets each number, four at a time. A request that
   * is still under way cannot be seen. To send the create again is safe, because a number that is attached refuses it.
   */
  findOutcome(
    create: Pick<types.CreatePhoneNumbersRequest, "name" | "phoneNumbers">,
    options?: CallOptions,
  ): Promise<Outcome<types.PhoneNumberWithGateways>>;
  /**
   * openapi-fetch's own client, with a \`fetch\` that adds the token, the time limits and the retries. It rejects with a
   * \`VideosdkError\` when no response arrives.
   */
  readonly raw: RawClient;
}

/** openapi-fetch's client for this API, under a name that declarations can use. */
export interface RawClient extends Client<types.paths> {}

/**
 * Makes a client of the API.
 *
 * @example const { message } = await createClient({ token }).createPhoneNumbers({ name, phoneNumbers, inbound, outbound });
 * @throws {TypeError} when an option cannot be right: the token is empty, has a prefix or white space in it, a time limit is
 * not a number
 */
export function createClient(options: ClientOptions): VideosdkClient {
  const loadValidator = async (name: string) => ((await import("./validate.js")) as never)[name];
  const client = makeClient<VideosdkClient>(contract, loadValidator, options);
  return {
    ...client,
    findOutcome: (create, options) => findOutcome((phoneNumber) => client.getPhoneNumber(phoneNumber, options), create),
  };
}

/** The status that comes with each code of an error; 0 when no response arrived. */
export interface ErrorStatuses {
${codes.documented.map(({ code, status, description }) => `${comment(description)}\n  ${code}: ${status};`).join("\n")}
}

export type ErrorCode = keyof ErrorStatuses;

/** The codes that an error of each operation may have. */
export interface ErrorCodes {
${Object.entries(codes.byOperation)
  .map(([name, codes]) => `  ${name}: ${codes.map((code) => JSON.stringify(code)).join(" | ")};`)
  .join("\n")}
}

/** The error that a method throws when a call has no data. Narrow it by \`operation\` or with \`isVideosdkError\`, then by \`code\`. */
export type VideosdkError<Operation extends keyof ErrorCodes = keyof ErrorCodes> = {
  [Name in Operation]: AnyError<Name, ErrorCodes[Name]>;
}[Operation];
export const VideosdkError = AnyError as unknown as {
  new (...parts: ConstructorParameters<typeof AnyError<keyof ErrorCodes, ErrorCode>>): VideosdkError;
  readonly prototype: VideosdkError;
};

/**
 * Whether a value is a \`VideosdkError\`, also one of another realm or of another copy of this package.
 *
 * @param operation also whether it is an error of this operation, whose codes are then known
 */
export const isVideosdkError: <Operation extends keyof ErrorCodes = keyof ErrorCodes>(
  value: unknown,
  operation?: Operation,
) => value is VideosdkError<Operation> = isError as never;

/** The error of one operation, under a name that declarations can use. */
export type { VideosdkError as OperationError } from "../scripts/client/error.js";
export type { ValidationError } from "../scripts/validate/validation-error.js";
export type { SeenNumber } from "../scripts/client/find-outcome.js";
export type { Attempt, ResilienceOptions, Retry, RetryOptions, Timeouts } from "../scripts/client/options.js";
export type { RetryPolicy } from "../scripts/client/contract.js";
export type { Token } from "../scripts/client/token-source.js";
export type { CallOptions, ClientOptions, Outcome, Pages };
export type * from "./types.js";
`;
}

/** @param text one that may contain the end of a comment */
function comment(text: string): string {
  return `  /** ${text.replaceAll("*/", "*\\/")} */`;
}
