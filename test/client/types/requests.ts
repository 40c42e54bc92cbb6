/** Compiled, not run, by types.test.ts: under each setting that users have. */
import type { Client } from "openapi-fetch";
import {
  asOpenapiFetch,
  CallError,
  type CreatePhoneNumbersRequest,
  createClient,
  type ErrorResponse,
  type MediaEncryption,
  type OutboundGatewayConfiguration,
  orThrow,
  type PhoneNumbersCreated,
  type Problem,
  type paths,
  problemOf,
  type SipAuth,
  type SipRegion,
  type SipTransport,
  type UnexpectedAnswerError,
} from "../../../generated/client.js";
import { validateCreatePhoneNumbersRequest } from "../../../generated/validate.js";

declare const token: string | undefined;
const videosdk = createClient({ token });
createClient({ token: () => "fresh" });
createClient({ token: async () => "fresh", retry: { maxRetries: 3 }, timeout: { attempt: 1000, total: 5000 } });
createClient({ token, retry: false, onRetry: ({ attempt, delay, status }) => console.log(attempt, delay, status) });
// @ts-expect-error there is no token
createClient({});

const path = "/v2/sip/phone-numbers";
const outbound = { sipRegion: "auto", address: "sip.example.com", transport: "tls" } as const;
const smallest = { name: "n", phoneNumbers: ["+12025550143"], inbound: { sipRegion: "auto" as const }, outbound };

const result = await videosdk.POST(path, { body: smallest });
if (result.error) {
  const error: ErrorResponse | UnexpectedAnswerError = result.error;
  const problem: Problem = problemOf(result);
  switch (problem.kind) {
    case "alreadyAttached":
    case "invalidRequest": {
      const status: 400 = problem.status;
      const body: ErrorResponse = problem.error;
      console.log(status, body.message, error.message);
      break;
    }
    case "unauthorized":
      console.log(problem.status satisfies 401, problem.error.message);
      break;
    case "conflict":
      console.log(problem.status satisfies 409, problem.error.message);
      break;
    case "tooManyRequests":
      console.log(problem.status satisfies 429, problem.error.message);
      break;
    case "unsupportedMediaType":
      console.log(problem.status satisfies 415, problem.error.message);
      break;
    case "notAttached":
    case "notFound":
    case "paymentRequired":
    case "forbidden":
    case "refused":
      console.log(problem.status, problem.message, problem.error.message);
      break;
    case "unexpected":
      console.log(problem.error.mayHaveSucceeded satisfies boolean);
      break;
    default:
      problem satisfies never;
  }
} else {
  const data: PhoneNumbersCreated = result.data;
  console.log(data.message);
}

const { data, error, response } = await videosdk.POST(path, { body: smallest });
if (error) console.log(problemOf({ error, response }).kind, error.message);
else console.log(data.message);

await videosdk.POST(path, {
  body: {
    name: "n",
    phoneNumbers: ["+12025550143"],
    isShared: false,
    mediaEncryption: "enable",
    inbound: { sipRegion: "us002" },
    outbound: { ...outbound, auth: { username: "u", password: "p" } },
  },
});
await videosdk.POST(path, { body: smallest, retry: false, timeout: 1000, signal: AbortSignal.timeout(1000) });
// @ts-expect-error a timeout is a number
await videosdk.POST(path, { body: smallest, timeout: "1s" });
// @ts-expect-error a misspelt option
await videosdk.POST(path, { body: smallest, retries: false });
// @ts-expect-error a misspelt field
await videosdk.POST(path, { body: { ...smallest, isshared: true } });
const text: string | undefined = (await videosdk.POST(path, { body: smallest, parseAs: "text" })).data;
console.log(text);
// @ts-expect-error there is no such path
await videosdk.POST("/v2/sip/gateways", { body: smallest });
// @ts-expect-error there is no such method on this path
await videosdk.PUT(path);
// @ts-expect-error there is no body
await videosdk.POST(path);

await videosdk.POST(path, {
  // @ts-expect-error a username without a password
  body: { ...smallest, outbound: { ...outbound, auth: { username: "u" } } },
});
await videosdk.POST(path, {
  // @ts-expect-error no such region
  body: { ...smallest, inbound: { sipRegion: "us003" } },
});
await videosdk.POST(path, {
  // @ts-expect-error no transport
  body: { ...smallest, outbound: { sipRegion: "auto", address: "sip.example.com" } },
});
await videosdk.POST(path, {
  // @ts-expect-error a string where a boolean belongs
  body: { ...smallest, isShared: "true" },
});

const parts: [
  CreatePhoneNumbersRequest,
  OutboundGatewayConfiguration,
  SipAuth,
  SipRegion,
  SipTransport,
  MediaEncryption,
] = [smallest, outbound, { username: "u", password: "p" }, "in002", "udp", "enable"];
for (const { path, message } of validateCreatePhoneNumbersRequest(parts[0])) console.log(path, message);

// `readonly` lists and whole bodies that are constant
const constant = {
  name: "n",
  phoneNumbers: ["+12025550143"],
  inbound: { sipRegion: "auto" },
  outbound: { sipRegion: "auto", address: "sip.example.com", transport: "tls" },
} as const;
await videosdk.POST(path, { body: constant });

// The companions
const found = await videosdk.GET("/v2/sip/phone-numbers/{phoneNumber}", { params: { path: { phoneNumber: "+1" } } });
console.log(found.data?.phoneNumber.phoneNumberId, found.data?.inbound?.id);
const listed = await videosdk.GET(path, { params: { query: { page: 1, perPage: 1, search: "+1" } } });
console.log(listed.data?.data[0]?.outbound?.numbers, listed.data?.pageInfo.total, (await videosdk.GET(path)).data);
await videosdk.POST("/v2/sip/phone-numbers/detach", { body: { phoneNumber: "+12025550143" } });
await videosdk.POST("/v2/sip/phone-numbers/{phoneNumberId}/release", { params: { path: { phoneNumberId: "pn" } } });
// @ts-expect-error the path needs its parameter
await videosdk.GET("/v2/sip/phone-numbers/{phoneNumber}");

// Data, or one error
const { message } = await orThrow(videosdk.POST(path, { body: constant })).catch((caught: unknown) => {
  if (caught instanceof CallError) {
    caught.kind satisfies Problem["kind"] | "noAnswer";
    // @ts-expect-error there is no such kind
    if (caught.kind === "unknown") console.log(caught.status, caught.requestId, caught.attempts);
  }
  throw caught;
});
message satisfies string;
// @ts-expect-error orThrow knows the data
message satisfies number;

// For what is built on openapi-fetch
const openapiFetch = asOpenapiFetch(videosdk);
openapiFetch satisfies Client<paths>;
// @ts-expect-error it is that type, not any
openapiFetch satisfies number;

const unknownBody: unknown = constant;
if (validateCreatePhoneNumbersRequest.is(unknownBody)) console.log(unknownBody.name);
