import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import { createClient } from "../../generated/client.js";
import { body, example, json, path, serve, token } from "./support.js";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Throws away what nothing holds: what a weak reference was asked for stays until the turn is over. */
async function tidyUp(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await pause(0);
    collect();
  }
}

function echo() {
  const seen: { headers: Headers; body: unknown; url: string }[] = [];
  const fetch = vi.fn(async (request: Request) => {
    seen.push({ headers: request.headers, body: await request.json(), url: request.url });
    return seen.length === 1 ? json(409, example("409")) : json(200, example("200"));
  });
  return { seen, fetch, videosdk: createClient({ token, fetch, retry: { initialInterval: 0 } }) };
}

test("without middleware, each attempt sends the same body and headers", async () => {
  const { seen, videosdk } = echo();
  await videosdk.POST(path, { body, headers: { "x-mine": "yes" } });
  expect(seen.map(({ body }) => body)).toEqual([body, body]);
  expect(seen.map(({ headers }) => headers.get("x-mine"))).toEqual(["yes", "yes"]);
  expect(seen.map(({ headers }) => headers.get("content-type"))).toEqual(["application/json", "application/json"]);
});

test("middleware may change the request in place; each attempt sends it so", async () => {
  const { seen, videosdk } = echo();
  videosdk.use({ onRequest: ({ request }) => void request.headers.set("x-mine", "yes") });
  await videosdk.POST(path, { body });
  expect(seen.map(({ body }) => body)).toEqual([body, body]);
  expect(seen.map(({ headers }) => headers.get("x-mine"))).toEqual(["yes", "yes"]);
});

test("middleware may put another request in its place; each attempt sends that", async () => {
  const { seen, videosdk } = echo();
  const other = { ...body, name: "Changed" };
  await videosdk.POST(path, {
    body,
    middleware: [{ onRequest: ({ request }) => new Request(request, { body: JSON.stringify(other) }) }],
  });
  expect(seen.map(({ body }) => body)).toEqual([other, other]);
});

test("middleware sees the last answer and may put another in its place", async () => {
  const { videosdk } = echo();
  const statuses: number[] = [];
  videosdk.use({
    onResponse({ response }) {
      statuses.push(response.status);
      return json(200, { message: "from middleware" });
    },
  });
  const { data } = await videosdk.POST(path, { body });
  expect(statuses).toEqual([200]);
  expect(data).toEqual({ message: "from middleware" });
});

test("an error of middleware is its own", async () => {
  const { videosdk } = echo();
  const own = new Error("mine");
  videosdk.use({
    onResponse() {
      throw own;
    },
  });
  await expect(videosdk.POST(path, { body })).rejects.toBe(own);
});

test("ejected middleware is gone", async () => {
  const { videosdk } = echo();
  const middleware = { onRequest: vi.fn() };
  videosdk.use(middleware);
  videosdk.eject(middleware);
  await videosdk.POST(path, { body });
  expect(middleware.onRequest).not.toHaveBeenCalled();
});

test("a fetch for one call is used for that call, with token and retries", async () => {
  const { fetch, videosdk } = echo();
  const own = vi.fn(async (request: Request) => json(request.headers.get("authorization") === token ? 200 : 401, {}));
  const { response } = await videosdk.POST(path, { body, fetch: own });
  expect(response.status).toBe(200);
  expect(fetch).not.toHaveBeenCalled();
});

test("request() and a base URL of one's own", async () => {
  const { seen, videosdk } = echo();
  await videosdk.request("post", path, { body, baseUrl: "https://example.com/" });
  expect(seen[0]?.url).toBe(`https://example.com${path}`);
});

test("parseAs gives the body in another form", async () => {
  const { videosdk } = echo();
  const { data } = await videosdk.POST(path, { body, parseAs: "text" });
  expect(data).toBe(JSON.stringify(example("200")));
});

test("a request that middleware puts in its place ends with its own signal, also while its answer arrives", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const baseUrl = await serve((_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).write("{");
  });
  const videosdk = createClient({ token, baseUrl });
  videosdk.use({
    onRequest: ({ request }) => new Request(request, { signal: controller.signal }),
    onResponse: () => void setImmediate(() => controller.abort(reason)),
  });
  await expect(videosdk.POST(path, { body })).rejects.toBe(reason);
});

test.each([
  ["looks at a request", () => undefined],
  ["puts another in its place", ({ request }: { request: Request }) => new Request(request, { headers: { x: "y" } })],
])(
  "an abort ends a call while its answer arrives, though middleware %s and memory was tidied up",
  async (_, onRequest) => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const baseUrl = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write("{");
    });
    const videosdk = createClient({ token, baseUrl });
    const answered = new Promise<void>((resolve) => {
      videosdk.use({ onRequest, onResponse: () => void setImmediate(resolve) });
    });
    const call = expect(videosdk.POST(path, { body, signal: controller.signal })).rejects.toBe(reason);
    await answered;
    await tidyUp();
    controller.abort(reason);
    await call;
  },
);
