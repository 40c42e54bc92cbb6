import { afterAll, expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { resolve } from "../../scripts/document/resolve.js";
import type { Schema } from "../../scripts/document/types.js";
import { type LogEntry, startMock } from "../../scripts/mock/start-mock.js";
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

test.each([
  ["", /body is empty/],
  ["{", /not valid JSON.* line 1, column 2/],
  ["null", /must be an object/],
  ["[]", /must be an object/],
  [new Uint8Array([0x22, 0xff, 0x22]), /not in UTF-8/],
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

test("takes a content type with a charset", async () => {
  expect((await send(body, { authorization: "cs", "content-type": "application/json; charset=utf-8" })).status).toBe(
    200,
  );
});

const paths = [
  "/",
  "/nope",
  "//",
  "/v2/sip/",
  "/%E0%A4%A",
  ...["//release", "/a/b/release", "/"].map((end) => operation.path + end),
];

test.each(paths)("refuses the path %s with 404", async (path) => {
  const response = await fetch(mock.url + path, { method: "POST" });
  expect(response.status).toBe(404);
  expect(((await response.json()) as { message: string }).message).toContain(operation.path);
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
