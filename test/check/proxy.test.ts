import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { Transport } from "../../scripts/check/sending/http.js";
import { proxyFor } from "../../scripts/check/sending/proxy.js";

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

test("a plain request goes through the proxy with its whole address", async () => {
  const seen: (string | undefined)[] = [];
  const proxy = createServer((request, response) => {
    seen.push(request.url, request.headers.host);
    response.end("through");
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const before = process.env.http_proxy;
  process.env.http_proxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  try {
    const transport = new Transport("http://api.example", { timeout: 2_000, insecure: false });
    const { answer } = await transport.send({ method: "GET", path: "/v2/x", headers: {} });
    expect(answer?.body).toBe("through");
    expect(seen).toEqual(["http://api.example/v2/x", "api.example"]);
  } finally {
    if (before === undefined) delete process.env.http_proxy;
    else process.env.http_proxy = before;
    proxy.close();
  }
});
