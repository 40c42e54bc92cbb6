/** The proxy's way to a server that speaks TLS: directly, or through another proxy. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request as send } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { serve } from "../serve.js";
import { forwardTo } from "./servers.js";

const path = "/v2/sip/phone-numbers";
const pem = readFileSync(new URL("../check/self-signed.pem", import.meta.url));
const empty = JSON.stringify({ data: [], pageInfo: { currentPage: 1, perPage: 20, lastPage: 1, total: 0 } });

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A server whose certificate nobody trusts. */
async function secureServer() {
  const seen: IncomingMessage[] = [];
  const server = createHttpsServer({ key: pem, cert: pem }, async (request, response) => {
    seen.push(request);
    await text(request);
    response.writeHead(200, { "Content-Type": "application/json" }).end(empty);
  });
  server.on("upgrade", (_, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
    socket.pipe(socket);
  });
  return { url: await serve(server), seen };
}

/** A proxy that makes tunnels to one server, whatever host is asked for. */
async function tunnels(target: string, status = "200 OK") {
  const asked: string[] = [];
  const server = createServer((_, response) => response.writeHead(500).end());
  server.on("connect", ({ url = "", headers }, client: Socket) => {
    asked.push(`${url} ${headers["proxy-authorization"] ?? ""}`.trim());
    const behind = connect(Number(new URL(target).port), "127.0.0.1");
    for (const socket of [client, behind]) socket.on("error", () => client.destroy());
    client.write(`HTTP/1.1 ${status}\r\n\r\n`);
    client.once("close", () => behind.destroy());
    behind.once("close", () => client.destroy());
    behind.pipe(client).pipe(behind);
  });
  return { url: await serve(server), asked };
}

const list = (url: string) => fetch(`${url}${path}`, { headers: { Authorization: "me" } });

test("a server with TLS is reached", async () => {
  const { url, seen } = await secureServer();
  const proxy = await forwardTo(url, { insecure: true });
  expect((await list(proxy.url)).status).toBe(200);
  expect(seen[0]?.headers.host).toBe(new URL(url).host);
});

test("a certificate that nobody trusts ends the connection, unless --insecure accepts it", async () => {
  const { url, seen } = await secureServer();
  const proxy = await forwardTo(url);
  await expect(list(proxy.url)).rejects.toThrow();
  expect(seen).toEqual([]);
});

test("HTTPS_PROXY makes the tunnel to the server, with its credentials, and the server sees none of them", async () => {
  const { url, seen } = await secureServer();
  const tunnel = await tunnels(url);
  vi.stubEnv("HTTPS_PROXY", tunnel.url.replace("//", "//me:secret@"));
  const proxy = await forwardTo("https://api.example", { insecure: true });
  for (let index = 0; index < 2; index++) expect((await list(proxy.url)).status).toBe(200);
  expect(tunnel.asked[0]).toBe(`api.example:443 Basic ${Buffer.from("me:secret").toString("base64")}`);
  expect(seen.map(({ headers }) => headers.host)).toEqual(["api.example", "api.example"]);
  expect(JSON.stringify(seen.map(({ rawHeaders }) => rawHeaders))).not.toMatch(/proxy-/i);
});

test("NO_PROXY keeps it out of the way", async () => {
  const { url } = await secureServer();
  const tunnel = await tunnels(url);
  vi.stubEnv("HTTPS_PROXY", tunnel.url);
  vi.stubEnv("NO_PROXY", "api.invalid");
  const proxy = await forwardTo("https://api.invalid", { insecure: true });
  await expect(list(proxy.url)).rejects.toThrow();
  expect(tunnel.asked).toEqual([]);
});

test("HTTP_PROXY gets the whole address of a plain server", async () => {
  let asked = "";
  const between = createServer((request, response) => {
    asked = `${request.url} ${request.headers.host}`;
    response.writeHead(200, { "Content-Type": "application/json" }).end(empty);
  });
  vi.stubEnv("HTTP_PROXY", new URL(await serve(between)).host);
  const proxy = await forwardTo("http://api.example/sip", { insecure: true });
  expect((await list(proxy.url)).status).toBe(200);
  expect(asked).toBe(`http://api.example/sip${path} api.example`);
});

test("a tunnel that is refused ends the connection: the proxy has no response of its own", async () => {
  const { url, seen } = await secureServer();
  const tunnel = await tunnels(url, "403 Forbidden");
  vi.stubEnv("HTTPS_PROXY", tunnel.url);
  const proxy = await forwardTo("https://api.example", { insecure: true });
  await expect(list(proxy.url)).rejects.toThrow();
  expect(seen).toEqual([]);
  expect(proxy.told).toMatchObject([{ response: undefined }]);
});

test("an upgrade passes over TLS, and through a tunnel", async () => {
  const { url } = await secureServer();
  const tunnel = await tunnels(url);
  vi.stubEnv("HTTPS_PROXY", tunnel.url);
  for (const upstream of [url, "https://api.example"]) {
    const proxy = await forwardTo(upstream, { insecure: true });
    const request = send(`${proxy.url}/socket`, { headers: { Connection: "Upgrade", Upgrade: "echo" } });
    request.end();
    const [, socket] = (await once(request, "upgrade")) as [IncomingMessage, Socket];
    socket.write("hello");
    expect(`${await once(socket, "data")}`, upstream).toBe("hello");
    socket.destroy();
  }
});

test("a client that hangs up while a tunnel is made ends that, too", async () => {
  const silent = createServer();
  const asked = once(silent, "connect");
  vi.stubEnv("HTTPS_PROXY", await serve(silent));
  const proxy = await forwardTo("https://api.example", { insecure: true });
  const client = new AbortController();
  const sent = fetch(`${proxy.url}${path}`, { signal: client.signal }).catch(() => "aborted");
  const [, tunnel] = (await asked) as [IncomingMessage, Socket];
  const gone = new Promise((resolve) => tunnel.resume().once("end", resolve).once("close", resolve));
  client.abort();
  expect(await sent).toBe("aborted");
  await gone;
});
