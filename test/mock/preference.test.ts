import { afterAll, afterEach, describe, expect, test } from "vitest";
import { createClient } from "../../generated/client.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { cpuTime } from "../cpu.js";
import { number, operation, post, valid } from "./requests.js";

const mock = await startMock({ port: 0 });
afterAll(mock.close);
afterEach(mock.reset);

const body = valid([number(1)]);
const prefer = (preference: string) => post(mock.url, body, { prefer: preference });

const examples = Object.entries(operation.responses).flatMap(([status, response]) =>
  Object.entries(response.content?.examples ?? {}).map(([name, value]) => ({ status: Number(status), name, value })),
);

describe.each(examples)("example $name of status $status", ({ status, name, value }) => {
  test("is sent when it is preferred, and the state is left alone", async () => {
    const { status: got, message } = await prefer(`example=${name}`);
    expect([got, { message }]).toEqual([status, value]);
    expect((await post(mock.url, body)).status).toBe(200);
  });
});

test.each(Object.keys(operation.responses))("status %s is sent when it is preferred", async (status) => {
  expect((await prefer(`code=${status}`)).status).toBe(Number(status));
});

test("a preference in the query works as one in the header", async () => {
  const response = await fetch(`${mock.url}${operation.path}?__code=409`, {
    method: operation.method,
    headers: { [operation.authHeader]: "t", "content-type": operation.requestBody.mediaType },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(409);
});

test.each([
  ["code=418", /a status .*It has 200, 400, 401, 409/],
  ["code=", /a status .*It has 200/],
  ["example=nobody", /an example .*alreadyAttached/],
  ["example=hasOwnProperty", /an example .*alreadyAttached/],
  ["code=409, example=alreadyAttached", /of status 409.*conflict/],
])("the preference %s, which the document cannot meet, is refused with what it has", async (preference, message) => {
  const answer = await prefer(preference);
  expect(answer).toMatchObject({ status: 422, message: expect.stringMatching(message) });
  expect(answer.message).not.toMatch(/418|nobody|hasOwn/);
});

test("nobody takes an unmet preference for a reason that the document gives", async () => {
  const client = createClient({ token: "a-token", baseUrl: mock.url, retry: false });
  const call = client.createPhoneNumbers(body, { headers: { prefer: "example=alreadyAtached" } });
  await expect(call).rejects.toMatchObject({ code: "refused" });
});

test.each([
  ["dynamic=false", 200],
  ["dynamic", 200],
  ["respond-async, wait=10", 200],
  ["code=409, code=401", 409],
  ["code=409; code=401", 409],
  ['EXAMPLE = "conflict"', 409],
  ["example=conflict, dynamic=false", 409],
])("the preference %s gets %i", async (preference, status) => {
  expect((await prefer(preference)).status).toBe(status);
});

test("a preference for no random answer leaves the answer to the state", async () => {
  expect((await post(mock.url, body)).status).toBe(200);
  expect((await prefer("dynamic=false")).status).toBe(400);
});

test.each([" ", 'a="', "a=", "=", ",", ";", '"', "\\"])("a preference that repeats %j takes no time", async (piece) => {
  const preference = `a=${piece.repeat(15_000 / piece.length)}"x"y`;
  const time = await cpuTime(async () => expect((await prefer(preference)).status).toBe(200));
  expect(time).toBeLessThan(1000);
});

test("an invalid request is refused whatever it prefers", async () => {
  expect((await post(mock.url, {}, { prefer: "code=200" })).status).toBe(400);
});
