/** The provider's own SDK, as it is, with the mock as its endpoint. */
import { VideoSDK } from "@videosdk.live/server-sdk";
import { afterAll, describe, expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { document } from "../../scripts/document/document.js";
import { type Failure, type OperationId, startMock } from "../../scripts/mock/start-mock.js";
import { number } from "./requests.js";

const [a, b, c] = [number(1), number(2), number(3)];
const mock = await startMock({ port: 0 });
afterAll(mock.close);

/** The SDK for an account of this name. */
const sdkOf = (apiKey: string) => new VideoSDK({ apiKey, secret: "a-secret", apiEndpoint: mock.url }).sip;
const { phoneNumbers, trunks } = sdkOf("a-key");

test("every operation on phone numbers has a call in these tests", () => {
  const operations = Object.getOwnPropertyNames(Object.getPrototypeOf(phoneNumbers));
  expect(operations).toEqual(["constructor", "create", "list", "get", "detach", "updateGateway", "release"]);
});

test("lists, gets, updates, detaches and releases what it created, and deletes the gateways", async () => {
  await phoneNumbers.create({
    name: "Front desk",
    phoneNumbers: [a, b],
    isShared: false,
    mediaEncryption: "enable",
    inbound: { sipRegion: "auto" },
    outbound: {
      sipRegion: "in002",
      address: "sip.example.com",
      transport: "tls",
      auth: { username: "u", password: "p" },
    },
  });
  const page = await phoneNumbers.list({ search: "desk", perPage: 1 });
  expect([page.data.length, page.total, page.hasNextPage]).toEqual([1, 2, true]);
  const listed = [];
  for await (const entry of page) listed.push(entry);
  expect(listed.map(({ phoneNumber }) => phoneNumber.e164)).toEqual([a, b]);

  const got = await phoneNumbers.get(a);
  expect(got).toEqual(listed[0]);
  expect(got).toMatchObject({
    phoneNumber: { name: "Front desk" },
    inbound: { mediaEncryption: "enable", address: null },
    outbound: { mediaEncryption: "enable", address: "sip.example.com", transport: "tls", geoRegion: "in002" },
  });

  const [inbound, outbound] = [`${got.inbound?.id}`, `${got.outbound?.id}`];
  expect(await phoneNumbers.updateGateway(outbound, { transport: "tcp", sipRegion: "us002" })).toHaveProperty(
    "message",
  );
  expect((await phoneNumbers.get(a)).outbound).toEqual({ ...got.outbound, transport: "tcp", geoRegion: "us002" });
  await expect(phoneNumbers.updateGateway(inbound, { transport: "tcp" })).rejects.toMatchObject({ httpStatus: 400 });

  expect(await phoneNumbers.detach(a)).toMatchObject({ inbound: got.inbound?.id, outbound: got.outbound?.id });
  await expect(phoneNumbers.detach(a)).rejects.toMatchObject({
    httpStatus: 400,
    message: expect.stringContaining("attached"),
  });

  for (const [gateways, id] of [
    [trunks.inbound, inbound],
    [trunks.outbound, outbound],
  ] as const) {
    expect(await gateways.delete(id)).toHaveProperty("message");
    await expect(gateways.delete(id)).rejects.toMatchObject({ httpStatus: 404 });
  }

  for (const e164 of [a, b]) {
    const { phoneNumberId } = (await phoneNumbers.get(e164)).phoneNumber;
    expect(await phoneNumbers.release(phoneNumberId)).toMatchObject({ phoneNumberId, e164 });
    await expect(phoneNumbers.get(e164)).rejects.toMatchObject({ httpStatus: 404 });
  }
  expect((await phoneNumbers.list()).data).toEqual([]);
});

describe("what the docs say of it", () => {
  test("is about this version", () => {
    expect(document.info.description).toContain(`| Node ${packageFile.devDependencies["@videosdk.live/server-sdk"]} |`);
  });

  type Sdk = ReturnType<typeof sdkOf>;
  const create = (sdk: Sdk) =>
    sdk.phoneNumbers.create({
      name: "Front desk",
      phoneNumbers: [c],
      inbound: { sipRegion: "auto" },
      outbound: { sipRegion: "auto", address: "sip.example.com", transport: "tls" },
    });

  test.concurrent.each<[OperationId, Failure, number, (sdk: Sdk) => Promise<unknown>]>([
    ["createPhoneNumbers", { status: 409 }, 1, create],
    ["createPhoneNumbers", { status: 503 }, 1, create],
    ["createPhoneNumbers", { status: 429 }, 2, create],
    ["updatePhoneNumberGateway", "hangUp", 1, (sdk) => sdk.phoneNumbers.updateGateway("gw", {})],
    ["deleteInboundGateway", "hangUp", 2, (sdk) => sdk.trunks.inbound.delete("gw")],
    ["getPhoneNumber", { status: 503 }, 2, (sdk) => sdk.phoneNumbers.get(c)],
  ])("%s that gets %j is sent %i times", async (operation, failure, times, call) => {
    const account = `${operation} ${JSON.stringify(failure)}`;
    mock.next(failure, { account });
    await call(sdkOf(account)).catch(() => undefined);
    expect(mock.requests.filter((request) => request.account === account)).toHaveLength(times);
  });

  test("402 means not found, and `transport` may be left out", async () => {
    mock.next({ status: 402 });
    await expect(phoneNumbers.get(c)).rejects.toMatchObject({ name: "RoomNotFoundError", httpStatus: 402 });
    const inbound = { sipRegion: "auto" } as const;
    const outbound = { ...inbound, address: "sip.example.com" };
    const refused = phoneNumbers.create({ name: "Front desk", phoneNumbers: [c], inbound, outbound });
    await expect(refused).rejects.toMatchObject({ name: "ValidationError", httpStatus: 400 });
  });
});
