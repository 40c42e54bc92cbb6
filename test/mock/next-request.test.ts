/** Waiting for a request, and the filters of it. */
import { afterAll, afterEach, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { call, number, operation, post, valid } from "./requests.js";

const [a] = [number(1)];
const mock = await startMock({ port: 0 });
afterAll(mock.close);
afterEach(mock.reset);

test("a filter that throws ends the waiting with its error, and no request fails for it", async () => {
  const next = mock.nextRequest(({ body }) => (body as { phoneNumbers: string[] }).phoneNumbers.includes(a));
  const failed = expect(next).rejects.toThrow("phoneNumbers");
  expect((await call(mock.url, "GET", operation.path)).status).toBe(200);
  await failed;
  expect((await post(mock.url, valid([a]))).status).toBe(200);
});

test("a filter that is async is an error, since its promise would fit every request", async () => {
  const failing = async () => {
    throw new Error("nobody hears this");
  };
  for (const filter of [async () => false, failing]) {
    const failed = expect(mock.nextRequest(filter as unknown as () => boolean)).rejects.toThrow("must not be async");
    expect((await call(mock.url, "GET", operation.path)).status).toBe(200);
    await failed;
  }
});

test("a filter is asked once for each request, and no more when one fits", async () => {
  const asked: string[] = [];
  const next = mock.nextRequest(({ path }) => asked.push(path) === 2);
  for (let count = 0; count < 4; count++) await call(mock.url, "GET", operation.path);
  await next;
  expect(asked).toHaveLength(2);
});

test("a signal that is aborted already ends the waiting at once", async () => {
  await expect(mock.nextRequest({}, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
});

test("a mock that is closed ends all waiting, also what begins afterwards, and nobody has to listen", async () => {
  const closing = await startMock({ port: 0 });
  const before = closing.nextRequest();
  void closing.nextRequest();
  const response = call(closing.url, "GET", "/__mock/requests/next");
  await expect.poll(async () => (await call(closing.url, "GET", "/__mock/health")).status).toBe(200);
  await closing.finish(10_000);
  await expect(before).rejects.toThrow("The mock was closed before such a request came.");
  await expect(closing.nextRequest()).rejects.toThrow("The mock was closed");
  expect(await response).toEqual({ status: 503, body: { message: "The mock was closed before such a request came." } });
});
