import { request } from "node:http";
import { expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { number, operation, post, statuses, valid } from "./requests.js";

test.each([0, 5])(
  "of 200 creates of one number at once exactly one succeeds, with a latency of %i ms",
  async (latency) => {
    const mock = await startMock({ port: 0, latency });
    for (let round = 0; round < (latency === 0 ? 10 : 3); round++) {
      const body = valid([`+1202555${1000 + round}`]);
      const [first, ...others] = await statuses(Array.from({ length: 200 }, () => post(mock.url, body)));
      expect(first).toBe(200);
      expect(others.every((status) => status === 400 || status === 409)).toBe(true);
      expect((await post(mock.url, body)).status).toBe(400);
    }
    await mock.close();
  },
);

test("while a create is under way its numbers are a conflict, and others are free", async () => {
  const mock = await startMock({ port: 0, latency: 400 });
  const winner = post(mock.url, valid([number(1), number(2)]));
  await expect
    .poll(async () => (await post(mock.url, valid([number(2), number(2)]))).status, { interval: 5 })
    .toBe(409);
  expect((await post(mock.url, valid([number(3)]))).status).toBe(200);
  expect((await winner).status).toBe(200);
  expect((await post(mock.url, valid([number(2)]))).status).toBe(400);
  await mock.close();
});

test("a client that hangs up while its create is under way leaves nothing held", async () => {
  const mock = await startMock({ port: 0, latency: 300 });
  const body = valid([number(1)]);
  const stop = new AbortController();
  const hungUp = fetch(mock.url + operation.path, {
    method: "POST",
    headers: { authorization: "a-token", "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: stop.signal,
  }).catch(() => "hung up");
  await expect.poll(async () => (await post(mock.url, body)).status, { interval: 5 }).toBe(409);
  stop.abort();
  expect(await hungUp).toBe("hung up");
  await expect.poll(async () => (await post(mock.url, body)).status, { interval: 5 }).toBe(200);
  await mock.close();
});

test("a client that hangs up half way through its body leaves nothing held", async () => {
  const mock = await startMock({ port: 0 });
  const text = JSON.stringify(valid([number(1)]));
  const half = request(mock.url + operation.path, {
    method: "POST",
    headers: { authorization: "a-token", "content-type": "application/json", "content-length": text.length },
  });
  half.on("error", () => {});
  await new Promise((sent) => half.write(text.slice(0, 50), sent));
  half.destroy();
  expect((await post(mock.url, JSON.parse(text))).status).toBe(200);
  await mock.close();
});
