/** The proxy judges the traffic that it passes on, and gives its verdict at the end. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { type RunningProxy, startProxy } from "../../scripts/proxy/start-proxy.js";
import { createBody, fictional, record, seeded, traffic } from "../check/recorded/traffic.js";
import { correctServers } from "../check/servers/correct/index.js";
import { serve } from "../serve.js";

const path = "/v2/sip/phone-numbers";

async function proxyTo(upstream: string, options: Parameters<typeof startProxy>[0] = {}): Promise<RunningProxy> {
  const proxy = await startProxy({ upstream, port: 0, ...options });
  onTestFinished(async () => {
    await proxy.close();
  });
  return proxy;
}

test("an upstream with a path and a slash at its end gets both", async () => {
  let target = "";
  const url = await serve(({ url = "" }, response) => {
    target = url;
    response.end("{}");
  });
  await fetch((await proxyTo(`${url}/sip/`)).url + path);
  expect(target).toBe(`/sip${path}`);
});

test("requests that the document does not describe are passed on too", async () => {
  const url = await serve((request, response) => response.writeHead(404).end(`${request.method} ${request.url}`));
  const proxy = await proxyTo(url);
  const answer = await fetch(`${proxy.url}/elsewhere?a=1`, { method: "DELETE" });
  expect([answer.status, await answer.text()]).toEqual([404, "DELETE /elsewhere?a=1"]);
  expect(await proxy.close()).toMatchObject({
    verdict: "incomplete",
    history: { exchanges: 1, judged: 0, ignored: 1 },
  });
});

test("a response that a client does not wait for ends at the server too, and decides nothing", async () => {
  const http = createServer();
  const arrived = once(http, "request");
  const proxy = await proxyTo(await serve(http));
  const client = send(`${proxy.url}${path}`, { headers: { Authorization: "me" } }).end();
  client.on("error", () => {});
  const [, response] = (await arrived) as [IncomingMessage, ServerResponse];
  response.writeHead(200, { "Content-Type": "application/json" }).write('{"data":[');
  const [answer] = (await once(client, "response")) as [IncomingMessage];
  answer.on("error", () => {});
  await once(answer, "data");
  const gone = once(response, "close");
  client.destroy();
  await gone;
  const report = await proxy.close();
  expect(report.history?.undecided).toEqual([{ reason: "the server sent no response", count: 1 }]);
});

test("two reports that are asked for at once both come", async () => {
  const proxy = await proxyTo(await serve((_, response) => response.end("{}")));
  const [one, other] = await Promise.all([proxy.report(), proxy.report()]);
  expect([one.verdict, other.verdict]).toEqual(["incomplete", "incomplete"]);
});

test("a compressed response is judged, and passed on as it is", async () => {
  const body = gzipSync('{"message":"Created"}');
  const headers = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
  const proxy = await proxyTo(
    await serve((request, response) => request.resume().on("end", () => response.writeHead(200, headers).end(body))),
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
  const url = await serve((request, response) => {
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
  onTestFinished(() => mock.close());
  const proxy = await proxyTo(mock.url);
  const shared = { requests: 200, numbers: fictional(10), tokens: ["one"] };
  await Promise.all([
    traffic({ url: proxy.url, clients: 3, ...shared, random: seeded(1) }),
    traffic({ url: mock.url, clients: 1, ...shared, random: seeded(2) }),
  ]);
  const report = await proxy.close();
  expect(report.guarantees.filter(({ status }) => status === "broken").map(({ id }) => id)).toEqual([]);
  expect(report.history?.judged).toBeGreaterThan(190);
});

test("the clients of a test break no guarantee through it on a correct server", async () => {
  const [plain] = correctServers;
  const target = await plain?.start();
  if (!target) throw new Error("There is no correct server");
  onTestFinished(() => target.close());
  const proxy = await proxyTo(target.url);
  await traffic({
    url: proxy.url,
    clients: 3,
    requests: 150,
    numbers: fictional(10),
    tokens: ["one"],
    random: seeded(3),
  });
  expect((await proxy.close()).verdict).toBe("kept");
});

test("a request that hangs does not hold back the verdict on the others", async () => {
  const url = await serve((request, response) => {
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
