/** Whatever the options, what reaches `fetch` is one fresh request, and it is the request that openapi-fetch would send. */
import fc from "fast-check";
import createFetchClient from "openapi-fetch";
import { expect, test, vi } from "vitest";
import type { paths } from "../../generated/client.js";
import { createClient } from "../../generated/client.js";
import { body, json, path, token } from "./support.js";

const middleware = [{ onRequest: () => undefined }];

test.each([
  { name: "nothing but a body", init: {} },
  { name: "headers", init: { headers: { "x-mine": "yes", "content-type": "text/plain" } } },
  { name: "bodySerializer", init: { bodySerializer: () => "mine" } },
  { name: "params", init: { params: { query: { dry: true, of: ["a", "b"] }, header: { "x-own": "1" } } } },
  { name: "querySerializer", init: { params: { query: { of: "a" } }, querySerializer: () => "own=1" } },
  {
    name: "querySerializer options",
    init: { params: { query: { of: ["a", "b"] } }, querySerializer: { array: { style: "form", explode: false } } },
  },
  { name: "baseUrl", init: { baseUrl: "https://example.org/base/" } },
  { name: "redirect", init: { redirect: "error" } },
  { name: "middleware", init: { middleware } },
  { name: "a signal", init: { signal: new AbortController().signal } },
  { name: "a time limit", init: { timeout: 1000 } },
  { name: "a request class", init: { Request: class extends Request {} } },
])("with $name, for a call and for a client", async ({ init }) => {
  const expected = await sentByOpenapiFetch({ baseUrl: "https://api.videosdk.live" }, init);
  expect(await sent({}, init)).toEqual(expected);
  if (!("params" in init) && !("middleware" in init)) expect(await sent(init, {})).toEqual(expected);
});

test("whatever the body and the address", async () => {
  await fc.assert(
    fc.asyncProperty(fc.object(), fc.constantFrom("", "/", "/base", "/base/"), async (body, base) => {
      const options = { baseUrl: `https://example.com${base}` };
      expect(await sent(options, { body })).toEqual(await sentByOpenapiFetch(options, { body }));
    }),
    { numRuns: 50 },
  );
});

test("path parameters are written as openapi-fetch writes them", async () => {
  const fetch = vi.fn(async (_: Request) => json(200, {}));
  await createClient({ token, fetch }).GET("/v2/sip/phone-numbers/{phoneNumber}", {
    params: { path: { phoneNumber: "+12125550100" } },
  });
  expect(fetch.mock.calls[0]?.[0].url).toBe("https://api.videosdk.live/v2/sip/phone-numbers/%2B12125550100");
});

test.each([0, true, "a/b?c#d", undefined, null, "{phoneNumber}"])("also a %s in a path", async (phoneNumber) => {
  const path = "/v2/sip/phone-numbers/{phoneNumber}";
  const urls: string[] = [];
  const fetch = async ({ url }: Request) => {
    urls.push(url);
    return json(200, {});
  };
  const init = { params: { path: { phoneNumber } } } as never;
  await createClient({ token, fetch }).GET(path, init);
  await createFetchClient<paths>({ baseUrl: "https://api.videosdk.live", fetch }).GET(path, init);
  expect(urls[0]).toBe(urls[1]);
});

test("an option that is undefined is not set", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  const call = createClient({ token, signal, fetch: async () => json(200, {}) });
  await expect(call.POST(path, { body, signal: undefined } as never)).rejects.toThrow("enough");
});

test("an extension of the request is handed to fetch as openapi-fetch hands it on", async () => {
  const fetch = vi.fn(async (_: Request) => json(200, {}));
  const requestInitExt = { dispatcher: "mine" };
  await createClient({ token, fetch, requestInitExt }).POST(path, { body });
  expect(fetch.mock.calls[0]).toEqual([expect.any(Request), requestInitExt]);
});

test.each([[], [{ onRequest: () => undefined }]])(
  "what no Request knows is on it, as openapi-fetch puts it there",
  async (...middleware) => {
    const next = { revalidate: 60 };
    const seen: unknown[] = [];
    const fetch = async (request: Request) => {
      seen.push((request as { next?: unknown }).next);
      return json(seen.length === 1 ? 409 : 200, { message: "any" });
    };
    const videosdk = createClient({ token, fetch, retry: { initialInterval: 0 } });
    await videosdk.POST(path, { body, next, middleware } as never);
    expect(seen).toEqual([next, next]);
    await createFetchClient<paths>({ baseUrl: "https://example.com", fetch }).POST(path, { body, next } as never);
    expect(seen).toEqual([next, next, next]);
  },
);

// node-fetch's request has a time limit of its own, which takes a number alone.
test.each([[], [{ onRequest: () => undefined }]])("no request has an option of this client", async (...middleware) => {
  const options = { timeout: { attempt: 5000 }, retry: 1, onRetry: () => {}, onAttempt: () => {} };
  const given: string[] = [];
  class OwnRequest extends Request {
    constructor(input: RequestInfo | URL, init: RequestInit = {}) {
      super(input, init);
      given.push(...Object.keys(init));
    }
  }
  const fetch = vi.fn(async (_: Request) => json(200, {}));
  await createClient({ token, fetch, Request: OwnRequest, ...options }).POST(path, { body, middleware } as never);
  await createClient({ token, fetch }).POST(path, { body, middleware, Request: OwnRequest, ...options } as never);
  const seen = [...given, ...fetch.mock.calls.flatMap(([request]) => Object.keys(request))];
  expect(seen).toContain("redirect");
  expect(seen.filter((name) => name in options)).toEqual([]);
});

/** What arrives at `fetch`. */
async function sent(options: object, init: object) {
  const fetch = vi.fn(async (_: Request) => json(200, {}));
  await createClient({ token, fetch, ...options }).POST(path, { body, ...init } as never);
  expect(fetch.mock.calls).toEqual([[expect.any(Request)]]);
  const [[request]] = fetch.mock.calls as [[Request]];
  expect(request.bodyUsed).toBe(false);
  const { authorization, ...parts } = await read(request);
  expect(authorization).toBe(token);
  return parts;
}

async function sentByOpenapiFetch(options: object, init: object) {
  const fetch = vi.fn(async (_: Request) => json(200, {}));
  await createFetchClient<paths>({ redirect: "manual", fetch, ...options }).POST(path, { body, ...init } as never);
  const { authorization: _, ...parts } = await read(fetch.mock.calls[0]?.[0] as Request);
  return parts;
}

async function read(request: Request) {
  const { url, method, redirect, headers } = request;
  const { authorization, ...others } = Object.fromEntries(headers);
  return { authorization, url, method, redirect, headers: others, body: await request.text() };
}
