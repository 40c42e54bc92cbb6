import { afterAll, expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { resolve } from "../../scripts/document/resolve.js";
import type { Schema } from "../../scripts/document/types.js";
import { type LogEntry, startMock } from "../../scripts/mock/start-mock.js";
import { jwt } from "../jwt.js";
import { raw } from "./raw.js";
import { number, operation, post, valid } from "./requests.js";

const log: LogEntry[] = [];
const mock = await startMock({ port: 0, log: (entry) => log.push(entry) });
afterAll(mock.close);

const send = (body: unknown, headers?: Record<string, string>) => post(mock.url, body, headers);
const body = valid([number(1)]);

test("names every broken field and its rule", async () => {
  const { status, message } = await send({
    name: 1,
    phoneNumbers: ["+12025550101", "2025550102"],
    isShared: "true",
    mediaEncryption: "maybe",
    inbound: {},
    outbound: { sipRegion: "no-such-region", address: "", auth: { username: "me" } },
  });
  expect(status).toBe(400);
  expect(message.split("; ").sort()).toEqual([
    "inbound.sipRegion is required",
    'isShared must be a boolean, not "true"',
    `mediaEncryption must be one of ${choices("MediaEncryption")}, not "maybe"`,
    "name must be a string, not 1",
    "outbound.address must not be empty",
    "outbound.auth.password is required",
    `outbound.sipRegion must be one of ${choices("SipRegion")}, not "no-such-region"`,
    "outbound.transport is required",
    'phoneNumbers[1] must be a phone number in E.164 form (^\\+[1-9]\\d{1,14}$), not "2025550102"',
  ]);
});

function choices(schema: string): string {
  return `${resolve<Schema>(document, { $ref: `#/components/schemas/${schema}` }).enum?.join(", ")}`;
}

test("names the first mistakes of very many", async () => {
  const { message } = await send(valid(Array.from({ length: 5000 }, () => "x")));
  expect(message).toContain("phoneNumbers[0] must be a phone number");
  expect(message).toMatch(/; and more$/);
});

test.each([
  ["", /body is empty/],
  ["{", /not valid JSON.* line 1, column 2/],
  ['{\n  "name": x\n}', /not valid JSON.* line 2/],
  ["null", /must be an object/],
  ["[]", /must be an object/],
  ["0", /must be an object/],
  ['"text"', /must be an object/],
  [new Uint8Array([0x22, 0xff, 0x22]), /not in UTF-8/],
  ["[".repeat(1_000_000), /not valid JSON/],
  [`${"[".repeat(500_000)}${"]".repeat(500_000)}`, /more than 100 levels deep/],
  ['{"__proto__": {"name": "x"}}', /name is required/],
])("refuses the body %.20j with 400", async (broken, message) => {
  expect(await send(broken)).toMatchObject({ status: 400, message: expect.stringMatching(message) });
});

test("refuses a request without a token in the document's words", async () => {
  const response = await fetch(mock.url + operation.path, { method: operation.method });
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual(operation.responses["401"]?.content?.examples.missingToken);
});

test.each(["", "Bearer abc", "bearer abc", "Basic abc", "Bearer"])("refuses the token %j with 401", async (token) => {
  const { status, message } = await send(body, { [operation.authHeader]: token });
  expect(status).toBe(401);
  expect(message).toMatch(/without a prefix/);
  expect(message).not.toContain("abc");
});

test("refuses an expired JWT with 401, and takes one that has not expired", async () => {
  const expiring = (seconds: number) => jwt({ apikey: "expiring", exp: Math.floor(Date.now() / 1000) + seconds });
  const expired = await send(body, { [operation.authHeader]: expiring(-60) });
  expect(expired).toMatchObject({ status: 401, message: expect.stringMatching(/expired/) });
  expect((await send(body, { [operation.authHeader]: expiring(60) })).status).toBe(200);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "nonsense", ""])(
  "refuses the content type %j with 415",
  async (type) => {
    const { status, message } = await send(body, { "content-type": type });
    expect(status).toBe(415);
    expect(message).toContain(operation.requestBody.mediaType);
  },
);

test("takes a content type with a charset", async () => {
  expect((await send(body, { authorization: "cs", "content-type": "application/json; charset=utf-8" })).status).toBe(
    200,
  );
});

test.each(["text/html", "nonsense"])(
  "refuses what Accept asks for, %s, with 406 and creates nothing",
  async (accept) => {
    const authorization = `accept-${accept}`;
    expect((await send(body, { authorization, accept })).status).toBe(406);
    expect((await send(body, { authorization, accept: "application/json, text/plain, */*" })).status).toBe(200);
  },
);

test.each(["/", "/nope", "//", "/v2/sip/", "/%E0%A4%A"])("refuses the path %s with 404", async (path) => {
  const response = await fetch(mock.url + path, { method: "POST" });
  expect(response.status).toBe(404);
  expect(((await response.json()) as { message: string }).message).toContain(operation.path);
});

test.each(["PUT", "DELETE", "OPTIONS"])("refuses %s with 405 and says what is allowed", async (method) => {
  const response = await fetch(mock.url + operation.path, { method });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "POST, GET, HEAD"]);
});

test("refuses a body over the limit with 413, and serves on", async () => {
  expect((await send("x".repeat(1024 * 1024 + 1))).status).toBe(413);
  expect((await send("x".repeat(20 * 1024 * 1024))).status).toBe(413);
  expect((await send("{}")).status).toBe(400);
});

test("refuses what is not HTTP with 400, and headers that are too large with 431", async () => {
  expect(await raw(mock.url, "hello\r\n\r\n")).toMatch(/^HTTP\/1.1 400 .*\{"message":"[^"]+"\}$/s);
  const large = `GET / HTTP/1.1\r\nHost: mock\r\nX: ${"x".repeat(20_000)}\r\n\r\n`;
  expect(await raw(mock.url, large)).toMatch(/^HTTP\/1.1 431 .*\{"message":"[^"]+"\}$/s);
});

test("a request target that is no path gets an answer", async () => {
  const end = "Host: mock\r\nConnection: close\r\n\r\n";
  expect(await raw(mock.url, `OPTIONS * HTTP/1.1\r\n${end}`)).toMatch(/^HTTP\/1.1 400 /);
  expect(await raw(mock.url, `GET http://other.example/x HTTP/1.1\r\n${end}`)).toMatch(/^HTTP\/1.1 404 /);
});

test("pages of any origin may call it", async () => {
  const asked = await fetch(mock.url + operation.path, {
    method: "OPTIONS",
    headers: {
      origin: "http://app.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  });
  expect(asked.status).toBe(204);
  expect(asked.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
  const { headers } = await send({}, { origin: "http://app.example" });
  expect(headers.get("access-control-allow-origin")).toBe("http://app.example");
  expect(headers.get("access-control-expose-headers")).toBe("retry-after, allow");
});

test("neither an answer nor the log repeats a token or a password", async () => {
  const token = "Bearer t0ken-t0ken";
  const secret = "hunter2-hunter2";
  const auth = { username: 1, password: secret };
  const bodies = [
    JSON.stringify({ ...body, outbound: { ...body.outbound, auth } }),
    `{"password": "${secret}" oops`,
    `{"password": ${secret}}`,
    secret,
    JSON.stringify(secret),
  ];
  const answers = await Promise.all(
    bodies.flatMap((text) => [send(text), send(text, { [operation.authHeader]: token })]),
  );
  await fetch(`${mock.url}${operation.path}?token=t0ken-t0ken`);
  const said = JSON.stringify([answers, log]);
  expect(log.length).toBeGreaterThan(10);
  expect(said).not.toContain("t0ken");
  expect(said).not.toContain("hunter2");
});

test.each([
  ["lists", "[", "]"],
  ["objects", '{"a":', "}"],
])("%s in each other, however many levels deep, are refused like any other", async (_, before, after) => {
  for (const levels of [90, 5000]) {
    const nested = before.repeat(levels) + 0 + after.repeat(levels);
    expect((await send(JSON.stringify(body).replace(/"\+\d+"/, () => nested))).status).toBe(400);
  }
});
