import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { operationNamed, operations } from "../../scripts/document/operations.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { call, number, post, valid } from "./requests.js";

const [a, b, c] = [number(1), number(2), number(3)];
const mock = await startMock({ port: 0 });
afterAll(mock.close);
afterEach(mock.reset);

const all = operations(document);
const base = operationNamed(all, "listPhoneNumbers").path;
const path = (e164: string) => `${base}/${encodeURIComponent(e164)}`;
const create = async (phoneNumbers: string[], fields = {}) =>
  (await post(mock.url, valid(phoneNumbers, fields))).status;
const get = (e164: string, headers = {}) => call(mock.url, "GET", path(e164), { headers });
const list = (query = "") => call(mock.url, "GET", `${base}${query}`);
const detach = (phoneNumber: unknown) => call(mock.url, "POST", `${base}/detach`, { body: { phoneNumber } });
const release = (id: string) => call(mock.url, "POST", `${base}/${encodeURIComponent(id)}/release`);

/** The document's example of this name, of an operation's answers. */
function example(operationId: string, name: string): unknown {
  const { responses } = operationNamed(all, operationId);
  return Object.values(responses).flatMap(({ content }) => content?.examples[name] ?? [])[0];
}

test("a number lives: created, got, detached, created again under the same id, released, and gone", async () => {
  expect((await get(a)).status).toBe(404);
  await create([a], { name: "Front desk" });
  const attached = await get(a);
  expect(attached).toMatchObject({
    status: 200,
    body: { phoneNumber: { e164: a, name: "Front desk" }, inbound: { numbers: [a] }, outbound: { numbers: [a] } },
  });
  const { phoneNumberId } = attached.body.phoneNumber;

  const detached = await detach(a);
  expect(detached.status).toBe(200);
  expect(detached.body).toMatchObject({
    message: (example("detachPhoneNumber", "detached") as { message: string }).message,
    phoneNumber: { phoneNumberId },
    inbound: attached.body.inbound.id,
    outbound: attached.body.outbound.id,
  });
  expect((await get(a)).body).toMatchObject({ phoneNumber: { phoneNumberId }, inbound: null, outbound: null });

  expect(await create([a])).toBe(200);
  expect((await get(a)).body.phoneNumber.phoneNumberId).toBe(phoneNumberId);

  const { message } = example("releasePhoneNumber", "released") as { message: string };
  expect(await release(phoneNumberId)).toEqual({ status: 200, body: { message, phoneNumberId, e164: a } });
  expect((await get(a)).status).toBe(404);
  expect((await release(phoneNumberId)).status).toBe(404);
  expect(await create([a])).toBe(200);
});

test("a detach of a number that is attached to nothing is refused with 400, of an unknown one with 404", async () => {
  await create([a]);
  await detach(a);
  expect(await detach(a)).toMatchObject({ status: 400, body: { message: expect.stringContaining("attached") } });
  expect(await detach(b)).toMatchObject({ status: 404, body: { message: expect.stringContaining(b) } });
});

test.each(["12025550101", "detach", "nobody", "+1202555010x", "%"])("there is no number %j: 404", async (value) => {
  expect((await get(value)).status).toBe(404);
});

test("a number in the path may have its plus sign as it is", async () => {
  await create([a]);
  expect((await call(mock.url, "GET", `${base}/${a}`)).status).toBe(200);
});

test("a list has the page, of the size, that was asked for, and the numbers that a search finds", async () => {
  await create([a, b], { name: "Front desk" });
  await create([c], { name: "Back office" });
  const listed = async (query: string) => {
    const { body } = await list(query);
    return [body.data.map(({ phoneNumber }: { phoneNumber: { e164: string } }) => phoneNumber.e164), body.pageInfo];
  };
  expect(await listed("?page=2&perPage=2")).toEqual([[c], { currentPage: 2, perPage: 2, lastPage: 2, total: 3 }]);
  expect(await listed("?search=front%20DESK")).toEqual([
    [a, b],
    { currentPage: 1, perPage: 20, lastPage: 1, total: 2 },
  ]);
  expect((await list("?page=&perPage=&search=")).body.pageInfo).toMatchObject({
    currentPage: 1,
    perPage: 20,
    total: 3,
  });
});

test("accounts do not see each other's numbers", async () => {
  await create([a]);
  const { phoneNumberId } = (await get(a)).body.phoneNumber;
  const headers = { authorization: "another" };
  expect((await get(a, headers)).status).toBe(404);
  expect((await call(mock.url, "GET", base, { headers })).body.data).toEqual([]);
  expect((await call(mock.url, "POST", `${base}/detach`, { headers, body: { phoneNumber: a } })).status).toBe(404);
  expect((await call(mock.url, "POST", `${base}/${phoneNumberId}/release`, { headers })).status).toBe(404);
  expect((await get(a)).body.inbound).not.toBeNull();
});

describe.each(all)("$operationId", ({ method, path, responses, requestBody }) => {
  const target = path.replace(/\{(\w+)\}/g, (_, name) =>
    name === "phoneNumber" ? encodeURIComponent(a) : "no-such-id",
  );
  const body = requestBody && Object.values(requestBody.examples)[0];

  test.each(["Bearer abc", "Basic abc"])("refuses the token %j with 401", async (authorization) => {
    expect(await call(mock.url, method, target, { headers: { authorization }, body })).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining("without a prefix") },
    });
  });

  test("answers with any of its examples, when that is preferred", async () => {
    for (const [status, { content }] of Object.entries(responses)) {
      for (const [name, value] of Object.entries(content?.examples ?? {})) {
        const prefer = `code=${status}, example=${name}`;
        expect(await call(mock.url, method, target, { body, headers: { prefer } })).toEqual({
          status: Number(status),
          body: value,
        });
      }
    }
  });

  const isSilent = !Object.values(responses)[0]?.content;
  test.skipIf(isSilent)("refuses what Accept asks for with 406, and changes nothing", async () => {
    await create([a, number(50)]);
    const before = (await list()).body;
    expect((await call(mock.url, method, target, { body, headers: { accept: "text/html" } })).status).toBe(406);
    expect((await list()).body).toEqual(before);
  });

  test("stateless, answers with the document's example", async () => {
    const stateless = await startMock({ port: 0, stateless: true });
    const [status, success] = Object.entries(responses)[0] ?? [];
    for (const _ of ["once", "again"]) {
      expect(await call(stateless.url, method, target, { body })).toEqual({
        status: Number(status),
        body: Object.values(success?.content?.examples ?? {})[0],
      });
    }
    await stateless.close();
  });
});

test("every answer fits the document's schema", async () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: "document" });
  const fits = (operationId: string, { status, body }: { status: number; body: unknown }) => {
    const { $ref } = operationNamed(all, operationId).responses[status]?.content?.schema ?? {};
    const validate = ajv.compile({ $ref: `document${$ref}` });
    expect(validate(body), JSON.stringify([operationId, status, validate.errors])).toBe(true);
  };
  await create([a, b], { mediaEncryption: "enable" });
  await create([c], { outbound: { sipRegion: "auto", address: "sip.example.com", transport: "udp" } });
  const update = (id: string, body: unknown) => call(mock.url, "PATCH", `${base}/gateways/${id}`, { body });
  const remove = (id: string) => call(mock.url, "DELETE", `/v2/sip/inbound-gateways/${id}`);
  const { inbound } = (await get(c)).body;
  fits("updatePhoneNumberGateway", await update(inbound.id, { name: "trunk" }));
  fits("updatePhoneNumberGateway", await update(inbound.id, { transport: "tls" }));
  fits("updatePhoneNumberGateway", await update("gw_nobody", {}));
  fits("deleteInboundGateway", await remove((await detach(c)).body.inbound));
  fits("deleteInboundGateway", await remove("gw_nobody"));
  fits("detachPhoneNumber", await detach(a));
  fits("detachPhoneNumber", await detach(a));
  fits("detachPhoneNumber", await detach(number(9)));
  fits("listPhoneNumbers", await list());
  fits("listPhoneNumbers", await list("?page=x"));
  for (const e164 of [a, b, c, number(9)]) fits("getPhoneNumber", await get(e164));
  fits("releasePhoneNumber", await release((await get(a)).body.phoneNumber.phoneNumberId));
  fits("releasePhoneNumber", await release("pn_nobody"));
});

test.each([
  ["OPTIONS", base, "POST, GET, HEAD"],
  ["PUT", `${base}/detach`, "POST, GET, HEAD"],
  ["DELETE", `${base}/%2B12025550101`, "GET, HEAD"],
  ["GET", `${base}/pn_1/release`, "POST"],
  ["DELETE", `${base.replace("phone-", "phone%2D")}`, "POST, GET, HEAD"],
])("refuses %s %s with 405 and says what is allowed", async (method, target, allow) => {
  const response = await fetch(mock.url + target, { method });
  expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
});
