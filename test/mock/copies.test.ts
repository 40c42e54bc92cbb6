/** Nothing that the mock hands out or is given is shared: a test may change it, and the mock stays as it is. */
import { afterAll, afterEach, expect, test } from "vitest";
import { type Failure, startMock } from "../../scripts/mock/start-mock.js";
import { call, number, operation, post, valid } from "./requests.js";

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());
afterEach(() => mock.reset());

const body = valid([number(1)]);

/** Changes every value in an object, however deep. */
function spoil(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    spoil(inner);
    Reflect.set(value, key, "spoilt");
  }
}

test("a changed entry of mock.requests changes no later response", async () => {
  const before = await post(mock.url, body, { prefer: "example=conflict" });
  spoil(mock.requests);
  expect((await post(mock.url, body, { prefer: "example=conflict" })).message).toBe(before.message);
  expect(JSON.stringify(mock.requests)).not.toContain("spoilt");
});

test("a changed entry changes nothing that an account knows", async () => {
  await post(mock.url, body);
  const get = () => call(mock.url, "GET", `${operation.path}/${encodeURIComponent(number(1))}`);
  const before = await get();
  spoil(mock.requests);
  spoil(mock.numbers("a-token"));
  expect(await get()).toEqual(before);
});

test("a changed request of mock.nextRequest, or one that a filter changed, is not the mock's own", async () => {
  const next = mock.nextRequest((seen) => {
    spoil(seen);
    return true;
  });
  await post(mock.url, body);
  spoil(await next);
  expect(mock.requests[0]).toMatchObject({ operation: "createPhoneNumbers", status: 200 });
});

test("a failure that is changed after it was asked for comes as it was asked for", async () => {
  const failure = { status: 503 } satisfies Failure;
  mock.next(failure);
  Object.assign(failure, { status: 502 });
  expect((await post(mock.url, body)).status).toBe(503);
});
