/** Methods and encodings that clients use without being told to. */
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { create, raw } from "./raw.js";
import { number, operation, post, valid } from "./requests.js";

const [a, b] = [number(1), number(2)];
const mock = await startMock({ port: 0 });
afterAll(mock.close);
afterEach(mock.reset);

describe("HEAD", () => {
  const head = (path: string) =>
    fetch(mock.url + path, { method: "HEAD", headers: { [operation.authHeader]: "a-token" } });

  test("gets the status and the headers of a GET, without its body", async () => {
    await post(mock.url, valid([a]));
    const path = `${operation.path}/${encodeURIComponent(a)}`;
    const got = await fetch(mock.url + path, { headers: { [operation.authHeader]: "a-token" } });
    const response = await head(path);
    expect([response.status, await response.text()]).toEqual([200, ""]);
    for (const name of ["content-type", "content-length"]) {
      expect(response.headers.get(name)).toBe(got.headers.get(name));
    }
    expect((await head(operation.path)).status).toBe(200);
    expect((await head(`${operation.path}/${encodeURIComponent(b)}`)).status).toBe(404);
    expect(mock.requests.map(({ method, status }) => [method, status]).slice(2)).toEqual([
      ["HEAD", 200],
      ["HEAD", 200],
      ["HEAD", 404],
    ]);
  });

  test("is refused where there is no GET", async () => {
    const response = await head(`${operation.path}/pn_1/release`);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });
});

describe("a body that is compressed is refused with 415, which names the header, and creates nothing:", () => {
  const gzipped = gzipSync(JSON.stringify(valid([a])));

  test.each(["gzip", "GZip", "br", "identity, gzip"])("Content-Encoding: %s", async (encoding) => {
    const { status, message, headers } = await post(mock.url, gzipped, { "content-encoding": encoding });
    expect(status).toBe(415);
    expect(message).toContain("Content-Encoding");
    expect(headers.get("accept-encoding")).toBe("identity");
    expect((await post(mock.url, valid([a]))).status).toBe(200);
  });

  test("Transfer-Encoding: gzip, chunked", async () => {
    const [head = ""] = create("a-token", a, { Connection: "close", "Transfer-Encoding": "gzip, chunked" }).split(
      /(?<=\r\n\r\n)/,
    );
    const chunk = Buffer.concat([
      Buffer.from(`${gzipped.length.toString(16)}\r\n`),
      gzipped,
      Buffer.from("\r\n0\r\n\r\n"),
    ]);
    const sent = Buffer.concat([Buffer.from(head.replace(/Content-Length.*\r\n/, "")), chunk]);
    expect(await raw(mock.url, sent)).toMatch(/^HTTP\/1.1 415 /);
  });

  test("on the control path", async () => {
    const headers = { [operation.authHeader]: "a-token", "content-encoding": "gzip" };
    const body = gzipSync('{ "failure": "hangUp" }');
    const response = await fetch(`${mock.url}/__mock/next`, { method: "POST", headers, body });
    expect(response.status).toBe(415);
    expect((await post(mock.url, valid([a]))).status).toBe(200);
  });
});

test("a body that says it is not encoded is taken", async () => {
  expect((await post(mock.url, valid([a]), { "content-encoding": "identity" })).status).toBe(200);
});
