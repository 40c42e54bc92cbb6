/** Load that no hostile client is needed for: nothing is lost, and nothing stays in memory. */
import { text } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { expectLinearizable, mixedLoad } from "./mixed-load.js";
import { create, open } from "./raw.js";
import { number, operation, post, valid } from "./requests.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** A million take half an hour. */
const requests = Number(process.env.LOAD_TEST_REQUESTS ?? 50_000);

test(`${requests} mixed requests over accounts that come and go leave nothing in memory but the state`, {
  timeout: 3_600_000,
}, async () => {
  const mock = await startMock({ port: 0, latency: 1 });
  const load = async (operations: number) => {
    const groups = await mixedLoad(mock.url, { operations, clients: 128, groups: 40 });
    expect(groups.reduce((sum, { steps }) => sum + steps.length, 0)).toBeGreaterThanOrEqual(operations);
    expectLinearizable(groups);
    mock.reset();
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const part = Math.ceil(requests / 10);
  await load(part);
  const before = await load(part);
  let after = before;
  for (let sent = 2 * part; sent < requests; sent += part) after = await load(part);
  console.log(`From ${Math.round(before / 1000)} kB to ${Math.round(after / 1000)} kB`);
  expect(after - before).toBeLessThan(5_000_000);
  await mock.close();
});

test("1,000 connections at once are all responded to", async () => {
  const mock = await startMock({ port: 0 });
  const sockets = await Promise.all(Array.from({ length: 1000 }, () => open(mock.url)));
  const request = `GET /__mock/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
  const responses = sockets.map((socket) => text(socket));
  for (const socket of sockets) socket.write(request);
  for (const response of await Promise.all(responses)) expect(response).toMatch(/^HTTP\/1\.1 200 OK/);
  await mock.close();
});

test("10,000 that wait for a request at the same time are all told of it", async () => {
  const mock = await startMock({ port: 0 });
  const headers = `Host: localhost\r\n${operation.authHeader}: me\r\n`;
  const wait = `GET /__mock/requests/next?timeout=60000 HTTP/1.1\r\n${headers}\r\n`;
  const connections = 100;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(mock.url)));
  const responses = sockets.map((socket) => text(socket));
  for (const [index, socket] of sockets.entries()) {
    // A connection is read in order: when the mock has seen the create, all waits before it have begun.
    socket.write(wait.repeat(100) + create("another", `+1202555${1000 + index}`, { Connection: "close" }));
  }
  await expect.poll(() => mock.requests.length, { timeout: 60_000 }).toBe(connections);
  await post(mock.url, valid([number(1)]), { [operation.authHeader]: "me" });
  for (const response of await Promise.all(responses)) {
    expect(response.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(101);
    expect(response.match(/"operation":"createPhoneNumbers"/g)).toHaveLength(100);
  }
  await mock.close();
});
