/** `raw` is openapi-fetch's client: its middleware, options and results, with this client's `fetch`. */
import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createClient } from "../../generated/client.js";
import { serve } from "../serve.js";
import { sameAsOpenapiFetch } from "./same-as-openapi-fetch.js";
import { body, errorOf, example, json, path, token } from "./support.js";

const get = "/v2/sip/phone-numbers/{phoneNumber}";

// raw.long.test.ts has ten thousand.
test("generated calls, with middleware of every kind, do the same as openapi-fetch's own", async () => {
  await fc.assert(sameAsOpenapiFetch, { numRuns: 150 });
});

/** The first response is a 409. */
function conflictFirst() {
  const seen: { headers: Headers; body: unknown; next: unknown }[] = [];
  const fetch = vi.fn(async (request: Request) => {
    seen.push({ headers: request.headers, body: await request.json(), next: (request as { next?: unknown }).next });
    return seen.length === 1 ? json(409, example("409")) : json(200, example("200"));
  });
  return { seen, raw: createClient({ token, fetch, retry: { initialInterval: 0 } }).raw };
}

test("middleware that is an instance of a class keeps its this", async () => {
  class Counting {
    calls = 0;
    onRequest() {
      this.calls++;
    }
  }
  const { raw } = conflictFirst();
  const counting = new Counting();
  raw.use(counting);
  await raw.POST(path, { body });
  expect(counting.calls).toBe(1);
});

test("middleware that is left out by a false condition is no obstacle for the others", async () => {
  const { raw } = conflictFirst();
  const last = { onRequest: vi.fn() };
  raw.use(false as never, last);
  await raw.POST(path, { body, middleware: [last, undefined as never] });
  expect(last.onRequest).toHaveBeenCalledTimes(2);
});

test("an error that middleware throws after it read a body is the caller's", async () => {
  const own = new Error("mine");
  const videosdk = createClient({ token, fetch: async () => json(400, example("400", "invalidRequest")) });
  videosdk.raw.use({
    async onResponse({ response }) {
      await response.text();
      throw own;
    },
  });
  await expect(videosdk.raw.POST(path, { body })).rejects.toBe(own);
  await expect(videosdk.createPhoneNumbers(body)).rejects.toBe(own);
});

test.each([
  ["changes the request in place", ({ request }: { request: Request }) => void request.headers.set("x-mine", "yes")],
  [
    "puts another in its place",
    ({ request }: { request: Request }) => new Request(request, { headers: { "x-mine": "yes" } }),
  ],
])("middleware that %s does it once, and each attempt sends the outcome", async (_, onRequest) => {
  const { raw, seen } = conflictFirst();
  const { data } = await raw.POST(path, { body, middleware: [{ onRequest }] });
  expect(data).toEqual(example("200"));
  expect(seen.map(({ body, headers }) => [body, headers.get("x-mine")])).toEqual([
    [body, "yes"],
    [body, "yes"],
  ]);
});

test("non-standard fetch options are on the request of each attempt", async () => {
  const { raw, seen } = conflictFirst();
  await raw.POST(path, { body, next: { revalidate: 60 } });
  expect(seen.map(({ next }) => next)).toEqual([{ revalidate: 60 }, { revalidate: 60 }]);
});

test("an extension of the request is handed to fetch", async () => {
  const fetch = vi.fn(async (_: Request) => json(200, {}));
  const requestInitExt = { dispatcher: "mine" };
  await createClient({ token, fetch, requestInitExt }).raw.POST(path, { body });
  expect(fetch.mock.calls[0]).toEqual([expect.any(Request), requestInitExt]);
});

test("without a response it rejects with a VideosdkError that has the original as its cause", async () => {
  const broken = new TypeError("broken");
  const onError = vi.fn();
  const videosdk = createClient({ token, fetch: () => Promise.reject(broken) });
  videosdk.raw.use({ onError });
  const error = await errorOf(videosdk.raw.POST(path, { body }));
  expect(error).toMatchObject({ operation: "createPhoneNumbers", code: "noResponse", mayHaveSucceeded: true });
  expect(error.cause).toBe(broken);
  expect(onError.mock.calls[0]?.[0].error).toBe(error);
});

test("the operation is known from the address: only what reads is sent again after a broken connection", async () => {
  const fetch = vi.fn(() => Promise.reject(new TypeError("broken")));
  const { raw } = createClient({
    token,
    fetch,
    baseUrl: "https://example.com/base",
    retry: { initialInterval: 0, maxRetries: 2 },
  });
  const reads = await errorOf(raw.GET(get, { params: { path: { phoneNumber: "+12125550100" } } }));
  expect(reads).toMatchObject({ operation: "getPhoneNumber", attempts: 3, mayHaveSucceeded: false });
  const detaches = await errorOf(raw.POST(`${path}/detach`, { body: { phoneNumber: "+12125550100" } }));
  expect(detaches).toMatchObject({ operation: "detachPhoneNumber", attempts: 1, mayHaveSucceeded: true });
});

test.each(["retry", "timeout", "onRetry", "onAttempt"])(
  "%s for one call is refused, instead of lost",
  async (option) => {
    const fetch = vi.fn();
    const call = createClient({ token, fetch }).raw.POST(path, { body, [option]: false });
    await expect(call).rejects.toThrow(`raw does not take ${option} for one call`);
    expect(fetch).not.toHaveBeenCalled();
  },
);

test("no request has an option of this client", async () => {
  const options = { timeout: { attempt: 5000 }, retry: 1, onRetry: () => {}, onAttempt: () => {} };
  const given: string[] = [];
  class OwnRequest extends Request {
    constructor(input: RequestInfo | URL, init: RequestInit = {}) {
      super(input, init);
      given.push(...Object.keys(init));
    }
  }
  const fetch = async () => json(200, example("200"));
  await createClient({ token, fetch, Request: OwnRequest, ...options }).createPhoneNumbers(body, options);
  expect(given).toContain("redirect");
  expect(given.filter((name) => name in options)).toEqual([]);
});

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Throws away what nothing holds: what a weak reference was asked for stays until the turn is over. */
async function tidyUp(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await pause(0);
    collect();
  }
}

type Client = ReturnType<typeof createClient>;
type OnRequest = NonNullable<Parameters<Client["raw"]["use"]>[0]["onRequest"]>;

test.each<[string, OnRequest, (videosdk: Client, signal: AbortSignal) => Promise<unknown>]>([
  ["a method", () => undefined, (videosdk, signal) => videosdk.createPhoneNumbers(body, { signal })],
  [
    "a method whose middleware puts another request in its place",
    ({ request }) => new Request(request),
    (videosdk, signal) => videosdk.createPhoneNumbers(body, { signal }),
  ],
  ["raw", () => undefined, (videosdk, signal) => videosdk.raw.POST(path, { body, signal })],
])("an abort ends a call while its body arrives, though memory was tidied up: %s", async (_, onRequest, send) => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const baseUrl = await serve((_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).write("{");
  });
  const videosdk = createClient({ token, baseUrl, timeout: { attempt: 5_000 } });
  const answered = new Promise<void>((resolve) => {
    videosdk.raw.use({ onRequest, onResponse: () => void setImmediate(resolve) });
  });
  const call = expect(send(videosdk, controller.signal)).rejects.toBe(reason);
  await answered;
  await tidyUp();
  controller.abort(reason);
  await call;
});

test("many calls at once may share a signal, without a warning", async () => {
  const warn = vi.fn();
  process.on("warning", warn);
  try {
    const { signal } = new AbortController();
    const fetch = async () => {
      await pause(20);
      return json(200, example("200"));
    };
    const videosdk = createClient({ token, fetch });
    await Promise.all(Array.from({ length: 30 }, () => videosdk.createPhoneNumbers(body, { signal })));
    await pause(0);
    expect(warn).not.toHaveBeenCalled();
  } finally {
    process.off("warning", warn);
  }
});
