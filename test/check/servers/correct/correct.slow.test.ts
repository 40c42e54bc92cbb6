/** The servers that the check must not blame are held to the contract by hand, without the check. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestServer } from "../test-server.js";
import { correctServers } from "./index.js";

const path = "/v2/sip/phone-numbers";
const valid = {
  name: "Front desk",
  inbound: { sipRegion: "auto" },
  outbound: { sipRegion: "us002", address: "sip.example.com", transport: "tls" },
};

/** Numbers that only this test uses. */
function numbers(test: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `+1${202 + test}55501${`${index}`.padStart(2, "0")}`);
}

describe.each(correctServers)("$name", ({ start }) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.close());

  async function send(method: string, target: string, body?: unknown, token = "a-token") {
    const response = await fetch(server.url + target, {
      method,
      headers: {
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(token && { Authorization: token }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const raw = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, ok: response.ok, body: isJson && raw ? JSON.parse(raw) : undefined };
  }
  const create = (phoneNumbers: string[], changes: object = {}) =>
    send("POST", path, { ...valid, phoneNumbers, ...changes });
  const get = async (number: string) => (await send("GET", `${path}/${encodeURIComponent(number)}`)).body;
  const statusOf = async (number: string) => (await send("GET", `${path}/${encodeURIComponent(number)}`)).status;

  test.concurrent("attaches fresh numbers, and refuses them from then on without attaching the others", async () => {
    const [a = "", b = "", c = ""] = numbers(0, 3);
    const created = await create([a, b]);
    expect(created).toMatchObject({ ok: true, body: { message: expect.any(String) } });
    expect((await create([a])).status).toBe(400);
    expect((await create([c, b], { isShared: false })).status).toBe(400);
    expect(await statusOf(c)).toBe(404);
    expect((await create([c])).ok).toBe(true);
  });

  test.concurrent("gives shared numbers one pair, and others a pair each, with name and encryption on all", async () => {
    const [a = "", b = "", c = "", d = ""] = numbers(1, 4);
    await create([a, b], { isShared: true, name: "Shared" });
    await create([c, d], { isShared: false, name: "Own", mediaEncryption: "enable" });
    const [first, second, third, fourth] = await Promise.all([a, b, c, d].map(get));
    expect(first.inbound.id).toBe(second.inbound.id);
    expect(first.outbound.id).toBe(second.outbound.id);
    const own = [third, fourth].flatMap(({ inbound, outbound }) => [inbound, outbound]);
    expect(new Set(own.map(({ id }) => id)).size).toBe(4);
    expect(own.every(({ mediaEncryption = "enable" }) => mediaEncryption === "enable")).toBe(true);
    expect([first, second, third, fourth].map(({ phoneNumber }) => phoneNumber.name)).toEqual([
      ...["Shared", "Shared"],
      ...["Own", "Own"],
    ]);
    expect([first, third].map(({ inbound }) => [inbound.address, inbound.auth])).toEqual([
      [null, {}],
      [null, {}],
    ]);
  });

  test.concurrent("lets one of several racers win, and the losers keep nothing", async () => {
    const [shared = "", ...own] = numbers(2, 9);
    const answers = await Promise.all(
      own.map((number, index) => create(index % 2 ? [shared, number] : [number, shared], { isShared: index < 4 })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.every(({ ok, status }) => ok || status === 400 || status === 409)).toBe(true);
    const losers = own.filter((_, index) => !answers[index]?.ok);
    expect((await create(losers)).ok).toBe(true);
    expect((await create([shared])).status).toBe(400);
  });

  test.concurrent.each<[string, object]>([
    ["no name", { name: undefined }],
    ["a number that is too long", { phoneNumbers: ["+1234567890123456"] }],
    ["a number with a newline", { phoneNumbers: ["+12025550100\n"] }],
    ["one bad number late", { phoneNumbers: ["+12025550160", "+12025550161", "12025550162"] }],
    ["a text for isShared", { isShared: "true" }],
    ["an encryption of another case", { mediaEncryption: "Enable" }],
    ["an unknown region", { inbound: { sipRegion: "eu001" } }],
    ["an empty address", { outbound: { ...valid.outbound, address: "" } }],
    ["half of the credentials", { outbound: { ...valid.outbound, auth: { username: "me" } } }],
    ["a list in place of an object", { inbound: [{ sipRegion: "auto" }] }],
  ])("refuses %s and attaches nothing", async (_, changes) => {
    const answer = await create(["+12025550160"], changes);
    expect(answer.ok).toBe(false);
    expect(answer.status).toBeLessThan(500);
    expect(server.attached()).not.toContain("+12025550160");
  });

  test.concurrent("refuses a request without a token, for each operation", async () => {
    const [number = ""] = numbers(3, 1);
    const answers = await Promise.all([
      send("POST", path, { ...valid, phoneNumbers: [number] }, ""),
      send("GET", path, undefined, ""),
      send("GET", `${path}/%2B12025550100`, undefined, ""),
      send("POST", `${path}/detach`, { phoneNumber: number }, ""),
      send("POST", `${path}/pn_1/release`, undefined, ""),
    ]);
    expect(answers.every(({ status }) => status === 401 || status === 403)).toBe(true);
  });

  test.concurrent("detaches a number, reuses it under its id, and releases it", async () => {
    const [number = "", other = ""] = numbers(4, 2);
    await create([number, other]);
    const before = await get(number);
    const detached = await send("POST", `${path}/detach`, { phoneNumber: number });
    expect(detached).toMatchObject({
      status: 200,
      body: {
        phoneNumber: { phoneNumberId: before.phoneNumber.phoneNumberId, e164: number },
        inbound: before.inbound.id,
        outbound: before.outbound.id,
      },
    });
    expect(await get(number)).toMatchObject({ inbound: null, outbound: null });
    expect(await get(other)).toMatchObject({ inbound: { id: before.inbound.id } });
    expect((await send("POST", `${path}/detach`, { phoneNumber: number })).status).toBe(400);

    expect((await create([number])).ok).toBe(true);
    const { phoneNumber, inbound } = await get(number);
    expect(phoneNumber.phoneNumberId).toBe(before.phoneNumber.phoneNumberId);
    expect(inbound.id).not.toBe(before.inbound.id);

    const released = await send("POST", `${path}/${encodeURIComponent(phoneNumber.phoneNumberId)}/release`);
    expect(released).toMatchObject({ status: 200, body: { phoneNumberId: phoneNumber.phoneNumberId, e164: number } });
    expect(await statusOf(number)).toBe(404);
    expect((await send("POST", `${path}/detach`, { phoneNumber: number })).status).toBe(404);
    expect((await create([number])).ok).toBe(true);
  });

  test.concurrent("lists each number once, by the page and by a part of number or name", async () => {
    const some = numbers(5, 7);
    await create(some, { name: "Paged by seven" });
    const list = async (query: string) => (await send("GET", `${path}?${query}`)).body;
    const pages = await Promise.all([1, 2, 3].map((page) => list(`search=Paged+by&perPage=3&page=${page}`)));
    const listed = pages.flatMap(({ data }) =>
      data.map((entry: { phoneNumber: { e164: string } }) => entry.phoneNumber.e164),
    );
    expect(listed.toSorted()).toEqual(some);
    expect(pages[2]).toMatchObject({ pageInfo: { currentPage: 3, perPage: 3, lastPage: 3, total: 7 } });
    const [found] = (await list(`search=${encodeURIComponent(some[4] ?? "")}`)).data;
    expect(found).toMatchObject({ phoneNumber: { e164: some[4] }, inbound: { address: null }, outbound: {} });
  });

  test.concurrent("has no companions when they are switched off", async () => {
    await using alone = await start({ companions: false });
    const headers = { Authorization: "a-token" };
    const list = await fetch(alone.url + path, { headers });
    expect([404, 405]).toContain(list.status);
    await list.arrayBuffer();
  });
});
