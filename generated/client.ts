// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

import type { Client } from "openapi-fetch";
import { type ApiClient, asOpenapiFetch as asOpenapiFetchClient } from "../scripts/client/api-client.js";
import { CallError as CallErrorOfAnyKind, throwing } from "../scripts/client/call-error.js";
import { clientFactory, type ClientOptions } from "../scripts/client/client-factory.js";
import { type LookedUp, lookingUp, type SentCreate } from "../scripts/client/look-up.js";
import { type Failed, type OtherProblem, problemReader } from "../scripts/client/problem.js";
import type { components, paths } from "./types.js";

/** A client of the API, with a method for each of HTTP's. */
export interface VideosdkClient extends ApiClient<paths> {}

/**
 * Makes a client of the API. A call returns `data` or `error` when there is an answer, and throws a `NoAnswerError` when
 * there is none.
 *
 * @throws {TypeError} when the token cannot be sent: it is empty, has a prefix, or has white space in it
 */
export const createClient: (options: ClientOptions) => VideosdkClient = /* @__PURE__ */ clientFactory<VideosdkClient>({
  "baseUrl": "https://api.videosdk.live",
  "authHeader": "Authorization",
  "refusedPrefixes": [
    "Bearer",
    "Basic"
  ],
  "common": {
    "initialInterval": 500,
    "maxInterval": 8000,
    "maxElapsedTime": 30000,
    "exponent": 2,
    "timeout": 60000
  },
  "operations": {
    "POST /v2/sip/phone-numbers": {
      "statusCodes": [
        "409",
        "429"
      ]
    },
    "GET /v2/sip/phone-numbers": {
      "statusCodes": [
        "429",
        "5XX"
      ],
      "retryConnectionErrors": true
    },
    "GET /v2/sip/phone-numbers/{phoneNumber}": {
      "statusCodes": [
        "429",
        "5XX"
      ],
      "retryConnectionErrors": true
    },
    "POST /v2/sip/phone-numbers/detach": {
      "statusCodes": [
        "429"
      ]
    },
    "POST /v2/sip/phone-numbers/{phoneNumberId}/release": {
      "statusCodes": [
        "429"
      ]
    }
  }
});

/** Why a call has no `data`: narrow it by `kind`. */
export type Problem =
  | { kind: "alreadyAttached"; status: 400; message: string; error: components["schemas"]["ErrorResponse"] }
  | { kind: "invalidRequest"; status: 400; message: string; error: components["schemas"]["ErrorResponse"] }
  | { kind: "unauthorized"; status: 401; message: string; error: components["schemas"]["ErrorResponse"] }
  | { kind: "conflict"; status: 409; message: string; error: components["schemas"]["ErrorResponse"] }
  | { kind: "unsupportedMediaType"; status: 415; message: string; error: components["schemas"]["ErrorResponse"] }
  | { kind: "tooManyRequests"; status: 429; message: string; error: components["schemas"]["ErrorResponse"] }
  | { kind: "notFound"; status: 404; message: string; error: components["schemas"]["ErrorResponse"] }
  | { kind: "notAttached"; status: 400; message: string; error: components["schemas"]["ErrorResponse"] }
  | OtherProblem;

/**
 * Why a call was refused. Two reasons for one status are told apart by the wording of `message`, which the API does not
 * guarantee. To be sure, validate the body before you send it: a 400 then has only one reason left.
 *
 * @param result of a call, with an `error`
 */
export const problemOf: (result: Failed) => Problem = /* @__PURE__ */ problemReader<Problem>({
  "POST /v2/sip/phone-numbers": {
    "400": [
      {
        "kind": "alreadyAttached",
        "message": "attached"
      },
      {
        "kind": "invalidRequest"
      }
    ],
    "401": [
      {
        "kind": "unauthorized"
      }
    ],
    "409": [
      {
        "kind": "conflict"
      }
    ],
    "415": [
      {
        "kind": "unsupportedMediaType"
      }
    ],
    "429": [
      {
        "kind": "tooManyRequests"
      }
    ]
  },
  "GET /v2/sip/phone-numbers": {
    "400": [
      {
        "kind": "invalidRequest"
      }
    ],
    "401": [
      {
        "kind": "unauthorized"
      }
    ],
    "429": [
      {
        "kind": "tooManyRequests"
      }
    ]
  },
  "GET /v2/sip/phone-numbers/{phoneNumber}": {
    "401": [
      {
        "kind": "unauthorized"
      }
    ],
    "404": [
      {
        "kind": "notFound"
      }
    ],
    "429": [
      {
        "kind": "tooManyRequests"
      }
    ]
  },
  "POST /v2/sip/phone-numbers/detach": {
    "400": [
      {
        "kind": "notAttached",
        "message": "attached"
      },
      {
        "kind": "invalidRequest"
      }
    ],
    "401": [
      {
        "kind": "unauthorized"
      }
    ],
    "404": [
      {
        "kind": "notFound"
      }
    ],
    "415": [
      {
        "kind": "unsupportedMediaType"
      }
    ],
    "429": [
      {
        "kind": "tooManyRequests"
      }
    ]
  },
  "POST /v2/sip/phone-numbers/{phoneNumberId}/release": {
    "401": [
      {
        "kind": "unauthorized"
      }
    ],
    "404": [
      {
        "kind": "notFound"
      }
    ],
    "429": [
      {
        "kind": "tooManyRequests"
      }
    ]
  }
});

/** What `orThrow` throws: narrow it by `kind`, which is `noAnswer` when no answer arrived. */
export type CallError = CallErrorOfAnyKind<Problem["kind"] | "noAnswer">;
export const CallError = CallErrorOfAnyKind as unknown as {
  new (...parts: ConstructorParameters<typeof CallErrorOfAnyKind<CallError["kind"]>>): CallError;
  readonly prototype: CallError;
};

/**
 * The data of a call, for whoever would rather catch one error than look at each result.
 *
 * @example const { message } = await orThrow(videosdk.POST("/v2/sip/phone-numbers", { body }));
 * @throws {CallError} when there is none
 */
export const orThrow = /* @__PURE__ */ throwing(problemOf, [
  "password"
]);

/**
 * What became of a create that ended in an error with `mayHaveSucceeded`: it looks its numbers up. A request that is still
 * under way cannot be seen; to send it again is safe, because a number that is attached refuses it.
 *
 * @throws {CallError} when the numbers cannot be looked up
 */
export const lookUp: (client: VideosdkClient, create: SentCreate) => Promise<LookedUp<components["schemas"]["PhoneNumberWithGateways"]>> =
  /* @__PURE__ */ lookingUp(async (client, phoneNumber) => {
    const result = await client.GET("/v2/sip/phone-numbers/{phoneNumber}", { params: { path: { phoneNumber } } });
    return result.response.status === 404 ? undefined : orThrow(Promise.resolve(result));
  });

/** A client as openapi-fetch types it, under a name that declarations can use. */
export interface OpenapiFetchClient extends Client<paths> {}

/** The same client as openapi-fetch types it, for what is built on openapi-fetch, as openapi-react-query is. */
export const asOpenapiFetch: (client: ApiClient<paths>) => OpenapiFetchClient = asOpenapiFetchClient;

export { NoAnswerError, UnexpectedAnswerError } from "../scripts/client/errors.js";
export type { ApiClient, ApiMethod, ApiRequest, CallInit, CallResult } from "../scripts/client/api-client.js";
export type { CallOptions, Timeouts } from "../scripts/client/call-options.js";
export type { Retry, RetryOptions, RetryPolicy } from "../scripts/client/retry.js";
export type { Token } from "../scripts/client/token.js";
export type { ClientOptions, Failed, LookedUp, OtherProblem, SentCreate };
export type { OtherRefusal } from "../scripts/client/problem.js";
export type * from "./types.js";
