/** What a library made of the client exports: each of its types has to be named in its declarations. */
export const library = `
import { asOpenapiFetch, CallError, createClient, orThrow, problemOf, NoAnswerError } from "videosdk-sip-contract";
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
export class Service {
  client = createClient({ token: "any" });
  post = this.client.POST;
}
`;
