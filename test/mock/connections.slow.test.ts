/** Clients that send what is no request, or send it slowly, in pieces, or without end. */
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type LogEntry, startMock } from "../../scripts/mock/start-mock.js";
import { create, open, raw } from "./raw.js";
import { number, operation, post, valid } from "./requests.js";

const log: LogEntry[] = [];
const mock = await startMock({ port: 0, log: (entry) => log.push(entry) });
/** Does not wait long for whoever sends slowly. */
const hasty = await startMock({ port: 0, sendingTime: 200, log: (entry) => log.push(entry) });
afterAll(() => Promise.all([mock.close(), hasty.close()]));
afterEach(() => {
  mock.reset();
  hasty.reset();
  log.length = 0;
});

const statusesOf = (answers: string) => [...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
const isFree = async (token: string, { url } = mock) =>
  (await post(url, valid([number(1)]), { [operation.authHeader]: token })).status === 200;
const refusal = (status: number) =>
  new RegExp(`^HTTP/1.1 ${status} .*access-control-allow-origin: \\*.*\\r\\n\\r\\n\\{"message":"[^"]+"\\}$`, "is");

test("a valid request with a byte too many behind it is answered as one, and so is the byte", async () => {
  const answers = await raw(mock.url, `${create("a", number(1))}x`);
  expect(statusesOf(answers)).toEqual([200, 400]);
  expect(log.map(({ status }) => status)).toEqual([200, 400]);
});

test("a client that has said all it has to say gets its answers, however large its request was", async () => {
  const socket = await open(mock.url);
  const large = create("a", number(1))
    .replace("POST", "GET")
    .replace(/Content-Length: (\d+)/, (_, length) => {
      return `Content-Length: ${Number(length) + 300_000}`;
    });
  socket.end(`${large}${" ".repeat(300_000)}${create("b", number(1))}`);
  expect(statusesOf(await text(socket))).toEqual([200, 200]);
});

test("requests before one that cannot be read are answered in their order", async () => {
  const requests = [create("a", number(1)), create("a", number(1)), create("b", number(1)), "nonsense\r\n\r\n"];
  expect(statusesOf(await raw(mock.url, requests.join("")))).toEqual([200, 400, 200, 400]);
});

test("requests after one that was too slow on its connection are not carried out", async () => {
  const bytes = create("slow", number(1));
  const socket = await open(hasty.url);
  const answer = text(socket);
  socket.write(bytes.slice(0, -10));
  await once(socket, "readable");
  socket.write(bytes.slice(-10) + create("slow", number(1)));
  expect(await answer).toMatch(refusal(408));
  expect(log.map(({ status }) => status)).toEqual([408]);
  expect(await isFree("slow", hasty)).toBe(true);
});

test.each([
  ["nothing", ""],
  ["half a line", "POST /v2"],
  ["half a header", "POST / HTTP/1.1\r\nHost: mock\r\nAuth"],
  ["half a body", create("slow", number(1)).slice(0, -1)],
  ["half a chunk", "POST / HTTP/1.1\r\nHost: mock\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc"],
])("a client that sends %s gets 408", async (_, bytes) => {
  expect(await raw(hasty.url, bytes)).toMatch(refusal(408));
});

test("the connection of a client that was too slow ends though the client stays and sends on", async () => {
  const socket = await open(hasty.url);
  // Without this, this side would end when the other says that it has no more to say.
  socket.allowHalfOpen = true;
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write("POST / HTTP/1.1\r\nHost: mock\r\nContent-Length: 1000000\r\n\r\n");
  await new Promise((answered) => socket.resume().once("end", answered));
  const sending = setInterval(() => socket.write("x"), 10);
  await closed;
  clearInterval(sending);
});

test("a client that never stops sending is cut off", { timeout: 30_000 }, async () => {
  const socket = await open(hasty.url);
  // Writing on after the other side has closed is an error, and not the one that this is about.
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(`POST ${operation.path} HTTP/1.1\r\nHost: mock\r\nTransfer-Encoding: chunked\r\n\r\n`);
  const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
  const send = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on("drain", send);
  send();
  socket.resume();
  await closed;
  expect([408, 413]).toContain(log[0]?.status);
});

test("a body over the limit gets 413 though the client closes, and says how much there is", async () => {
  const size = 5_000_000;
  const head = `POST ${operation.path} HTTP/1.1\r\nHost: mock\r\nConnection: close\r\nContent-Length: ${size}\r\n\r\n`;
  const answer = await raw(mock.url, Buffer.concat([Buffer.from(head), Buffer.alloc(size, " ")]));
  expect(answer).toMatch(/^HTTP\/1.1 413 .*\{"message":"[^"]+"\}$/s);
});

test("a body over the limit gets 413 that is seen by a client which sends all of it before it reads", async () => {
  const size = 20_000_000;
  const socket = await open(mock.url);
  const head = `POST ${operation.path} HTTP/1.1\r\nHost: mock\r\nConnection: close\r\nContent-Length: ${size}\r\n\r\n`;
  await new Promise<void>((sent, failed) => {
    socket.once("error", failed);
    socket.write(Buffer.concat([Buffer.from(head), Buffer.alloc(size, " ")]), () => sent());
  });
  expect(await text(socket)).toMatch(/^HTTP\/1.1 413 /);
});

test("a body in a few pieces is read like one", async () => {
  const bytes = create("pieces", number(1));
  const [head = "", body = ""] = bytes.split(/(?<=\r\n\r\n)/);
  const pieces = [...body].map((character) => `1\r\n${character}\r\n`).join("");
  const chunked = head.replace(/Content-Length.*\r\n/, "Transfer-Encoding: chunked\r\nConnection: close\r\n");
  expect(statusesOf(await raw(mock.url, `${chunked}${pieces}0\r\n\r\n`))).toEqual([200]);
});

describe("is refused in the API's shape, logged, and attaches nothing:", () => {
  const end = { Connection: "close", Origin: "http://app.example" };
  test.each([
    ["CONNECT", 400, create("broken", number(1), end).replace(/^.*HTTP/, "CONNECT app.example:443 HTTP")],
    ["a version that is none", 400, create("broken", number(1), end).replace("HTTP/1.1", "HTTP/9.9")],
    ["a header without a colon", 400, create("broken", number(1), end).replace("\r\n", "\r\nnonsense\r\n")],
    ["two lengths", 400, create("broken", number(1), end).replace("\r\n", "\r\nContent-Length: 5\r\n")],
    ["a length that is no number", 400, create("broken", number(1), { ...end, "Content-Length": "five" })],
    ["a length and chunks", 400, create("broken", number(1), { ...end, "Transfer-Encoding": "chunked" })],
    ["headers that are too large", 431, create("broken", number(1), { ...end, X: "x".repeat(20_000) })],
    ["a target that is no path", 400, create("broken", number(1), end).replace(operation.path, "*")],
  ])("%s", async (_, status, bytes) => {
    const answer = await raw(mock.url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} .*\\r\\n\\r\\n\\{"message":"[^"]+"\\}$`, "s"));
    expect(answer).toMatch(/access-control-allow-origin: (\*|http:\/\/app\.example)\r\n/i);
    expect(log.map((entry) => entry.status)).toEqual([status]);
    expect(await isFree("broken")).toBe(true);
  });
});

test("a client that waits for a word before it sends its body gets it", async () => {
  const answers = await raw(mock.url, create("a", number(1), { Connection: "close", Expect: "100-continue" }));
  expect(statusesOf(answers)).toEqual([100, 200]);
});
