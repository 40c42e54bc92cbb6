/** Why the mock answers as it does: in the message for who called, and as an outcome for who looks on. */
import { afterAll, afterEach, expect, test } from "vitest";
import { requestRules } from "../../generated/validate.js";
import { document } from "../../scripts/document/document.js";
import { operationNamed, operations } from "../../scripts/document/operations.js";
import { createApi } from "../../scripts/mock/api.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { jwt } from "../jwt.js";
import { call, number, operation, post, valid } from "./requests.js";

const all = operations(document);
const list = operationNamed(all, "listPhoneNumbers").path;
const mock = await startMock({ port: 0 });
afterAll(() => mock.close());
afterEach(() => mock.reset());

test.each<[string, number, () => Promise<unknown>]>([
  ["created", 200, () => post(mock.url, valid([number(1)]))],
  ["listed", 200, () => call(mock.url, "GET", list)],
  ["missingToken", 401, () => post(mock.url, valid([number(1)]), { authorization: "" })],
  ["prefixedToken", 401, () => post(mock.url, valid([number(1)]), { authorization: "Bearer x" })],
  ["expiredToken", 401, () => post(mock.url, valid([number(1)]), { authorization: jwt({ apikey: "me", exp: 1 }) })],
  ["invalidRequest", 400, () => post(mock.url, "{")],
  ["invalidRequest", 400, () => post(mock.url, {})],
  ["invalidRequest", 400, () => post(mock.url, { ...valid([number(1)]), outbound: null, inbound: {} })],
  ["notFound", 404, () => call(mock.url, "GET", `${list}/nonsense`)],
  ["notFound", 404, () => call(mock.url, "GET", `${list}/${encodeURIComponent(number(1))}`)],
  ["unsupportedMediaType", 415, () => post(mock.url, valid([number(1)]), { "content-type": "text/plain" })],
  ["preferred", 409, () => post(mock.url, valid([number(1)]), { prefer: "code=409" })],
])("the outcome %s, with status %i, is what is seen of it", async (outcome, status, send) => {
  await send();
  expect(mock.requests.at(-1)).toMatchObject({ outcome, status });
});

test("answers a create with the document's example", async () => {
  const { status, message, headers } = await post(mock.url, valid([number(1)]));
  expect({ status, body: { message } }).toEqual({
    status: 200,
    body: operation.responses["200"]?.content?.examples.created,
  });
  expect(headers.get("content-type")).toBe("application/json");
});

test("an attached number is refused by its name, and nothing is created", async () => {
  await post(mock.url, valid([number(1)]));
  const refused = await post(mock.url, valid([number(2), number(1)]));
  expect(refused).toMatchObject({ status: 400, message: expect.stringContaining(`: ${number(1)}. Nothing`) });
  expect((await post(mock.url, valid([number(2)]))).status).toBe(200);
});

test("an address that the API does not have is refused with all that it has", async () => {
  const { status, body } = await call(mock.url, "GET", "/v2/nothing");
  expect({ status, body }).toEqual({
    status: 404,
    body: {
      message: `There is nothing at /v2/nothing. The API has ${all.map(({ method, path }) => `${method} ${path}`).join(", ")}.`,
    },
  });
});

test("a method that an address does not take is refused with those that it takes", async () => {
  const { status, body } = await call(mock.url, "DELETE", operation.path);
  expect({ status, body }).toEqual({
    status: 405,
    body: { message: `${operation.path} does not take DELETE. It takes POST, GET, HEAD.` },
  });
});

test.each(["text/plain", "nonsense", ""])("a body sent as %j is refused with the media type it needs", async (type) => {
  const { status, message } = await post(mock.url, valid([number(1)]), { "content-type": type });
  expect({ status, message }).toEqual({
    status: 415,
    message: "The body must be sent as application/json: set the Content-Type header to that.",
  });
});

test("of many attached numbers ten are named, and the others counted", async () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => number(index));
  await post(mock.url, valid(numbers(12)));
  const named = async (count: number) => (await post(mock.url, valid(numbers(count)))).message;
  const ten = numbers(10).join(", ");
  expect(await named(2)).toContain(`: ${number(0)}, ${number(1)}. Nothing`);
  expect(await named(10)).toContain(`: ${ten}. Nothing`);
  expect(await named(11)).toContain(`: ${ten} and 1 more. Nothing`);
  expect(await named(12)).toContain(`: ${ten} and 2 more. Nothing`);
});

const unused = {
  memory: () => undefined,
  latency: 0,
  loadRandom: () => Promise.reject(new Error("No response is random")),
};

test("a document without an answer that the mock gives is refused, and says what to do", () => {
  const without = structuredClone(all);
  for (const { content } of Object.values(operationNamed(without, operation.operationId).responses)) {
    delete content?.examples.conflict;
  }
  expect(() => createApi({ ...unused, operations: without, rules: requestRules })).toThrow(
    'No response of createPhoneNumbers has an example named "conflict", which the mock responds with. ' +
      "Give the document one, then run npm run generate.",
  );
});

test("an operation whose rules were not generated is refused, and says what to do", () => {
  const { [operation.operationId]: _, ...others } = requestRules;
  expect(() => createApi({ ...unused, operations: all, rules: others })).toThrow(
    "createPhoneNumbers is not in generated/validate.ts: run npm run generate.",
  );
});
