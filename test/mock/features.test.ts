/** Features for tests, containers and other tools. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { document } from "../../scripts/document/document.js";
import { mockCommand } from "../../scripts/mock/command.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { programTest } from "../program.js";
import { runHere } from "../run-here.js";
import { call, number, operation, post, valid } from "./requests.js";

test("`await using` ends the mock at the end of its block", async () => {
  let url: string;
  {
    await using mock = await startMock({ port: 0 });
    url = mock.url;
    expect((await call(url, "GET", operation.path)).status).toBe(200);
  }
  await expect(fetch(url)).rejects.toThrow();
});

test("idle connections are the client's to close: no pause in a debugger costs a request", async () => {
  await using mock = await startMock({ port: 0 });
  const { headers } = await post(mock.url, valid([number(1)]));
  // Node names here after how long it closes an idle connection.
  expect([headers.get("connection"), headers.get("keep-alive")]).toEqual(["keep-alive", null]);
});

test("failures that no request met are listed", async () => {
  await using mock = await startMock({ port: 0 });
  mock.assertNoPendingFailures();
  mock.next([{ status: 503 }, "hangUp"], { operation: "createPhoneNumbers", account: "me" });
  mock.next("slow");
  expect(() => mock.assertNoPendingFailures()).toThrow(
    "3 failures are still to come: status 503 for createPhoneNumbers of me; hangUp for createPhoneNumbers of me; " +
      "slow for any operation. No request met them.",
  );
  mock.reset();
  mock.next({ status: 503 });
  expect(() => mock.assertNoPendingFailures()).toThrow("1 failure is still to come");
  await post(mock.url, valid([number(1)]));
  mock.assertNoPendingFailures();
});

test("the document is served with the mock as its first server", async () => {
  await using mock = await startMock({ port: 0 });
  const servers = [{ url: mock.url, description: "This mock." }, ...(document.servers ?? [])];
  const asJson = await fetch(`${mock.url}/openapi.json`, { headers: { origin: "http://tool.example" } });
  expect(asJson.headers.get("access-control-allow-origin")).toBe("http://tool.example");
  expect(await asJson.json()).toEqual({ ...document, servers });
  const asYaml = await fetch(`${mock.url}/openapi.yaml`);
  expect(asYaml.headers.get("content-type")).toBe("application/yaml");
  expect(parse(await asYaml.text())).toEqual({ ...document, servers });
  expect((await fetch(`${mock.url}/openapi.json`, { method: "HEAD" })).status).toBe(200);
  expect((await call(mock.url, "POST", "/openapi.json", { body: {} })).status).toBe(404);
});

test("a field that the document does not list is added to every object of every response", async () => {
  await using mock = await startMock({ port: 0, unknownFields: true });
  const unknown = { notInTheDocument: expect.any(String) };
  expect((await call(mock.url, "POST", operation.path, { body: valid([number(1)]) })).body).toMatchObject(unknown);
  const { body } = await call(mock.url, "GET", operation.path);
  expect(body).toMatchObject({ data: [{ phoneNumber: unknown, inbound: unknown }], pageInfo: unknown, ...unknown });
  expect((await call(mock.url, "POST", operation.path, { body: {} })).body).toMatchObject(unknown);
  expect((await call(mock.url, "GET", "/nowhere")).body).toMatchObject(unknown);
  expect(JSON.stringify(document)).not.toContain("notInTheDocument");
});

describe("other machines", () => {
  /** Sends a request as another machine, or a browser on it, would. */
  function statusFor(url: string, path: string, host: string, address = "127.0.0.1"): Promise<number> {
    const { port } = new URL(url);
    return new Promise((resolve, reject) => {
      const headers = { host, authorization: "a-token" };
      httpRequest({ host: address, port, path, headers })
        .on("response", (response) => {
          resolve(response.statusCode ?? 0);
          response.destroy();
        })
        .on("error", reject)
        .end();
    });
  }

  test("reach the page and the control path by an allowed name alone, and health by any", async () => {
    await using mock = await startMock({ port: 0, allowedHosts: ["mock", "other"] });
    for (const path of ["/", "/__mock/numbers"]) {
      expect(await statusFor(mock.url, path, "mock:4010")).toBe(200);
      expect(await statusFor(mock.url, path, "other")).toBe(200);
      expect(await statusFor(mock.url, path, "attacker.example")).toBe(403);
    }
    expect(await statusFor(mock.url, "/__mock/health", "anything.example")).toBe(200);
  });

  const [address] = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .flatMap(({ address, family, internal }) => (family === "IPv4" && !internal ? [address] : []));

  test.runIf(address)("need an allowed name where they are others", async () => {
    await using mock = await startMock({ port: 0, host: "0.0.0.0", allowedHosts: ["mock"] });
    expect(await statusFor(mock.url, "/__mock/numbers", "mock:4010", address)).toBe(200);
    expect(await statusFor(mock.url, "/__mock/numbers", "localhost:4010", address)).toBe(403);
    expect(await statusFor(mock.url, "/__mock/health", `${address}:4010`, address)).toBe(200);
  });

  test("are told how to be allowed", async () => {
    await using mock = await startMock({ port: 0 });
    const { port } = new URL(mock.url);
    const message = await new Promise((resolve, reject) => {
      httpRequest({ port, host: "127.0.0.1", path: "/__mock/numbers", headers: { host: "mock:4010" } })
        .on("response", (response) => json(response).then(resolve))
        .on("error", reject)
        .end();
    });
    expect(message).toMatchObject({ message: expect.stringContaining("start the mock with --allow-host mock.") });
  });
});

programTest("https is spoken with a given certificate", "openssl", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mock-https-"));
  const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  try {
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    execFileSync(
      "openssl",
      ["req", "-x509", ...curve, "-nodes", "-days", "1", "-keyout", key, "-out", cert, ...subject],
      {
        stdio: "ignore",
      },
    );
    const https = { cert: readFileSync(cert), key: readFileSync(key) };
    await using mock = await startMock({ port: 0, https });
    expect(mock.url).toMatch(/^https:\/\/127\.0\.0\.1:/);
    const { servers } = await new Promise<{ servers: unknown[] }>((resolve, reject) => {
      httpsRequest(`${mock.url}/openapi.json`, { ca: https.cert })
        .on("response", (response) => json(response).then((value) => resolve(value as { servers: unknown[] }), reject))
        .on("error", reject)
        .end();
    });
    expect(servers[0]).toMatchObject({ url: mock.url });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  [["--cert", "cert.pem"], /--cert and --key belong together/],
  [["--cert", "nowhere.pem", "--key", "nowhere.pem"], /nowhere\.pem cannot be read/],
  [["--cert", "package.json", "--key", "package.json"], /PEM/i],
])("the command line refuses %j with what is wrong", async (options, message) => {
  const { code, stderr } = await runHere(mockCommand(), ["--port", "0", ...options]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
