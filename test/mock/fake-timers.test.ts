/** Tests that install fake timers leave a mock in their process at work. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Mock, type MockOptions, startMock } from "../../scripts/mock/start-mock.js";
import { call, number, operation, post, valid } from "./requests.js";

const [a, b] = [number(1), number(2)];
const started: Mock[] = [];

async function start(options: MockOptions = {}): Promise<Mock> {
  const mock = await startMock({ port: 0, ...options });
  started.push(mock);
  return mock;
}

describe("with Vitest's fake timers", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(async () => {
    await Promise.all(started.splice(0).map((mock) => mock.close()));
    vi.useRealTimers();
  });

  test("a create and a lookup are responded to", async () => {
    const mock = await start();
    expect((await post(mock.url, valid([a]))).status).toBe(200);
    expect((await call(mock.url, "GET", `${operation.path}/${encodeURIComponent(a)}`)).status).toBe(200);
  });

  test("latency, a hold and a slow response pass by themselves", async () => {
    const mock = await start({ latency: 10 });
    expect((await post(mock.url, valid([a]))).status).toBe(200);
    mock.next([{ hold: 10 }, { slow: 10 }]);
    expect((await post(mock.url, valid([b]))).status).toBe(200);
    expect((await call(mock.url, "GET", operation.path)).status).toBe(200);
  });

  test("how long a request took is told, and is not negative", async () => {
    const mock = await start();
    vi.setSystemTime(0);
    mock.next({ slow: 20 });
    await post(mock.url, valid([a]));
    expect(mock.requests[0]?.milliseconds).toBeGreaterThan(15);
  });

  test("a client that waits on the control path is told when no request comes in time", async () => {
    const mock = await start();
    expect((await call(mock.url, "GET", "/__mock/requests/next?timeout=10")).status).toBe(408);
  });

  test("finish ends a mock whose request under way takes longer than the grace", async () => {
    const mock = await start();
    mock.next({ hold: 60_000 });
    const cutOff = expect(post(mock.url, valid([a]))).rejects.toThrow();
    await expect.poll(async () => (await post(mock.url, valid([a]))).status, { interval: 1 }).toBe(409);
    await mock.finish(10);
    await cutOff;
  });
});
