/** The proxy passes traffic on unchanged, and gives its verdict at the end. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, request as send } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { type RunningProxy, startProxy } from "../../scripts/proxy/start-proxy.js";
import { createBody, fictional, record, seeded, traffic } from "../check/recorded/traffic.js";
import { correctServers } from "../check/servers/correct/index.js";

const path = "/v2/sip/phone-numbers";
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function proxyTo(upstream: string, options: Parameters<typeof startProxy>[0] = {}): Promise<RunningProxy> {
  const proxy = await startProxy({ upstream, port: 0, ...options });
  open.push(() => proxy.close());
  return proxy;
}

/** A server that answers as the test says. */
async function server(listener: RequestListener): Promise<string> {
  const http = createServer(listener);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  open.push(async () => {
    http.close();
    http.closeAllConnections();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** A server that is a socket, for what no HTTP server does. */
async function bare(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const tcp = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onConnection(socket);
  });
  tcp.listen(0, "127.0.0.1");
  await once(tcp, "listening");
  open.push(async () => {
    tcp.close();
    for (const socket of sockets) socket.destroy();
  });
  return `http://127.0.0.1:${(tcp.address() as AddressInfo).port}`;
}

/** Sends text as it is, and gives what comes back until the connection ends. */
async function raw(url: string, message: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(message);
  const answer = await text(socket).catch(() => "reset");
  socket.destroy();
  return answer;
}

function deferred<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const get = (url: string, extra = "") =>
  raw(url, `GET ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nConnection: close\r\n${extra}\r\n`);

test("headers keep their order, case and repetition both ways; those of the connection stay behind", async () => {
  let seen: string[] = [];
  const url = await server((request, response) => {
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
  const proxy = await proxyTo(url);
  const answer = await get(proxy.url, "X-Zed: 1\r\naccept: */*\r\nX-Zed: 2\r\nTE: trailers\r\nKeep-Alive: 5\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 207 Many\r\nX-B: 1\r\nx-a: 2\r\nX-B: 3\r\nContent-Length: 2\r\n/);
  expect(answer).not.toContain("X-Hop");
  const { host } = new URL(url);
  expect(seen.join(" ")).toMatch(new RegExp(`^Host ${host} X-Zed 1 accept \\*/\\* X-Zed 2( Connection [\\w-]+)?$`));
});

test("an upstream with a path and a slash at its end gets both", async () => {
  let target = "";
  const url = await server(({ url = "" }, response) => {
    target = url;
    response.end("{}");
  });
  await get((await proxyTo(`${url}/sip/`)).url);
  expect(target).toBe(`/sip${path}`);
});

test("requests that the document does not describe are passed on too", async () => {
  const url = await server((request, response) => response.writeHead(404).end(`${request.method} ${request.url}`));
  const proxy = await proxyTo(url);
  const answer = await fetch(`${proxy.url}/elsewhere?a=1`, { method: "DELETE" });
  expect([answer.status, await answer.text()]).toEqual([404, "DELETE /elsewhere?a=1"]);
  expect(await proxy.close()).toMatchObject({
    verdict: "incomplete",
    history: { exchanges: 1, judged: 0, ignored: 1 },
  });
});

test("100 MB stream through without being kept, and a body arrives as it comes", async () => {
  const chunk = Buffer.alloc(1024 * 1024, "x");
  const url = await server(async (request, response) => {
    let length = 0;
    for await (const part of request) length += part.length;
    response.setHeader("X-Length", length);
    for (let sent = 0; sent < 100; sent++) if (!response.write(chunk)) await once(response, "drain");
    response.end();
  });
  const proxy = await proxyTo(url);
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
  const url = await server((_, response) => {
    response.write("first");
    finish = () => response.end("last");
  });
  const answer = await fetch(`${(await proxyTo(url)).url}${path}`);
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
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  open.push(async () => http.closeAllConnections());
  const proxy = await proxyTo(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
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
  http.close();
});

test("early hints are passed on", async () => {
  const url = await server((_, response) => {
    response.writeEarlyHints({ link: "</a.css>; rel=preload" });
    response.end("{}");
  });
  expect(await get((await proxyTo(url)).url)).toMatch(
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
  const proxy = await proxyTo(url);
  const socket = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  socket.write("GET /socket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
  const [head] = (await once(socket, "data")) as [Buffer];
  expect(`${head}`).toContain("101 Switching Protocols");
  socket.write("hello");
  expect(`${await once(socket, "data")}`).toBe("hello");
  socket.destroy();
});

test.each<[string, (socket: Socket) => void]>([
  ["resets", (socket) => socket.resetAndDestroy()],
  ["breaks off in its body", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{")],
  ["sends broken chunks", (socket) => socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")],
])("a server that %s ends the client's connection, and decides nothing", async (_, act) => {
  const proxy = await proxyTo(await bare((socket) => socket.once("data", () => act(socket))));
  await expect(
    fetch(`${proxy.url}${path}`, { headers: { Authorization: "me" } }).then((answer) => answer.text()),
  ).rejects.toThrow();
  const report = await proxy.close();
  expect(report.guarantees.filter(({ status }) => status === "broken")).toEqual([]);
  expect(report.history?.undecided).toEqual([{ reason: "the server sent no response", count: 1 }]);
});

test("a client that hangs up hangs up on the server", async () => {
  let gone: Promise<unknown> = Promise.resolve();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const url = await server((request) => {
    gone = new Promise((resolve) => request.once("close", resolve));
    arrive();
  });
  const proxy = await proxyTo(url);
  const client = new AbortController();
  const asked = fetch(`${proxy.url}${path}`, { signal: client.signal }).catch(() => "aborted");
  await arrived;
  client.abort();
  expect(await asked).toBe("aborted");
  await gone;
});

test("a client that hangs up in the middle of its body ends the request at the server", async () => {
  const url = await server((request) => {
    request.on("data", () => arrived.resolve());
    request.once("close", () => gone.resolve(request.complete));
  });
  const arrived = deferred<void>();
  const gone = deferred<boolean>();
  const proxy = await proxyTo(url);
  const client = send(`${proxy.url}${path}`, { method: "POST", headers: { Authorization: "me" } });
  client.on("error", () => {});
  client.write('{"name":');
  await arrived.promise;
  client.destroy();
  expect(await gone.promise).toBe(false);
  expect((await proxy.close()).guarantees.filter(({ status }) => status === "broken")).toEqual([]);
});

test("a client that hangs up in the middle of a response ends that, and it decides nothing", async () => {
  const gone = deferred<void>();
  const url = await server((_, response) => {
    response.once("close", () => gone.resolve());
    response.writeHead(200, { "Content-Type": "application/json" }).write('{"data":[');
  });
  const proxy = await proxyTo(url);
  const client = send(`${proxy.url}${path}`, { headers: { Authorization: "me" } });
  client.on("error", () => {});
  client.end();
  const [answer] = (await once(client, "response")) as [IncomingMessage];
  answer.on("error", () => {});
  await once(answer, "data");
  client.destroy();
  await gone.promise;
  const report = await proxy.close();
  expect(report.history?.undecided).toEqual([{ reason: "the server sent no response", count: 1 }]);
});

test("an upgrade that the server refuses is answered as the server answers", async () => {
  const http = createServer();
  http.on("upgrade", (_, socket) => {
    socket.end("HTTP/1.1 426 Upgrade Required\r\nUpgrade: other\r\nContent-Length: 2\r\n\r\nno");
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  open.push(async () => http.close());
  const proxy = await proxyTo(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const answer = await get(proxy.url, "Connection: Upgrade\r\nUpgrade: echo\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 426 Upgrade Required\r\n/);
  expect(answer).toMatch(/\r\n\r\nno$/);
});

test.each<[string, (socket: Socket) => void]>([
  ["hangs up", (socket) => socket.resetAndDestroy()],
  [
    "hangs up later",
    (socket) =>
      socket.write("HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n", () => socket.resetAndDestroy()),
  ],
])("a server that %s on an upgrade ends the client's connection", async (_, act) => {
  const proxy = await proxyTo(await bare((socket) => socket.once("data", () => act(socket))));
  const answer = await get(proxy.url, "Connection: Upgrade\r\nUpgrade: echo\r\n");
  expect(answer).toMatch(/^(HTTP\/1\.1 101 Go\r\n|$|reset$)/);
});

test("trailers pass, and responses that have no body stay without one", async () => {
  const url = await server((request, response) => {
    if (request.method === "HEAD") response.writeHead(200, { "Content-Length": 50 }).end();
    else if (request.url?.includes("none")) response.writeHead(204).end();
    else if (request.url?.includes("same")) response.writeHead(304, { ETag: '"a"' }).end();
    else {
      response.writeHead(200, { Trailer: "X-Sum" }).write("body");
      response.addTrailers({ "X-Sum": "7" });
      response.end();
    }
  });
  const proxy = await proxyTo(url);
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
  const url = await server(async (request, response) => {
    if (request.url?.endsWith("1")) await pause(50);
    response.end(`answer ${request.url?.at(-1)}`);
  });
  const proxy = await proxyTo(url);
  const ask = (index: number, extra = "") =>
    `GET /${index} HTTP/1.1\r\nHost: ${new URL(proxy.url).host}\r\n${extra}\r\n`;
  const answers = await raw(proxy.url, ask(1) + ask(2) + ask(3, "Connection: close\r\n"));
  expect(answers.match(/answer \d/g)).toEqual(["answer 1", "answer 2", "answer 3"]);
});

test("two reports that are asked for at once both come", async () => {
  const proxy = await proxyTo(await server((_, response) => response.end("{}")));
  const [one, other] = await Promise.all([proxy.report(), proxy.report()]);
  expect([one.verdict, other.verdict]).toEqual(["incomplete", "incomplete"]);
});

test("a server that nobody listens at ends the connection: the proxy has no response of its own", async () => {
  const url = await server(() => {});
  await open.pop()?.();
  const proxy = await proxyTo(url);
  await expect(fetch(`${proxy.url}${path}`)).rejects.toThrow();
});

test("it is a way to one server: another host and a tunnel are refused", async () => {
  const proxy = await proxyTo(await server((_, response) => response.end("{}")));
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

test("a compressed response is judged, and passed on as it is", async () => {
  const body = gzipSync('{"message":"Created"}');
  const headers = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
  const proxy = await proxyTo(
    await server((request, response) => request.resume().on("end", () => response.writeHead(200, headers).end(body))),
  );
  const request = send(`${proxy.url}${path}`, {
    method: "POST",
    headers: { Authorization: "me", "Content-Type": "application/json" },
  });
  request.end(JSON.stringify(createBody(fictional(1))));
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  expect(await buffer(answer)).toEqual(body);
  expect((await proxy.close()).guarantees.find(({ id }) => id === "created")?.status).toBe("kept");
});

test("the verdict is that of all clients together, and a fault is told at once", async () => {
  let attached = false;
  const url = await server((request, response) => {
    request.resume().on("end", () => {
      const isTaken = attached && request.headers["x-again"] === undefined;
      attached = true;
      response.writeHead(isTaken ? 400 : 200, { "Content-Type": "application/json" }).end('{"message":"Done"}');
    });
  });
  const lines: string[] = [];
  const proxy = await proxyTo(url, { onFound: (line) => lines.push(line) });
  const headers = { Authorization: "a-secret-token", "Content-Type": "application/json" };
  const body = JSON.stringify(createBody(fictional(1)));
  for (const extra of [{}, {}, { "X-Again": "1" }]) {
    await (await fetch(`${proxy.url}${path}`, { method: "POST", headers: { ...headers, ...extra }, body })).text();
  }
  await expect.poll(() => lines).toHaveLength(1);
  expect(lines[0]).toContain("already-attached: request 3, createPhoneNumbers: expected status 400");
  const report = await proxy.close();
  expect(report.verdict).toBe("broken");
  expect(JSON.stringify(report)).not.toContain("a-secret-token");
});

test("correct servers are not blamed, though a second client changes the same account behind the proxy's back", async () => {
  const mock = await startMock({ port: 0 });
  open.push(() => mock.close());
  const proxy = await proxyTo(mock.url);
  const shared = { requests: 400, numbers: fictional(10), tokens: ["one"] };
  await Promise.all([
    traffic({ url: proxy.url, clients: 3, ...shared, random: seeded(1) }),
    traffic({ url: mock.url, clients: 1, ...shared, random: seeded(2) }),
  ]);
  const report = await proxy.close();
  expect(report.guarantees.filter(({ status }) => status === "broken").map(({ id }) => id)).toEqual([]);
  expect(report.history?.judged).toBeGreaterThan(390);
});

test("the clients of a test break no guarantee through it on a correct server", async () => {
  const [plain] = correctServers;
  const target = await plain?.start();
  if (!target) throw new Error("There is no correct server");
  open.push(() => target.close());
  const proxy = await proxyTo(target.url);
  await traffic({
    url: proxy.url,
    clients: 3,
    requests: 300,
    numbers: fictional(10),
    tokens: ["one"],
    random: seeded(3),
  });
  expect((await proxy.close()).verdict).toBe("kept");
});

test("a request that hangs does not hold back the verdict on the others", async () => {
  const url = await server((request, response) => {
    if (request.url?.includes("search")) return;
    response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
  });
  const proxy = await proxyTo(url);
  const client = new AbortController();
  const hanging = fetch(`${proxy.url}${path}?search=x`, {
    headers: { Authorization: "me" },
    signal: client.signal,
  }).catch(() => {});
  await pause(20);
  await record(proxy.url, "GET", path, { token: "me" });
  const report = await proxy.report();
  expect(report.history?.judged).toBe(1);
  client.abort();
  await hanging;
});
