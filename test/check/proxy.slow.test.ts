import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { proxyFor } from "../../scripts/check/sending/environment-proxy.js";
import { Transport } from "../../scripts/check/sending/http.js";
import { serve } from "../serve.js";

const environment = { HTTPS_PROXY: "http://proxy.example:3128", http_proxy: "proxy.example:8080" };

test("the proxy is the one of the environment, for the address's own scheme, in either case of its name", () => {
  expect(proxyFor(new URL("https://api.videosdk.live"), environment)?.href).toBe("http://proxy.example:3128/");
  expect(proxyFor(new URL("http://api.videosdk.live"), environment)?.href).toBe("http://proxy.example:8080/");
  expect(proxyFor(new URL("https://api.videosdk.live"), {})).toBeUndefined();
});

test("this machine is never asked for through a proxy", () => {
  expect(proxyFor(new URL("http://127.0.0.1:3000"), environment)).toBeUndefined();
  expect(proxyFor(new URL("http://localhost:3000"), environment)).toBeUndefined();
});

test.each(["*", "videosdk.live", ".videosdk.live", "a.example, api.videosdk.live", "api.videosdk.live:443"])(
  "NO_PROXY=%s keeps the API from the proxy",
  (exceptions) => {
    expect(proxyFor(new URL("https://api.videosdk.live"), { ...environment, NO_PROXY: exceptions })).toBeUndefined();
  },
);

test.each(["deosdk.live", "api.videosdk.live:80", "other.example"])("NO_PROXY=%s does not", (exceptions) => {
  expect(proxyFor(new URL("https://api.videosdk.live"), { ...environment, NO_PROXY: exceptions })).toBeDefined();
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test("a plain request goes through the proxy with its whole address", async () => {
  const seen: (string | undefined)[] = [];
  const proxy = createServer((request, response) => {
    seen.push(request.url, request.headers.host);
    response.end("through");
  });
  vi.stubEnv("http_proxy", await serve(proxy));
  const transport = new Transport("http://api.example", { timeout: 2_000, insecure: false });
  const { answer } = await transport.send({ method: "GET", path: "/v2/x", headers: {} });
  expect(answer?.body).toBe("through");
  expect(seen).toEqual(["http://api.example/v2/x", "api.example"]);
});

/** Puts a proxy that makes tunnels into the environment, with a server behind it whose certificate nobody trusts. */
async function startTunnel(status: number | "silent" = 200) {
  const pem = readFileSync(new URL("self-signed.pem", import.meta.url));
  const arrived: { url: string; authorization: string | undefined; body: string }[] = [];
  const server = createHttpsServer({ key: pem, cert: pem }, async (request, response) => {
    arrived.push({ url: `${request.url}`, authorization: request.headers.authorization, body: await text(request) });
    response.end("through the tunnel");
  });
  const port = Number(new URL(await serve(server)).port);
  const asked: { url: string | undefined; credentials: string | undefined; headers: string }[] = [];
  const carried: Buffer[] = [];
  const proxy = createServer((_, response) => response.writeHead(500).end());
  proxy.on("connect", (request, client, head) => {
    const { url, headers } = request;
    asked.push({ url, credentials: headers["proxy-authorization"], headers: JSON.stringify(headers) });
    client.on("error", () => {});
    client.on("data", (chunk: Buffer) => carried.push(chunk));
    if (status === "silent") return;
    client.write(`HTTP/1.1 ${status} As the test wants\r\n\r\n`);
    if (status !== 200) return client.end();
    const target = connect(port, "127.0.0.1", () => {
      target.write(head);
      client.pipe(target).pipe(client);
    });
    target.on("error", () => client.destroy());
  });
  vi.stubEnv("https_proxy", (await serve(proxy)).replace("//", "//someone:a%20secret@"));
  return {
    arrived,
    asked,
    /** All that the proxy could read. */
    read: () => Buffer.concat(carried).toString("latin1"),
  };
}

const posted = { method: "POST", path: "/v2/x?y=1", headers: { Authorization: "the-token" }, body: '{"a":1}' };

test("an https request goes through a tunnel, in which the proxy reads nothing", async () => {
  const tunnel = await startTunnel();
  const { answer, failure } = await new Transport("https://api.example", { timeout: 10_000, insecure: true }).send(
    posted,
  );
  expect(failure).toBeUndefined();
  expect(answer?.body).toBe("through the tunnel");
  expect(tunnel.arrived).toEqual([{ url: "/v2/x?y=1", authorization: "the-token", body: '{"a":1}' }]);
  const credentials = `Basic ${Buffer.from("someone:a secret").toString("base64")}`;
  expect(tunnel.asked).toMatchObject([{ url: "api.example:443", credentials }]);
  expect(tunnel.asked[0]?.headers).not.toContain("the-token");
  expect(tunnel.read()).not.toContain("the-token");
});

test("requests that race through tunnels all arrive", async () => {
  const tunnel = await startTunnel();
  const exchanges = await new Transport("https://api.example", { timeout: 10_000, insecure: true }).race(
    Array(4).fill(posted),
  );
  expect(exchanges.map(({ answer }) => answer?.status)).toEqual([200, 200, 200, 200]);
  expect(tunnel.arrived.map(({ body }) => body)).toEqual(Array(4).fill('{"a":1}'));
});

test("a certificate that is not trusted is refused through a tunnel too", async () => {
  const tunnel = await startTunnel();
  const { failure } = await new Transport("https://api.example", { timeout: 10_000, insecure: false }).send(posted);
  expect(failure?.message).toContain("--insecure");
  expect(tunnel.arrived).toEqual([]);
});

test("a proxy that makes no tunnel is named as what fails, without its password", async () => {
  await startTunnel(407);
  const { failure } = await new Transport("https://api.example", { timeout: 10_000, insecure: true }).send(posted);
  expect(failure?.message).toContain("the proxy answered with status 407");
  expect(failure?.message).not.toContain("secret");
});

test("a proxy that never answers is waited for as long as any server, and no longer", async () => {
  await startTunnel("silent");
  const { failure } = await new Transport("https://api.example", { timeout: 100, insecure: true }).send(posted);
  expect(failure?.code).toBe("timeout");
});

test("an interrupted run does not wait for its tunnels", async () => {
  await startTunnel("silent");
  const transport = new Transport("https://api.example", { timeout: 60_000, insecure: true });
  const sent = transport.send(posted);
  transport.cancel();
  expect((await sent).answer).toBeUndefined();
});
