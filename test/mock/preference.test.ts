import { afterAll, afterEach, describe, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
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
  ["code=418", /status 418.*It has 200, 400, 401, 409/],
  ["example=nobody", /example named nobody.*alreadyAttached/],
  ["code=409, example=alreadyAttached", /alreadyAttached for status 409.*conflict/],
])("the preference %s, which the document cannot meet, is refused with what it has", async (preference, message) => {
  expect(await prefer(preference)).toMatchObject({ status: 400, message: expect.stringMatching(message) });
});

test("an invalid request is refused whatever it prefers", async () => {
  expect((await post(mock.url, {}, { prefer: "code=200" })).status).toBe(400);
});
