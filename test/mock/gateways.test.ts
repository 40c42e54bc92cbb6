/** The operations on gateways: update, and delete in each direction. */
import { afterAll, afterEach, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { call, number, operation, post, valid } from "./requests.js";

const [a, b] = [number(1), number(2)];
const mock = await startMock({ port: 0 });
afterAll(mock.close);
afterEach(mock.reset);

const update = (id: string, body: unknown) =>
  call(mock.url, "PATCH", `${operation.path}/gateways/${encodeURIComponent(id)}`, { body });
const remove = (direction: string, id: string) =>
  call(mock.url, "DELETE", `/v2/sip/${direction}-gateways/${encodeURIComponent(id)}`);
const get = async (e164: string) => (await call(mock.url, "GET", `${operation.path}/${encodeURIComponent(e164)}`)).body;
const detach = async (phoneNumber: string) =>
  (await call(mock.url, "POST", `${operation.path}/detach`, { body: { phoneNumber } })).body;

test("an update is seen by get, on each number of the gateway, and on no other gateway", async () => {
  await post(mock.url, valid([a, b], { isShared: true, name: "Front desk" }));
  const before = await get(b);
  const changes = { name: "trunk", address: "sip.example.org", transport: "udp", sipRegion: "in002" };
  expect(await update(before.outbound.id, changes)).toEqual({
    status: 200,
    body: { message: "Gateway updated successfully" },
  });
  const { sipRegion: geoRegion, ...settings } = changes;
  const after = { ...before, outbound: { ...before.outbound, ...settings, geoRegion } };
  expect(await get(b)).toEqual(after);
  expect((await get(a)).outbound).toEqual(after.outbound);
});

test("a field that the gateway does not take is refused with 400, which names it, and nothing changes", async () => {
  await post(mock.url, valid([a]));
  const before = await get(a);
  const inbound = await update(before.inbound.id, { name: "trunk", address: "sip.example.org", transport: "tls" });
  expect(inbound).toMatchObject({
    status: 400,
    body: { message: "Not allowed for this gateway: address, transport. Nothing was changed." },
  });
  expect(await update(before.outbound.id, { isShared: true })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining("isShared") },
  });
  expect(await get(a)).toEqual(before);
});

test("both gateways can be deleted once they are empty, and not before", async () => {
  await post(mock.url, valid([a]));
  const { inbound } = await get(a);
  expect(await remove("inbound", inbound.id)).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining("Detach or release them") },
  });
  const ids = await detach(a);
  for (const direction of ["inbound", "outbound"]) {
    expect(await remove(direction, ids[direction])).toEqual({
      status: 200,
      body: { message: "Gateway deleted successfully" },
    });
    expect((await remove(direction, ids[direction])).status).toBe(404);
    expect((await update(ids[direction], { name: "trunk" })).status).toBe(404);
  }
  expect(mock.numbers("a-token").emptied).toEqual([]);
});

test("an update carried out before the connection broke stays done", async () => {
  await post(mock.url, valid([a]));
  const { outbound } = await get(a);
  mock.next("hangUpAfterCreating", { operation: "updatePhoneNumberGateway" });
  await expect(update(outbound.id, { name: "trunk" })).rejects.toThrow("fetch failed");
  expect((await get(a)).outbound.name).toBe("trunk");
});

test("a password that an update sets is shown in responses, and hidden from everything else", async () => {
  await post(mock.url, valid([a]));
  const { outbound } = await get(a);
  const auth = { username: "front-desk", password: "correct-horse-battery" };
  expect((await update(outbound.id, { auth })).status).toBe(200);
  expect((await get(a)).outbound.auth).toEqual(auth);
  expect(JSON.stringify([mock.requests, mock.numbers("a-token")])).not.toContain(auth.password);
});
