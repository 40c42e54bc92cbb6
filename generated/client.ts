// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

import type { Client } from "openapi-fetch";
import { makeClient } from "../scripts/client/make-client.js";
import type { Contract } from "../scripts/client/contract.js";
import { isVideosdkError as isError, VideosdkError as AnyError } from "../scripts/client/error.js";
import { findOutcome, type Outcome } from "../scripts/client/find-outcome.js";
import type { CallOptions, ClientOptions } from "../scripts/client/options.js";
import type { Pages } from "../scripts/client/page.js";
import type * as types from "./types.js";

const contract: Contract = {
  "baseUrl": "https://api.videosdk.live",
  "authHeader": "Authorization",
  "refusedPrefixes": [
    "Bearer",
    "Basic"
  ],
  "secretFields": [
    "password"
  ],
  "codes": {
    "401": "unauthorized",
    "402": "paymentRequired",
    "403": "forbidden",
    "429": "tooManyRequests"
  },
  "policy": {
    "timeout": 60000,
    "retries": {
      "initialInterval": 500,
      "maxInterval": 8000,
      "maxElapsedTime": 30000,
      "exponent": 2,
      "statusCodes": [],
      "retryConnectionErrors": false
    }
  },
  "operations": {
    "createPhoneNumbers": {
      "method": "POST",
      "path": "/v2/sip/phone-numbers",
      "takes": [
        "body"
      ],
      "validator": "validateCreatePhoneNumbersRequest",
      "retries": {
        "statusCodes": [
          "409",
          "429"
        ]
      },
      "codes": {
        "409": "conflict",
        "415": "unsupportedMediaType"
      },
      "badRequests": {
        "alreadyAttached": "already\\b.*\\battached|attached to an?(other)?\\b.*\\bgateway"
      }
    },
    "listPhoneNumbers": {
      "method": "GET",
      "path": "/v2/sip/phone-numbers",
      "takes": [
        "query"
      ],
      "retries": {
        "statusCodes": [
          "429",
          "5XX"
        ],
        "retryConnectionErrors": true
      },
      "pages": {
        "parameter": "page",
        "entries": "data",
        "lastPage": [
          "pageInfo",
          "lastPage"
        ]
      }
    },
    "getPhoneNumber": {
      "method": "GET",
      "path": "/v2/sip/phone-numbers/{phoneNumber}",
      "retries": {
        "statusCodes": [
          "429",
          "5XX"
        ],
        "retryConnectionErrors": true
      },
      "codes": {
        "404": "notFound"
      }
    },
    "detachPhoneNumber": {
      "method": "POST",
      "path": "/v2/sip/phone-numbers/detach",
      "takes": [
        "body"
      ],
      "bodyField": "phoneNumber",
      "validator": "validateDetachPhoneNumberRequest",
      "retries": {
        "statusCodes": [
          "429"
        ]
      },
      "codes": {
        "404": "notFound",
        "415": "unsupportedMediaType"
      },
      "badRequests": {
        "notAttached": "not\\b.*\\battached|attached to no\\b"
      }
    },
    "releasePhoneNumber": {
      "method": "POST",
      "path": "/v2/sip/phone-numbers/{phoneNumberId}/release",
      "retries": {
        "statusCodes": [
          "429"
        ]
      },
      "codes": {
        "404": "notFound"
      }
    },
    "updatePhoneNumberGateway": {
      "method": "PATCH",
      "path": "/v2/sip/phone-numbers/gateways/{gatewayId}",
      "takes": [
        "body"
      ],
      "validator": "validateUpdatePhoneNumberGatewayRequest",
      "retries": {
        "statusCodes": [
          "429"
        ]
      },
      "codes": {
        "404": "notFound",
        "415": "unsupportedMediaType"
      },
      "badRequests": {
        "fieldNotAllowed": "not\\b.*\\ballowed|only\\b.*\\boutbound"
      }
    },
    "deleteInboundGateway": {
      "method": "DELETE",
      "path": "/v2/sip/inbound-gateways/{gatewayId}",
      "retries": {
        "statusCodes": [
          "429"
        ]
      },
      "codes": {
        "404": "notFound"
      }
    },
    "deleteOutboundGateway": {
      "method": "DELETE",
      "path": "/v2/sip/outbound-gateways/{gatewayId}",
      "retries": {
        "statusCodes": [
          "429"
        ]
      },
      "codes": {
        "404": "notFound"
      }
    }
  }
};

/** A client of the API: a method for each operation, and openapi-fetch's client for everything else. */
export interface VideosdkClient {
  /**
   * Create phone numbers and SIP gateways.
   *
   * Registers every number you send that your account does not know yet, creates an inbound and an outbound SIP gateway, and attaches the numbers to them. A number that your account knows but that is attached to no gateway is reused.
   *
   * **One pair or many.** With `isShared: true` all the numbers share a single gateway pair. With `isShared: false` each number gets a pair of its own.
   *
   * **All or nothing.** If any one of the numbers is already attached to a gateway of the same direction, the whole request is refused with `400` and nothing is created: no number is registered, no gateway appears. A success attaches every number that you sent.
   *
   * **Retries.** A `409` means that another request attached one of your numbers while yours was under way. Nothing was created, so send the same request again, after a short and growing pause. The retry either succeeds, or tells you with `400` that the other request kept the number.
   *
   * A request whose response never arrived is different: it **may have succeeded**. There is no idempotency key, so do not retry it blindly: get the numbers first, and see whether they are attached. If you do send it again and get a `400` saying that a number is already attached, your first request is the likely reason.
   *
   * > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
   *
   * > **Assumed**, the retry policy: The page says to retry a 409, not how often or how long to wait; the intervals are this document's. It does not mention 429; the Node and Rust SDKs retry one on this request.
   *
   * @param options For this call alone.
   * @throws {VideosdkError} whose `code` is one of `ErrorCodes["createPhoneNumbers"]`
   */
  createPhoneNumbers(body: types.CreatePhoneNumbersRequest, options?: CallOptions): Promise<types.PhoneNumbersCreated>;
  /**
   * List phone numbers.
   *
   * Lists the numbers that your account knows, attached or not, each with its two gateways. Ask for one page after the other until you have read `pageInfo.lastPage`.
   *
   * The order of the numbers is not documented, and neither is what a page after the last one holds.
   *
   * > **From the SDK**, how pages follow on each other: The page says that the list has pages. How a response counts them is in the Node and Rust SDKs.
   *
   * > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
   *
   * > **Assumed**, the retry policy: The page says nothing of retries. Reading changes nothing, so it may be repeated after any failure.
   *
   * @param query `page`, `perPage`, `search`.
   * @param options For this call alone.
   * @throws {VideosdkError} whose `code` is one of `ErrorCodes["listPhoneNumbers"]`
   */
  listPhoneNumbers(query?: NonNullable<types.operations["listPhoneNumbers"]["parameters"]["query"]>, options?: CallOptions): Pages<types.PhoneNumberList, types.PhoneNumberList["data"][number]>;
  /**
   * Get a phone number.
   *
   * Returns one number of your account and the gateways that it is attached to. This is how you see what a create did, above all when its response never arrived.
   *
   * > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
   *
   * > **Assumed**, the retry policy: The page says nothing of retries. Reading changes nothing, so it may be repeated after any failure.
   *
   * @param phoneNumber The number in E.164 form, not its id.
   * @param options For this call alone.
   * @throws {VideosdkError} whose `code` is one of `ErrorCodes["getPhoneNumber"]`
   */
  getPhoneNumber(phoneNumber: string, options?: CallOptions): Promise<types.PhoneNumberWithGateways>;
  /**
   * Detach a phone number from its gateways.
   *
   * Takes one number off its inbound and its outbound gateway. The number stays on your account and can be attached again by creating it; a gateway that no number uses any more is not deleted.
   *
   * A number that is attached to no gateway is refused with `400`. So if a response never arrived and a second try gets that `400`, the first try has done it.
   *
   * > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
   *
   * > **Assumed**, the retry policy: The page says nothing of retries. The Node and Rust SDKs repeat a POST or PATCH after a 429 alone, which is a refusal to carry it out; after a broken connection it may have been carried out. They repeat a DELETE after that too; here it is not repeated, because nobody says what a second delete gets.
   *
   * @param phoneNumber The number to take off its gateways, in E.164 form. > **Assumed**, `pattern`: Nobody says whether a malformed number is refused with 400 or gets 404.
   * @param options For this call alone.
   * @throws {VideosdkError} whose `code` is one of `ErrorCodes["detachPhoneNumber"]`
   */
  detachPhoneNumber(phoneNumber: types.DetachPhoneNumberRequest["phoneNumber"], options?: CallOptions): Promise<types.PhoneNumberDetached>;
  /**
   * Release a phone number.
   *
   * Gives a number up: it is taken off its gateways and out of routing rules, and leaves your account. **A number that was bought through VideoSDK is given back there too, which has an effect on billing.**
   *
   * The path takes the number's id, not the number. Get the number first to learn it.
   *
   * Releasing a number a second time gets `200` or `404`: the page calls the operation idempotent, and lists `404` for a number that is not found. Take both to mean that the number is gone.
   *
   * > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
   *
   * > **Assumed**, the retry policy: The page says nothing of retries. The Node and Rust SDKs repeat a POST or PATCH after a 429 alone, which is a refusal to carry it out; after a broken connection it may have been carried out. They repeat a DELETE after that too; here it is not repeated, because nobody says what a second delete gets.
   *
   * @param phoneNumberId The number's id, which is the `phoneNumberId` of its record.
   * @param options For this call alone.
   * @throws {VideosdkError} whose `code` is one of `ErrorCodes["releasePhoneNumber"]`
   */
  releasePhoneNumber(phoneNumberId: string, options?: CallOptions): Promise<types.PhoneNumberReleased>;
  /**
   * Update a gateway.
   *
   * Changes how one gateway is set up, for all the numbers that are attached to it. Send only the fields that you want to change; the others stay as they are.
   *
   * An inbound gateway takes `name`, `mediaEncryption` and `sipRegion`. An outbound gateway takes `address`, `transport` and `auth` as well. A field that the gateway does not take is refused with `400`, and nothing is changed. Numbers are not attached or detached here: create and detach do that.
   *
   * The path takes the gateway's id. Get a number to learn the ids of its gateways.
   *
   * > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
   *
   * > **Assumed**, the retry policy: The page says nothing of retries. The Node and Rust SDKs repeat a POST or PATCH after a 429 alone, which is a refusal to carry it out; after a broken connection it may have been carried out. They repeat a DELETE after that too; here it is not repeated, because nobody says what a second delete gets.
   *
   * @param gatewayId The gateway's id, which each of its numbers shows.
   * @param options For this call alone.
   * @throws {VideosdkError} whose `code` is one of `ErrorCodes["updatePhoneNumberGateway"]`
   */
  updatePhoneNumberGateway(gatewayId: string, body: types.UpdatePhoneNumberGatewayRequest, options?: CallOptions): Promise<types.PhoneNumberGatewayUpdated>;
  /**
   * Delete an inbound gateway.
   *
   * Marks an inbound gateway as deleted. It is left out of everything that is shown later, and its id does not come back. Its outbound counterpart stays: delete that with its own operation.
   *
   * Detach or release its numbers first: nobody says what becomes of numbers whose gateway is deleted.
   *
   * Nobody says what a second delete gets. If a response never arrived, delete it once more, and take `404` to mean that it is gone.
   *
   * > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
   *
   * > **Assumed**, the retry policy: The page says nothing of retries. The Node and Rust SDKs repeat a POST or PATCH after a 429 alone, which is a refusal to carry it out; after a broken connection it may have been carried out. They repeat a DELETE after that too; here it is not repeated, because nobody says what a second delete gets.
   *
   * @param gatewayId The gateway's id. The response to a detach names it.
   * @param options For this call alone.
   * @throws {VideosdkError} whose `code` is one of `ErrorCodes["deleteInboundGateway"]`
   */
  deleteInboundGateway(gatewayId: string, options?: CallOptions): Promise<types.GatewayDeleted>;
  /**
   * Delete an outbound gateway.
   *
   * Marks an outbound gateway as deleted. It is left out of everything that is shown later, and its id does not come back. Its inbound counterpart stays: delete that with its own operation.
   *
   * Detach or release its numbers first: nobody says what becomes of numbers whose gateway is deleted.
   *
   * Nobody says what a second delete gets. If a response never arrived, delete it once more, and take `404` to mean that it is gone.
   *
   * > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
   *
   * > **Assumed**, the retry policy: The page says nothing of retries. The Node and Rust SDKs repeat a POST or PATCH after a 429 alone, which is a refusal to carry it out; after a broken connection it may have been carried out. They repeat a DELETE after that too; here it is not repeated, because nobody says what a second delete gets.
   *
   * @param gatewayId The gateway's id. The response to a detach names it.
   * @param options For this call alone.
   * @throws {VideosdkError} whose `code` is one of `ErrorCodes["deleteOutboundGateway"]`
   */
  deleteOutboundGateway(gatewayId: string, options?: CallOptions): Promise<types.GatewayDeleted>;
  /**
   * Finds out what became of a create that ended in an error with `mayHaveSucceeded`: it gets each number, four at a time. A request that
   * is still under way cannot be seen. To send the create again is safe, because a number that is attached refuses it.
   */
  findOutcome(
    create: Pick<types.CreatePhoneNumbersRequest, "name" | "phoneNumbers">,
    options?: CallOptions,
  ): Promise<Outcome<types.PhoneNumberWithGateways>>;
  /**
   * openapi-fetch's own client, with a `fetch` that adds the token, the time limits and the retries. It rejects with a
   * `VideosdkError` when no response arrives.
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
  /** A number is attached to a gateway already. Nothing was created. Detach the number, or leave it out. */
  alreadyAttached: 400;
  /** The body breaks a rule, which `errors` names. Nothing was carried out. Correct it and send it again. */
  invalidRequest: 400;
  /** The token is missing, expired or not valid, or it was sent with a prefix. Make a fresh token with your API key and secret, and send it bare. Nothing was changed. */
  unauthorized: 401;
  /** Another request attached one of the numbers while this one was under way. Nothing was created, so it is safe to send the same request again: wait a moment first, and longer after each further `409`. */
  conflict: 409;
  /** The `Content-Type` header does not say that the body is JSON. Nothing was changed. Send the body as `application/json`. */
  unsupportedMediaType: 415;
  /** You sent too many requests in a short time. This one was not carried out, so it is safe to send it again: wait a moment first, and longer after each further `429`. */
  tooManyRequests: 429;
  /** Your account knows no such number, or no such gateway. Nothing was changed. */
  notFound: 404;
  /** The number is attached to no gateway, so there is nothing to detach. */
  notAttached: 400;
  /** The gateway does not take a field of the request. Nothing was changed. Leave the field out. */
  fieldNotAllowed: 400;
  /** The account has to be paid for first. */
  paymentRequired: 402;
  /** The token does not allow this call. */
  forbidden: 403;
  /** The request was refused, with a status from 400 to 499, and the reason is not known for certain: see `message`. Nothing was carried out. */
  refused: number;
  /** The server failed, with a status of 500 or above. The request may have succeeded. */
  serverError: number;
  /** The response is not one of this API: a redirect, a page of a proxy, a body that is not JSON or breaks off. The request may have succeeded. */
  unexpectedResponse: number;
  /** No response arrived: there was no connection, it broke, or the time limit was over. `mayHaveSucceeded` says whether the request may have been carried out, `cause` what happened. */
  noResponse: 0;
}

export type ErrorCode = keyof ErrorStatuses;

/** The codes that an error of each operation may have. */
export interface ErrorCodes {
  createPhoneNumbers: "alreadyAttached" | "invalidRequest" | "unauthorized" | "conflict" | "unsupportedMediaType" | "tooManyRequests" | "paymentRequired" | "forbidden" | "refused" | "serverError" | "unexpectedResponse" | "noResponse";
  listPhoneNumbers: "unauthorized" | "tooManyRequests" | "paymentRequired" | "forbidden" | "refused" | "serverError" | "unexpectedResponse" | "noResponse";
  getPhoneNumber: "unauthorized" | "notFound" | "tooManyRequests" | "forbidden" | "refused" | "serverError" | "unexpectedResponse" | "noResponse";
  detachPhoneNumber: "notAttached" | "invalidRequest" | "unauthorized" | "notFound" | "unsupportedMediaType" | "tooManyRequests" | "forbidden" | "refused" | "serverError" | "unexpectedResponse" | "noResponse";
  releasePhoneNumber: "unauthorized" | "notFound" | "tooManyRequests" | "forbidden" | "refused" | "serverError" | "unexpectedResponse" | "noResponse";
  updatePhoneNumberGateway: "fieldNotAllowed" | "invalidRequest" | "unauthorized" | "notFound" | "unsupportedMediaType" | "tooManyRequests" | "forbidden" | "refused" | "serverError" | "unexpectedResponse" | "noResponse";
  deleteInboundGateway: "unauthorized" | "notFound" | "tooManyRequests" | "forbidden" | "refused" | "serverError" | "unexpectedResponse" | "noResponse";
  deleteOutboundGateway: "unauthorized" | "notFound" | "tooManyRequests" | "forbidden" | "refused" | "serverError" | "unexpectedResponse" | "noResponse";
}

/** The error that a method throws when a call has no data. Narrow it by `operation` or with `isVideosdkError`, then by `code`. */
export type VideosdkError<Operation extends keyof ErrorCodes = keyof ErrorCodes> = {
  [Name in Operation]: AnyError<Name, ErrorCodes[Name]>;
}[Operation];
export const VideosdkError = AnyError as unknown as {
  new (...parts: ConstructorParameters<typeof AnyError<keyof ErrorCodes, ErrorCode>>): VideosdkError;
  readonly prototype: VideosdkError;
};

/**
 * Whether a value is a `VideosdkError`, also one of another realm or of another copy of this package.
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
