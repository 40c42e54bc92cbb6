// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

import { clientFactory } from "../scripts/client/client-factory.js";
import { problemReader } from "../scripts/client/problem.js";
import type { paths } from "./types.js";

export const createClient = /* @__PURE__ */ clientFactory<paths>({
  "baseUrl": "https://api.videosdk.live",
  "authHeader": "Authorization",
  "refusedPrefixes": [
    "Bearer",
    "Basic"
  ],
  "operations": {
    "POST /v2/sip/phone-numbers": {
      "mediaType": "application/json",
      "statuses": [
        "200",
        "400",
        "401",
        "409"
      ],
      "retry": {
        "statusCodes": [
          "409",
          "429"
        ],
        "initialInterval": 500,
        "maxInterval": 8000,
        "maxElapsedTime": 30000,
        "exponent": 2
      }
    },
    "GET /v2/sip/phone-numbers": {
      "mediaType": "application/json",
      "statuses": [
        "200",
        "400",
        "401"
      ],
      "retry": {
        "statusCodes": [
          "429",
          "5XX"
        ],
        "initialInterval": 500,
        "maxInterval": 8000,
        "maxElapsedTime": 30000,
        "exponent": 2
      }
    },
    "GET /v2/sip/phone-numbers/{phoneNumber}": {
      "mediaType": "application/json",
      "statuses": [
        "200",
        "401",
        "404"
      ],
      "retry": {
        "statusCodes": [
          "429",
          "5XX"
        ],
        "initialInterval": 500,
        "maxInterval": 8000,
        "maxElapsedTime": 30000,
        "exponent": 2
      }
    },
    "POST /v2/sip/phone-numbers/detach": {
      "mediaType": "application/json",
      "statuses": [
        "200",
        "400",
        "401",
        "404"
      ],
      "retry": {
        "statusCodes": [
          "429"
        ],
        "initialInterval": 500,
        "maxInterval": 8000,
        "maxElapsedTime": 30000,
        "exponent": 2
      }
    },
    "POST /v2/sip/phone-numbers/{phoneNumberId}/release": {
      "mediaType": "application/json",
      "statuses": [
        "200",
        "401",
        "404"
      ],
      "retry": {
        "statusCodes": [
          "429"
        ],
        "initialInterval": 500,
        "maxInterval": 8000,
        "maxElapsedTime": 30000,
        "exponent": 2
      }
    }
  }
});

export const problemOf = /* @__PURE__ */ problemReader<paths>()({
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
  ]
});

/** Why a call has no `data`: narrow it by `kind`. */
export type Problem = ReturnType<typeof problemOf>;

export { NoAnswerError, UnexpectedAnswerError } from "../scripts/client/errors.js";
export type { CallOptions, Timeouts } from "../scripts/client/call-options.js";
export type { ClientOptions } from "../scripts/client/client-factory.js";
export type { Retry, RetryOptions, RetryPolicy } from "../scripts/client/retry.js";
export type { Token } from "../scripts/client/token.js";
export type * from "./types.js";
