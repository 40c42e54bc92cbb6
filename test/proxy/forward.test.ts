/** The proxy passes every request and every response on as they come. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import { connect, type Socket } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { serve } from "../serve.js";
import { bare, forwardTo } from "./servers.js";

const path = "/v2/sip/phone-numbers";

/** Sends text as it is, and gives what comes back until the connection ends. */
async function raw(url: string, message: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(message);
  const answer = await text(socket).catch(() => "reset");
  socket.destroy();
  return answer;
}

const get = (url: string, extra = "") =>
  raw(url, `GET ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nConnection: close\r\n${extra}\r\n`);

test("headers keep their order, case and repetition both ways; those of the connection stay behind", async () => {
  let seen: string[] = [];
  const url = await serve((request, response) => {
    seen = request.rawHeaders;
    response.sendDate = false;
    response.writeHead(207, "Many", [
      "X-B",
      "1",
      "x-a",
      "2",
      "X-B",
      "3",
      "Connection",
      "X-Hop",
      "X-Hop",
      "no",
      "Content-Length",
      "2",
    ] as never);
    response.end("ok");
  });
  const proxy = await forwardTo(url);
  const answer = await get(proxy.url, "X-Zed: 1\r\naccept: */*\r\nX-Zed: 2\r\nTE: trailers\r\nKeep-Alive: 5\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 207 Many\r\nX-B: 1\r\nx-a: 2\r\nX-B: 3\r\nContent-Length: 2\r\n/);
  expect(answer).not.toContain("X-Hop");
  const { host } = new URL(url);
  expect(seen.join(" ")).toMatch(new RegExp(`^Host ${host} X-Zed 1 accept \\*/\\* X-Zed 2( Connection [\\w-]+)?$`));
});

test("100 MB stream through without being kept, and a body arrives as it comes", async () => {
  const chunk = Buffer.alloc(1024 * 1024, "x");
  const url = await serve(async (request, response) => {
    let length = 0;
    for await (const part of request) length += part.length;
    response.setHeader("X-Length", length);
    for (let sent = 0; sent < 100; sent++) if (!response.write(chunk)) await once(response, "drain");
    response.end();
  });
  const proxy = await forwardTo(url);
  const before = process.memoryUsage().rss;
  const request = send(`${proxy.url}${path}`, { method: "POST" });
  for (let sent = 0; sent < 20; sent++) if (!request.write(chunk)) await once(request, "drain");
  request.end();
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  let length = 0;
  for await (const part of answer) length += part.length;
  expect([answer.headers["x-length"], length]).toEqual([`${20 * chunk.length}`, 100 * chunk.length]);
  expect((process.memoryUsage().rss - before) / chunk.length).toBeLessThan(300);
});

test("the first part of a response arrives while the server still works on the rest", async () => {
  let finish = () => {};
  const url = await serve((_, response) => {
    response.write("first");
    finish = () => response.end("last");
  });
  const answer = await fetch(`${(await forwardTo(url)).url}${path}`);
  const reader = answer.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("first");
  finish();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("last");
});

test("Expect: 100-continue is the server's to answer", async () => {
  const http = createServer();
  http.on("checkContinue", (request, response) => {
    if (request.headers.authorization) response.writeContinue();
    else response.writeHead(417).end();
    if (request.headers.authorization) buffer(request).then((body) => response.end(body));
  });
  const proxy = await forwardTo(await serve(http));
  async function ask(headers: Record<string, string>): Promise<[boolean, number, string]> {
    const request = send(`${proxy.url}${path}`, { method: "POST", headers: { ...headers, Expect: "100-continue" } });
    let isContinued = false;
    request.on("continue", () => {
      isContinued = true;
      request.end("body");
    });
    request.flushHeaders();
    const [answer] = (await once(request, "response")) as [IncomingMessage];
    const body = await text(answer);
    request.destroy();
    return [isContinued, answer.statusCode ?? 0, body];
  }
  expect(await ask({ Authorization: "me" })).toEqual([true, 200, "body"]);
  expect(await ask({})).toEqual([false, 417, ""]);
});

test("early hints are passed on", async () => {
  const url = await serve((_, response) => {
    response.writeEarlyHints({ link: "</a.css>; rel=preload" });
    response.end("{}");
  });
  expect(await get((await forwardTo(url)).url)).toMatch(
    /^HTTP\/1\.1 103 Early Hints\r\n.*<\/a\.css>.*\r\n\r\nHTTP\/1\.1 200 OK/s,
  );
});

test("an upgrade is relayed, both ways", async () => {
  const url = await bare((socket) => {
    socket.once("data", () => {
      socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
      socket.pipe(socket);
    });
  });
  const proxy = await forwardTo(url);
  const socket = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  socket.write("GET /socket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
  const [head] = (await once(socket, "data")) as [Buffer];
  expect(`${head}`).toContain("101 Switching Protocols");
  socket.write("hello");
  expect(`${await once(socket, "data")}`).toBe("hello");
  socket.destroy();
});

test("a client that hangs up hangs up on the server", async () => {
  const http = createServer();
  const arrived = once(http, "request");
  const proxy = await forwardTo(await serve(http));
  const client = new AbortController();
  const asked = fetch(`${proxy.url}${path}`, { signal: client.signal }).catch(() => "aborted");
  const [, response] = (await arrived) as [IncomingMessage, ServerResponse];
  const gone = once(response, "close");
  client.abort();
  expect(await asked).toBe("aborted");
  await gone;
});

test.each<[string, (socket: Socket) => void]>([
  ["resets", (socket) => socket.resetAndDestroy()],
  ["breaks off in its body", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{")],
  ["sends broken chunks", (socket) => socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")],
])("a server that %s ends the client's connection, as if it had sent no response", async (_, act) => {
  const proxy = await forwardTo(await bare((socket) => socket.once("data", () => act(socket))));
  await expect(
    fetch(`${proxy.url}${path}`, { headers: { Authorization: "me" } }).then((answer) => answer.text()),
  ).rejects.toThrow();
  await expect.poll(() => proxy.told).toMatchObject([{ response: undefined }]);
});

test("an upgrade that the server refuses is answered as the server answers", async () => {
  const http = createServer();
  http.on("upgrade", (_, socket) => {
    socket.end("HTTP/1.1 426 Upgrade Required\r\nUpgrade: other\r\nContent-Length: 2\r\n\r\nno");
  });
  const proxy = await forwardTo(await serve(http));
  const answer = await get(proxy.url, "Connection: Upgrade\r\nUpgrade: echo\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 426 Upgrade Required\r\n/);
  expect(answer).toMatch(/\r\n\r\nno$/);
});

test("a client that hangs up in the middle of its body ends the request at the server", async () => {
  const http = createServer();
  const arrived = once(http, "request");
  const proxy = await forwardTo(await serve(http));
  const client = send(`${proxy.url}${path}`, { method: "POST" });
  client.on("error", () => {});
  client.write('{"name":');
  const [request, response] = (await arrived) as [IncomingMessage, ServerResponse];
  await once(request, "data");
  const gone = once(response, "close");
  client.destroy();
  await gone;
  expect(request.complete).toBe(false);
  await expect.poll(() => proxy.told).toMatchObject([{ response: undefined }]);
});

test.each<[string, (socket: Socket) => void]>([
  ["hangs up", (socket) => socket.resetAndDestroy()],
  [
    "hangs up later",
    (socket) =>
      socket.write("HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n", () => socket.resetAndDestroy()),
  ],
])("a server that %s on an upgrade ends the client's connection", async (_, act) => {
  const proxy = await forwardTo(await bare((socket) => socket.once("data", () => act(socket))));
  const answer = await get(proxy.url, "Connection: Upgrade\r\nUpgrade: echo\r\n");
  expect(answer).toMatch(/^(HTTP\/1\.1 101 Go\r\n|$|reset$)/);
});

test("trailers pass, and responses that have no body stay without one", async () => {
  const url = await serve((request, response) => {
    if (request.method === "HEAD") response.writeHead(200, { "Content-Length": 50 }).end();
    else if (request.url?.includes("none")) response.writeHead(204).end();
    else if (request.url?.includes("same")) response.writeHead(304, { ETag: '"a"' }).end();
    else {
      response.writeHead(200, { Trailer: "X-Sum" }).write("body");
      response.addTrailers({ "X-Sum": "7" });
      response.end();
    }
  });
  const proxy = await forwardTo(url);
  const trailed = send(`${proxy.url}/trailers`, { headers: { TE: "trailers" } });
  trailed.end();
  const [answer] = (await once(trailed, "response")) as [IncomingMessage];
  expect([await text(answer), answer.trailers]).toEqual(["body", { "x-sum": "7" }]);
  const head = await fetch(proxy.url, { method: "HEAD" });
  expect([head.headers.get("content-length"), await head.text()]).toEqual(["50", ""]);
  expect((await fetch(`${proxy.url}/none`)).status).toBe(204);
  const same = await fetch(`${proxy.url}/same`, { headers: { "If-None-Match": '"a"' } });
  expect([same.status, same.headers.get("etag")]).toEqual([304, '"a"']);
});

test("requests that a client sends at once on one connection are answered in their order", async () => {
  const url = await serve(async (request, response) => {
    if (request.url?.endsWith("1")) await pause(50);
    response.end(`answer ${request.url?.at(-1)}`);
  });
  const proxy = await forwardTo(url);
  const ask = (index: number, extra = "") =>
    `GET /${index} HTTP/1.1\r\nHost: ${new URL(proxy.url).host}\r\n${extra}\r\n`;
  const answers = await raw(proxy.url, ask(1) + ask(2) + ask(3, "Connection: close\r\n"));
  expect(answers.match(/answer \d/g)).toEqual(["answer 1", "answer 2", "answer 3"]);
});

test("a server that nobody listens at ends the connection: the proxy has no response of its own", async () => {
  const proxy = await forwardTo("http://127.0.0.1:1");
  await expect(fetch(`${proxy.url}${path}`)).rejects.toThrow();
});

test("it is a way to one server: another host and a tunnel are refused", async () => {
  const proxy = await forwardTo(await serve((_, response) => response.end("{}")));
  const target = "HTTP/1.1\r\nConnection: close\r\nHost:";
  expect(await raw(proxy.url, `GET http://other.example/ ${target} other.example\r\n\r\n`)).toMatch(/^HTTP\/1\.1 421/);
  for (const host of ["other.example", "[::2]", "1270.0.0.1", "a b"]) {
    expect(await raw(proxy.url, `GET / ${target} ${host}\r\n\r\n`), host).toMatch(/^HTTP\/1\.1 421/);
  }
  for (const host of ["localhost:4011", "api.localhost", "[::1]:4011", "[::]", "0.0.0.0", "127.1.2.3", ""]) {
    expect(await raw(proxy.url, `GET / ${target} ${host}\r\n\r\n`), host).toMatch(/^HTTP\/1\.1 200/);
  }
  expect(await raw(proxy.url, `CONNECT other.example:443 ${target} other.example:443\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 405/,
  );
});
