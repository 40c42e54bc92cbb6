/** The mock as a function of a request, with and without a server. */
import { http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { serverUrl } from "../../scripts/document/operations.js";
import { type LogEntry, startMock } from "../../scripts/mock/start-mock.js";
import { number, operation, post, valid } from "./requests.js";

const log: LogEntry[] = [];
const mock = await startMock({ port: 0, log: (entry) => log.push(entry) });
afterAll(() => mock.close());
afterEach(() => mock.reset());

const api = serverUrl(document);

function request(body: unknown, init: RequestInit = {}): Request {
  return new Request(api + operation.path, {
    method: operation.method,
    headers: { [operation.authHeader]: "a-token", "content-type": "application/json" },
    body: JSON.stringify(body),
    ...init,
  });
}

test("shares state and log with the port", async () => {
  const created = await mock.fetch(request(valid([number(1)])));
  expect([created.status, created.headers.get("content-type")]).toEqual([200, "application/json"]);
  expect((await post(mock.url, valid([number(1)]))).status).toBe(400);
  expect(mock.requests.map(({ outcome }) => outcome)).toEqual(["created", "alreadyAttached"]);
  expect(log.slice(-2).map(({ outcome }) => outcome)).toEqual(["created", "alreadyAttached"]);
});

test("works without a port, and as a handler of msw", async () => {
  await using unlistened = await startMock({ listen: false });
  const server = setupServer(http.all(`${api}/*`, ({ request }) => unlistened.fetch(request)));
  server.listen({ onUnhandledRequest: "bypass" });
  try {
    expect(unlistened.url).toBe(api);
    expect((await post(api, valid([number(1)]))).status).toBe(200);
    expect(unlistened.numbers("a-token").numbers).toHaveLength(1);
  } finally {
    server.close();
  }
});

test.each([
  ["an address that the API does not have", () => new Request(`${api}/nowhere`), 404],
  ["a method that an address does not take", () => new Request(api + operation.path, { method: "DELETE" }), 405],
  ["a body that is too large", () => request("x".repeat(1024 * 1024)), 413],
  ["a body that is not JSON", () => request(undefined, { body: "{" }), 400],
])("refuses %s", async (_, made, status) => {
  const response = await mock.fetch(made());
  expect([response.status, typeof ((await response.json()) as { message: string }).message]).toEqual([
    status,
    "string",
  ]);
});

test("failures on demand come as fetch would report them", async () => {
  const send = () => mock.fetch(request(valid([number(2)])));
  mock.next([{ status: 503 }, "hangUp", "cutBody", "notJson"]);
  expect((await send()).status).toBe(503);
  await expect(send()).rejects.toThrow(TypeError);
  await expect((await send()).text()).rejects.toThrow(TypeError);
  expect(await (await send()).text()).toContain("<!doctype html>");
  expect(mock.requests.map(({ status }) => status)).toEqual([503, undefined, 200, 400]);
});

test("an aborted request ends with the signal's reason, and creates nothing", async () => {
  const slow = await startMock({ listen: false, latency: 60_000 });
  const controller = new AbortController();
  const response = slow.fetch(request(valid([number(3)]), { signal: controller.signal }));
  controller.abort(new Error("enough"));
  await expect(response).rejects.toThrow("enough");
  expect(slow.numbers("a-token").numbers).toEqual([]);
  await slow.close();
});
