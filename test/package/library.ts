/** What a library made of the client exports: each of its types has to be named in its declarations. */
export const library = `
import { asOpenapiFetch, CallError, createClient, orThrow, problemOf, NoAnswerError } from "videosdk-sip-contract";
import { check, formatReport } from "videosdk-sip-contract/check";
import { startMock } from "videosdk-sip-contract/mock";
import { tokenFrom } from "videosdk-sip-contract/token";
import { validateCreatePhoneNumbersRequest } from "videosdk-sip-contract/validate";

export const videosdk = createClient({ token: tokenFrom({ apiKey: "key", secret: "secret" }) });
export const call = (phoneNumbers: readonly string[]) =>
  videosdk.POST("/v2/sip/phone-numbers", {
    body: {
      name: "Front desk",
      phoneNumbers,
      inbound: { sipRegion: "auto" },
      outbound: { sipRegion: "auto", address: "sip.example.com", transport: "udp" },
    },
  });
export const openapiFetch = asOpenapiFetch(videosdk);
export const look = (phoneNumber: string) =>
  videosdk.GET("/v2/sip/phone-numbers/{phoneNumber}", { params: { path: { phoneNumber } } });
export const find = (phoneNumber: string) => orThrow(look(phoneNumber));
export async function reason() {
  const result = await call(["+12125550100"]);
  return result.error ? problemOf(result) : undefined;
}
export const isCallError = (error: unknown) => (error instanceof CallError ? error : undefined);
export const isNoAnswer = (error: unknown) => error instanceof NoAnswerError;
export const validate = validateCreatePhoneNumbersRequest;
export const mock = () => startMock({ port: 0 });
export const checked = (url: string) => check({ url, token: "any", onProgress: ({ done, total }) => done / total });
export const told = async (url: string) => formatReport(await checked(url), { format: "junit" });
export class Service {
  client = createClient({ token: "any" });
  post = this.client.POST;
}
`;

/** The same, for compilers that infer no exported type: each is written out, by a name that the package has for it. */
export const annotatedLibrary = `
import type { CallResult, CreatePhoneNumbersRequest, Failed, LookedUp, OpenapiFetchClient, PhoneNumberWithGateways, Problem, Token, VideosdkClient } from "videosdk-sip-contract";
import type { paths } from "videosdk-sip-contract/types";
import type { Report } from "videosdk-sip-contract/check";
import type { Mock } from "videosdk-sip-contract/mock";
import { asOpenapiFetch, CallError, createClient, lookUp, orThrow, problemOf } from "videosdk-sip-contract";
import { check } from "videosdk-sip-contract/check";
import { startMock } from "videosdk-sip-contract/mock";
import { tokenFrom } from "videosdk-sip-contract/token";

export const token: Token = tokenFrom({ apiKey: "key", secret: "secret" });
export const videosdk: VideosdkClient = createClient({ token });
export const openapiFetch: OpenapiFetchClient = asOpenapiFetch(videosdk);
export type Created = CallResult<paths["/v2/sip/phone-numbers"]["post"]>;
export const call = (body: CreatePhoneNumbersRequest): Promise<Created> => videosdk.POST("/v2/sip/phone-numbers", { body });
export const problem = (failed: Failed): Problem => problemOf(failed);
export const found = (body: CreatePhoneNumbersRequest): Promise<LookedUp<PhoneNumberWithGateways>> => lookUp(videosdk, body);
export const orNothing = async (body: CreatePhoneNumbersRequest): Promise<string> => (await orThrow(call(body))).message;
export const thrown = (error: unknown): CallError | undefined => (error instanceof CallError ? error : undefined);
export const mock = (): Promise<Mock> => startMock({ port: 0 });
export const checked = (url: string): Promise<Report> => check({ url, token: "any" });
`;
