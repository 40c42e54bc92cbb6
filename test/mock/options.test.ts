import { afterEach, describe, expect, test } from "vitest";
import { createClient } from "../../generated/client.js";
import { type Mock, type MockOptions, startMock } from "../../scripts/mock/start-mock.js";
import { number, post, valid } from "./requests.js";

const started: Mock[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((mock) => mock.close()));
});
const start = async (options: MockOptions) => {
  const mock = await startMock({ port: 0, ...options });
  started.push(mock);
  return mock;
};

test.each<[string, object]>([
  ["port", { port: -1 }],
  ["port", { port: 65_536 }],
  ["port", { port: 1.5 }],
  ["port", { port: "4010" }],
  ["port", { port: null }],
  ["latency", { latency: -1 }],
  ["latency", { latency: 2 ** 31 }],
  ["latency", { latency: Number.NaN }],
  ["latency", { latency: Number.POSITIVE_INFINITY }],
  ["sendingTime", { sendingTime: 0 }],
  ["sendingTime", { sendingTime: 2 ** 31 }],
  ["sendingTime", { sendingTime: "1s" }],
  ["chaos", { chaos: 1.5 }],
  ["chaos", { chaos: Number.NaN }],
  ["seedChaos", { seedChaos: -1 }],
  ["host", { host: "" }],
  ["host", { host: " " }],
  ["host", { host: null }],
  ["seed", { stateless: true, seed: {} }],
  ["latency", { stateless: true, latency: 10 }],
])("refuses a wrong %s: %j", async (name, options) => {
  await expect(start(options)).rejects.toThrow(name);
});

test.each([1, 7, 15, 333, 10_001])("takes a sendingTime of %i", async (sendingTime) => {
  await start({ sendingTime });
});

test("listens on this machine only, unless told otherwise", async () => {
  const { url } = await start({});
  expect(new URL(url).hostname).toBe("127.0.0.1");
});

describe.each(["0.0.0.0", "127.0.0.1", "localhost"])("on %s", (host) => {
  test("the url is one that this package's own client calls", async () => {
    const { url } = await start({ host });
    const client = createClient({ token: "a", baseUrl: url });
    const { message } = await client.createPhoneNumbers(valid([number(1)]));
    expect(message).toEqual(expect.any(String));
  });
});

test.each(["::", "::1"])("on %s the url is [::1]", async (host) => {
  const mock = await start({ host }).catch((error) => error);
  // A machine without IPv6 has neither.
  if (mock instanceof Error) expect(mock.message).toMatch(/address/);
  else {
    expect(mock.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await post(mock.url, valid([number(1)]))).status).toBe(200);
  }
});

test("close frees the port at once, with requests under way", async () => {
  const slow = await start({ latency: 60_000 });
  const port = Number(new URL(slow.url).port);
  const underWay = post(slow.url, valid([number(1)])).catch(() => "cut off");
  await expect
    .poll(() =>
      post(slow.url, valid([number(1)])).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(409);
  await slow.close();
  expect(await underWay).toBe("cut off");
  await start({ port });
});

test("a taken port is refused with the way out", async () => {
  const port = Number(new URL((await start({})).url).port);
  await expect(start({ port })).rejects.toThrow(/choose another port/);
  await expect(start({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
