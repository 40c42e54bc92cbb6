/** A library built on the client. Every type that it exports must have a name that its declarations can use. */
export const library = `
import { createClient, isVideosdkError, VideosdkError } from "videosdk-sip-contract";
import { check, formatReport } from "videosdk-sip-contract/check";
import { startMock } from "videosdk-sip-contract/mock";
import { tokenFrom } from "videosdk-sip-contract/token";
import { validateCreatePhoneNumbersRequest } from "videosdk-sip-contract/validate";

export const videosdk = createClient({ token: tokenFrom({ apiKey: "key", secret: "secret" }) });
export const { raw, createPhoneNumbers, findOutcome } = videosdk;
export const create = (phoneNumbers: readonly string[]) =>
  videosdk.createPhoneNumbers({
    name: "Front desk",
    phoneNumbers,
    inbound: { sipRegion: "auto" },
    outbound: { sipRegion: "auto", address: "sip.example.com", transport: "udp" },
  });
export const find = (phoneNumber: string) => videosdk.getPhoneNumber(phoneNumber);
export const list = (search: string) => videosdk.listPhoneNumbers({ search });
export async function outcome(phoneNumbers: readonly string[]) {
  return videosdk.findOutcome({ name: "Front desk", phoneNumbers });
}
export const failed = (error: unknown) => (error instanceof VideosdkError ? error : undefined);
export const failedGet = (error: unknown) => (isVideosdkError(error, "getPhoneNumber") ? error : undefined);
export const validate = validateCreatePhoneNumbersRequest;
export const mock = () => startMock({ port: 0 });
export const checked = (url: string) => check({ url, token: "any", onProgress: ({ done, total }) => done / total });
export const told = async (url: string) => formatReport(await checked(url), { format: "junit" });
export class Service {
  client = createClient({ token: "any" });
  create = this.client.createPhoneNumbers;
}
`;

/** The same, for compilers that infer no exported type: each is written out, by a name that the package has for it. */
export const annotatedLibrary = `
import type { CallOptions, CreatePhoneNumbersRequest, ErrorCodes, Outcome, Pages, PhoneNumberList, PhoneNumbersCreated, PhoneNumberWithGateways, RawClient, Token, VideosdkClient } from "videosdk-sip-contract";
import type { Report } from "videosdk-sip-contract/check";
import type { Mock } from "videosdk-sip-contract/mock";
import { createClient, isVideosdkError, VideosdkError } from "videosdk-sip-contract";
import { check } from "videosdk-sip-contract/check";
import { startMock } from "videosdk-sip-contract/mock";
import { tokenFrom } from "videosdk-sip-contract/token";

export const token: Token = tokenFrom({ apiKey: "key", secret: "secret" });
export const videosdk: VideosdkClient = createClient({ token });
export const raw: RawClient = videosdk.raw;
export const create = (body: CreatePhoneNumbersRequest, options?: CallOptions): Promise<PhoneNumbersCreated> =>
  videosdk.createPhoneNumbers(body, options);
export const list = (): Pages<PhoneNumberList, PhoneNumberWithGateways> => videosdk.listPhoneNumbers();
export const found = (body: CreatePhoneNumbersRequest): Promise<Outcome<PhoneNumberWithGateways>> => videosdk.findOutcome(body);
export const failed = (error: unknown): VideosdkError | undefined => (error instanceof VideosdkError ? error : undefined);
export const codeOf = (error: unknown): ErrorCodes["getPhoneNumber"] | undefined =>
  isVideosdkError(error, "getPhoneNumber") ? error.code : undefined;
export const mock = (): Promise<Mock> => startMock({ port: 0 });
export const checked = (url: string): Promise<Report> => check({ url, token: "any" });
`;
