/** Requests that meet: on connections of their own, and behind each other on one. */
import { Agent, request } from "node:http";
import { afterAll, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { answeredInOrder, create, open } from "./raw.js";
import { number, operation, post, valid } from "./requests.js";

const headers = { [operation.authHeader]: "a-token", "content-type": operation.requestBody.mediaType };
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
afterAll(() => agent.destroy());

/** The status of a create, sent on a connection of its own beside those that are under way. */
function statusOf(origin: string, body: object): Promise<number> {
  return new Promise((resolve, reject) => {
    request(origin + operation.path, { method: operation.method, headers, agent }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    })
      .once("error", reject)
      .end(JSON.stringify(body));
  });
}

test.each([0, 5])(
  "of 200 creates of one number at once exactly one succeeds, with a latency of %i ms",
  async (latency) => {
    const mock = await startMock({ port: 0, latency });
    for (let round = 0; round < 3; round++) {
      const body = valid([`+1202555${1000 + round}`]);
      const all = await Promise.all(Array.from({ length: 200 }, () => statusOf(mock.url, body)));
      const [first, ...others] = all.toSorted();
      expect(first).toBe(200);
      expect(others.every((status) => status === 400 || status === 409)).toBe(true);
      expect((await post(mock.url, body)).status).toBe(400);
    }
    await mock.close();
  },
);

test("while a create is under way its numbers are a conflict, and others are free", async () => {
  const mock = await startMock({ port: 0, latency: 50 });
  const both = create("a-token", number(1)).replace(/"\+\d+"/, `"${number(1)}","${number(2)}"`);
  const winner = both.replace(/Content-Length: \d+/, `Content-Length: ${both.split("\r\n\r\n")[1]?.length}`);
  const others = [create("a-token", number(2)), create("a-token", number(3))];
  expect(await answeredInOrder(mock.url, winner, ...others)).toEqual([200, 409, 200]);
  expect((await post(mock.url, valid([number(2)]))).status).toBe(400);
  await mock.close();
});

test("a create that is under way when the mock is reset is refused, and creates nothing", async () => {
  const mock = await startMock({ port: 0 });
  mock.next({ hold: 200 });
  const later = mock.nextRequest({ account: "another" });
  const statuses = answeredInOrder(mock.url, create("a-token", number(1)), create("another", number(1)));
  await later;
  mock.reset();
  expect(await statuses).toEqual([503, 200]);
  expect([mock.numbers("a-token").numbers, mock.numbers("another").numbers]).toEqual([[], []]);
  expect((await post(mock.url, valid([number(1)]))).status).toBe(200);
  await mock.close();
});

test("a client that hangs up while its create is under way leaves nothing held", async () => {
  const mock = await startMock({ port: 0 });
  mock.next({ hold: 600_000 });
  const body = valid([number(1)]);
  const socket = await open(mock.url);
  const second = mock.nextRequest();
  socket.write(create("a-token", number(1)) + create("another", number(1)));
  await second;
  expect((await post(mock.url, body)).status).toBe(409);
  socket.destroy();
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

test("100 requests at once on one connection are all responded to, in their order", async () => {
  const mock = await startMock({ port: 0, latency: 1 });
  const requests = Array.from({ length: 100 }, (_, index) => create("a-token", `+1202555${1000 + (index >> 1)}`));
  const statuses = await answeredInOrder(mock.url, ...requests);
  expect(statuses).toEqual(requests.map((_, index) => (index % 2 === 0 ? 200 : 409)));
  await mock.close();
});

test("a client that hangs up leaves nothing held by a create whose response waits for the one before it", async () => {
  const mock = await startMock({ port: 0 });
  mock.next([{ slow: 600_000 }, { hold: 600_000 }]);
  const socket = await open(mock.url);
  const third = mock.nextRequest({ account: "another" });
  socket.write(create("a-token", number(1)) + create("a-token", number(2)) + create("another", number(3)));
  await third;
  const second = async () => (await post(mock.url, valid([number(2)]))).status;
  expect(await second()).toBe(409);
  socket.destroy();
  await expect.poll(second, { interval: 5 }).toBe(200);
  await mock.close();
});
