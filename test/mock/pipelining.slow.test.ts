/** Requests that are sent on one connection before the ones before them are responded to. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { bundledCli } from "../bundled-cli.js";
import { answeredInOrder, create, open } from "./raw.js";
import { number, operation, post, valid } from "./requests.js";

const cli = await bundledCli();
const numbers = Array.from({ length: 60_000 }, (_, index) => `+1${2_000_000_000 + index}`);
const amount = 400;
const get = `GET ${operation.path}/${encodeURIComponent(numbers[0] ?? "")} HTTP/1.1\r\nHost: mock\r\n${operation.authHeader}: a-token\r\n\r\n`;
/** Each response names every number twice: once for each gateway. */
const leastLength = 2 * numbers.join('","').length;

let child: ChildProcess;
let url: string;
beforeAll(async () => {
  const command = ["--max-old-space-size=256", cli, "mock", "--port", "0", "--quiet", "--json"];
  child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(child.stdout as NodeJS.ReadableStream), "line");
  url = JSON.parse(line).url;
  expect((await post(url, valid(numbers, { isShared: true }))).status).toBe(200);
});
afterAll(async () => {
  child.kill("SIGTERM");
  await once(child, "exit");
});

test("many long responses on one connection are made one after the other, and all arrive", async () => {
  const socket = await open(url);
  socket.write(get.repeat(amount));
  let length = 0;
  for await (const chunk of socket) {
    length += chunk.length;
    if (length > amount * leastLength) break;
  }
  expect(length).toBeGreaterThan(amount * leastLength);
});

test("nothing is written for a client that does not read, and others are responded to", async () => {
  const sockets = await Promise.all(Array.from({ length: 20 }, () => open(url)));
  for (const socket of sockets) {
    // The mock has more to say when the client hangs up.
    socket.on("error", () => {});
    socket.pause().write(get.repeat(amount));
  }
  for (let count = 0; count < 10; count++) {
    expect((await post(url, valid([number(count)]), { [operation.authHeader]: "another" })).status).toBe(200);
  }
  for (const socket of sockets) socket.destroy();
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
