/** Each operation of the document has a method, which returns the data. */
import { afterAll, expect, test, vi } from "vitest";
import { createClient } from "../../generated/client.js";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { errorOf, json, token } from "./support.js";

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());

const create = {
  name: "Front desk",
  phoneNumbers: ["+12125550100", "+12125550101", "+12125550102"],
  inbound: { sipRegion: "auto" },
  outbound: { sipRegion: "auto", address: "sip.example.com", transport: "udp" },
} as const;

test("there is one for each operation, and it can be taken off the client", () => {
  const { raw, findOutcome, ...methods } = createClient({ token });
  expect(Object.keys(methods)).toEqual(operations(document).map(({ operationId }) => operationId));
});

test("the life of a number", async () => {
  const { createPhoneNumbers, getPhoneNumber, detachPhoneNumber, releasePhoneNumber } = createClient({
    token: "life",
    baseUrl: mock.url,
  });
  expect((await createPhoneNumbers(create)).message).toContain("Success");
  const { phoneNumber } = await getPhoneNumber("+12125550100");
  expect((await detachPhoneNumber("+12125550100")).phoneNumber).toMatchObject({ e164: "+12125550100" });
  expect(await releasePhoneNumber(phoneNumber.phoneNumberId)).toMatchObject({ e164: "+12125550100" });
  expect(await errorOf(getPhoneNumber("+12125550100"))).toMatchObject({ code: "notFound" });
});

test("the life of a gateway", async () => {
  const videosdk = createClient({ token: "gateways", baseUrl: mock.url });
  await videosdk.createPhoneNumbers(create);
  const { inbound, outbound } = await videosdk.getPhoneNumber("+12125550100");
  const [inboundId, outboundId] = [`${inbound?.id}`, `${outbound?.id}`];
  expect(await videosdk.updatePhoneNumberGateway(outboundId, { transport: "tls" })).toHaveProperty("message");
  expect((await videosdk.getPhoneNumber("+12125550100")).outbound).toEqual({ ...outbound, transport: "tls" });
  expect(await errorOf(videosdk.updatePhoneNumberGateway(inboundId, { transport: "tls" }))).toMatchObject({
    code: "fieldNotAllowed",
    status: 400,
  });
  for (const phoneNumber of create.phoneNumbers) await videosdk.detachPhoneNumber(phoneNumber);
  expect(await videosdk.deleteInboundGateway(inboundId)).toHaveProperty("message");
  expect(await videosdk.deleteOutboundGateway(outboundId)).toHaveProperty("message");
  expect(await errorOf(videosdk.deleteOutboundGateway(outboundId))).toMatchObject({ code: "notFound" });
});

test("a list is one page to who waits for it, and every entry to who iterates over it", async () => {
  const videosdk = createClient({ token: "pages", baseUrl: mock.url });
  await videosdk.createPhoneNumbers(create);
  expect((await videosdk.listPhoneNumbers({ perPage: 2 })).data).toHaveLength(2);
  const requests = mock.requests.length;
  const seen: string[] = [];
  for await (const { phoneNumber } of videosdk.listPhoneNumbers({ perPage: 2, search: "Front desk" })) {
    seen.push(phoneNumber.e164);
  }
  expect(seen.toSorted()).toEqual(create.phoneNumbers);
  expect(mock.requests.length - requests).toBe(2);
});

test("iteration starts from the page that was asked for, and stops when the caller does", async () => {
  const fetch = vi.fn(async ({ url }: Request) => {
    const page = Number(new URL(url).searchParams.get("page"));
    return json(200, { data: [page], pageInfo: { lastPage: 9 } });
  });
  const seen: unknown[] = [];
  for await (const entry of createClient({ token, fetch }).listPhoneNumbers({ page: 3 })) {
    seen.push(entry);
    if (seen.length === 2) break;
  }
  expect(seen).toEqual([3, 4]);
  expect(fetch).toHaveBeenCalledTimes(2);
});

test.each([
  ["an empty page before the last", { data: [], pageInfo: { lastPage: 1000 } }],
  ["no number of the last page", { data: [1], pageInfo: {} }],
])("%s ends the iteration", async (_, page) => {
  const fetch = vi.fn(async () => json(200, page));
  for await (const _ of createClient({ token, fetch }).listPhoneNumbers());
  expect(fetch).toHaveBeenCalledOnce();
});

test("an error of a later page ends the iteration with it", async () => {
  const fetch = async ({ url }: Request) =>
    url.includes("page=2") ? json(403, {}) : json(200, { data: [1], pageInfo: { lastPage: 2 } });
  const iterate = async () => {
    for await (const _ of createClient({ token, fetch }).listPhoneNumbers());
  };
  await expect(iterate()).rejects.toMatchObject({ operation: "listPhoneNumbers", code: "forbidden" });
});
