// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

import { clientFactory } from "../scripts/client/client-factory.js";
import type { Contract } from "../scripts/client/contract.js";
import type { paths } from "./types.js";

export const contract: Contract = {
  "baseUrl": "https://api.videosdk.live",
  "authHeader": "Authorization",
  "retries": {
    "POST /v2/sip/phone-numbers": {
      "strategy": "backoff",
      "statusCodes": [
        "409",
        "429"
      ],
      "backoff": {
        "initialInterval": 500,
        "maxInterval": 8000,
        "maxElapsedTime": 30000,
        "exponent": 2
      },
      "retryConnectionErrors": false
    }
  }
};

/** Makes a client of the API. Its options are documented where they are declared. */
export const createClient = clientFactory<paths>(contract);

export type * from "./types.js";
