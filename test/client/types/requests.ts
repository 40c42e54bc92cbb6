/** Compiled, not run, by types.test.ts: under each setting that users have. */
import type { Client } from "openapi-fetch";
import {
  type CallOptions,
  type CreatePhoneNumbersRequest,
  createClient,
  type ErrorCode,
  type ErrorCodes,
  isVideosdkError,
  type MediaEncryption,
  type OutboundGatewayConfiguration,
  type PhoneNumberWithGateways,
  type paths,
  type SipAuth,
  type SipRegion,
  type SipTransport,
  VideosdkError,
} from "../../../generated/client.js";
import { validateCreatePhoneNumbersRequest } from "../../../generated/validate.js";

declare const token: string | undefined;
const videosdk = createClient({ token });
createClient({ token: () => "fresh" });
createClient({ token: async () => "fresh", retry: { maxRetries: 3 }, timeout: { attempt: 1000, total: 5000 } });
createClient({ token, retry: false, onRetry: ({ attempt, delay, status }) => console.log(attempt, delay, status) });
// @ts-expect-error there is no token
createClient({});
// @ts-expect-error a timeout is a number
createClient({ token, timeout: "1s" });

const outbound = { sipRegion: "auto", address: "sip.example.com", transport: "tls" } as const;
const smallest = { name: "n", phoneNumbers: ["+12025550143"], inbound: { sipRegion: "auto" as const }, outbound };

// Data
const { message } = await videosdk.createPhoneNumbers(smallest);
message satisfies string;
// @ts-expect-error it is no number
message satisfies number;
const options: CallOptions = {
  retry: false,
  timeout: 1000,
  signal: AbortSignal.timeout(1000),
  headers: { "x-own": 1 },
};
await videosdk.createPhoneNumbers(
  {
    name: "n",
    phoneNumbers: ["+12025550143"],
    isShared: false,
    mediaEncryption: "enable",
    inbound: { sipRegion: "us002" },
    outbound: { ...outbound, auth: { username: "u", password: "p" } },
  },
  options,
);
const number = await videosdk.getPhoneNumber("+12025550143", { timeout: false });
console.log(number.phoneNumber.phoneNumberId, number.inbound?.id);
(await videosdk.detachPhoneNumber("+12025550143")).inbound satisfies string | null;
(await videosdk.releasePhoneNumber("pn_abc123")).e164 satisfies string;

// A list
const page = await videosdk.listPhoneNumbers({ page: 1, perPage: 1, search: "+1" });
console.log(page.data[0]?.outbound?.numbers, page.pageInfo.total, (await videosdk.listPhoneNumbers()).data);
for await (const entry of videosdk.listPhoneNumbers()) entry satisfies PhoneNumberWithGateways;
const { outcome, numbers } = await videosdk.findOutcome(smallest);
outcome satisfies "created" | "notCreated" | "undecided";
console.log(numbers["+12025550143"]?.found?.phoneNumber.name, numbers["+12025550143"]?.error?.code);

// Mistakes
// @ts-expect-error there is no body
await videosdk.createPhoneNumbers();
// @ts-expect-error there is no number
await videosdk.getPhoneNumber();
// @ts-expect-error a misspelt option
await videosdk.createPhoneNumbers(smallest, { retries: false });
// @ts-expect-error a misspelt field
await videosdk.createPhoneNumbers({ ...smallest, isshared: true });
// @ts-expect-error a username without a password
await videosdk.createPhoneNumbers({ ...smallest, outbound: { ...outbound, auth: { username: "u" } } });
// @ts-expect-error no such region
await videosdk.createPhoneNumbers({ ...smallest, inbound: { sipRegion: "us003" } });
// @ts-expect-error no transport
await videosdk.createPhoneNumbers({ ...smallest, outbound: { sipRegion: "auto", address: "sip.example.com" } });
// @ts-expect-error a string where a boolean belongs
await videosdk.createPhoneNumbers({ ...smallest, isShared: "true" });
// @ts-expect-error no such parameter
await videosdk.listPhoneNumbers({ size: 1 });

// Errors
const seen: unknown = await videosdk.getPhoneNumber("+12025550143").catch((error: unknown) => error);
if (isVideosdkError(seen)) {
  seen.code satisfies ErrorCode;
  console.log(seen.status, seen.mayHaveSucceeded, seen.attempts, seen.requestId, seen.errors?.[0]?.path, seen.body);
}
if (seen instanceof VideosdkError) {
  seen.code satisfies ErrorCode;
  // @ts-expect-error there is no such code
  if (seen.code === "unknown") console.log(seen);
  if (seen.operation === "getPhoneNumber") seen.code satisfies ErrorCodes["getPhoneNumber"];
}
if (isVideosdkError(seen, "getPhoneNumber")) {
  if (seen.code === "notFound") console.log(seen.message);
  // @ts-expect-error a get never says so
  if (seen.code === "alreadyAttached") console.log(seen.message);
  // @ts-expect-error nor this
  if (seen.code === "paymentRequired") console.log(seen.message);
}
if (isVideosdkError(seen, "createPhoneNumbers")) {
  switch (seen.code) {
    case "alreadyAttached":
    case "invalidRequest":
    case "unauthorized":
    case "paymentRequired":
    case "forbidden":
    case "conflict":
    case "unsupportedMediaType":
    case "tooManyRequests":
    case "refused":
    case "serverError":
    case "unexpectedResponse":
    case "noResponse":
      break;
    default:
      seen.code satisfies never;
  }
}

// openapi-fetch's own client
videosdk.raw satisfies Client<paths>;
const raw = await videosdk.raw.POST("/v2/sip/phone-numbers", { body: smallest });
if (raw.error) raw.error.message satisfies string;
else raw.data.message satisfies string;
videosdk.raw.use({ onRequest: ({ request }) => request });
// @ts-expect-error there is no such path
await videosdk.raw.POST("/v2/sip/gateways", { body: smallest });

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
await videosdk.createPhoneNumbers(constant);
await videosdk.raw.POST("/v2/sip/phone-numbers", { body: constant });

const unknownBody: unknown = constant;
if (validateCreatePhoneNumbersRequest.is(unknownBody)) console.log(unknownBody.name);
