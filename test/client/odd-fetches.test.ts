/** Whatever a `fetch` throws, gives back or holds, a call claims no more than is known, and no other error hides what is. */
import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { createClient, NoAnswerError, orThrow, UnexpectedAnswerError } from "../../generated/client.js";
import { body, example, json, password, path, token } from "./support.js";

const caught = (call: Promise<unknown>) =>
  call.then(
    () => new Error("It succeeded"),
    (error: unknown) => error,
  );
const callOf = (fetch: unknown, init = {}) =>
  createClient({ token, fetch: fetch as typeof globalThis.fetch, retry: { initialInterval: 0 } }).POST(path, {
    body,
    ...init,
  });
const throwing = (error: unknown) => () => {
  throw error;
};

describe("what a fetch throws", () => {
  const circular: Error & { cause?: unknown } = new Error("circular");
  circular.cause = new Error("in between", { cause: circular });

  test.each([
    ["an error", new Error("broken")],
    ["undefined", undefined],
    ["a text", "broken"],
    ["a symbol", Symbol("broken")],
    ["an object without a prototype", Object.create(null)],
    ["an error that is its own cause's cause", circular],
    ["an error of nothing", Object.assign(new Error("broken"), { errors: null })],
    ["errors of themselves", Object.assign(new Error("broken"), { errors: [circular] })],
    ["its own abort", new DOMException("broken", "AbortError")],
  ])("%s, at once or later: the request may have succeeded", async (_, thrown) => {
    for (const fetch of [throwing(thrown), async () => throwing(thrown)()]) {
      const error = await caught(callOf(fetch));
      expect(error).toBeInstanceOf(NoAnswerError);
      expect(error).toMatchObject({ mayHaveSucceeded: true, attempts: 1 });
      expect((error as NoAnswerError).cause).toBe(thrown);
    }
  });

  const invalidUrl = (input: string) => Object.assign(new TypeError("Invalid URL"), { code: "ERR_INVALID_URL", input });
  const notAbsolute = new TypeError("Only absolute URLs are supported");
  test.each([
    ["node-fetch 3, which took the request for an address", invalidUrl("[object Request]"), {}, false],
    [
      "undici, which did as well",
      new TypeError("Failed to parse URL from [object Request]", { cause: invalidUrl("[object Request]") }),
      {},
      false,
    ],
    ["node-fetch 2, which did as well", notAbsolute, {}, false],
    ["node-fetch 2, perhaps about where it was led to", notAbsolute, { redirect: "follow" }, true],
    ["one that was led to an address that is none", invalidUrl("https://["), {}, true],
  ])("%s", async (_, error, init, mayHaveSucceeded) => {
    expect(await caught(callOf(throwing(error), init))).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded });
  });

  test("after answers that were retried, it is told how many attempts there were", async () => {
    const answers = [json(409, example("409")), json(429, { message: "slowly" })];
    const error = await caught(callOf(async () => answers.shift() ?? throwing(new Error("broken"))()));
    expect(error).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded: true, attempts: 3 });
  });
});

describe("what a fetch gives back", () => {
  const locked = json(200, example("200"));
  locked.body?.getReader();
  const used = json(200, example("200"));
  used.text();

  test.each([
    ["a text", "carried out"],
    ["an empty text", ""],
    ["an object with nothing but json()", { ok: true, status: 200, json: async () => example("200") }],
    ["an object with plain headers", { ok: true, status: 200, headers: {}, json: async () => example("200") }],
    ["an answer that another reads", locked],
    ["an answer that was read", used],
    ["an answer whose text throws", { ok: true, status: 200, text: throwing(new Error("unreadable")) }],
    ["an error without a status", Response.error()],
  ])("%s: an answer that nobody can read, and the request may have succeeded", async (_, answer) => {
    for (const middleware of [[], [{ onResponse: () => undefined }]]) {
      const { error } = await callOf(async () => answer, { middleware });
      expect(error).toBeInstanceOf(UnexpectedAnswerError);
      expect(error).toMatchObject({ mayHaveSucceeded: true, attempts: 1 });
    }
  });

  test.each([undefined, null])("%s: no answer", async (nothing) => {
    for (const fetch of [() => nothing, async () => nothing]) {
      expect(await caught(callOf(fetch))).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded: true });
    }
  });

  test("an answer of middleware that nobody can read: nothing was sent", async () => {
    const fetch = vi.fn();
    const error = await caught(callOf(fetch, { middleware: [{ onRequest: () => locked }] }));
    expect(error).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded: false, attempts: 0 });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("a refusal without headers is retried like any other", async () => {
    const answers = [{ ok: false, status: 409 }, json(200, example("200"))];
    expect((await callOf(async () => answers.shift())).data).toEqual(example("200"));
  });

  test("a refusal that is retried is let go of", async () => {
    const cancel = vi.fn();
    const refused = new Response(new ReadableStream({ cancel }), { status: 409 });
    const answers = [refused, json(200, example("200"))];
    await callOf(async () => answers.shift());
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe("an answer whose body is a stream of Node, as node-fetch's are", () => {
  const answer = (status: number, body: Readable) => ({ ok: status === 200, status, headers: new Headers(), body });

  test("a refusal is retried, and lets go of its body", async () => {
    const refused = answer(409, new Readable({ read() {} }));
    const answers = [refused, json(200, example("200"))];
    expect((await callOf(async () => answers.shift())).data).toEqual(example("200"));
    expect(refused.body.destroyed).toBe(true);
  });

  test("a stream of it is that stream, and leaves no timer when it was read", async () => {
    vi.useFakeTimers();
    try {
      const stream = Readable.from(["read"]);
      const { data } = await callOf(async () => answer(200, stream), { parseAs: "stream" });
      expect(data).toBe(stream);
      expect(vi.getTimerCount()).toBe(1);
      expect(await stream.toArray()).toEqual(["read"]);
      await vi.advanceTimersByTimeAsync(0);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test("a stream of it breaks off for its reader when the time is up", async () => {
    const stream = new Readable({ read() {} });
    const { data } = await callOf(async () => answer(200, stream), { parseAs: "stream", timeout: 20 });
    expect(data).toBe(stream);
    expect(await caught(stream.toArray())).toMatchObject({ name: "TimeoutError" });
  });
});

describe("what callers pass", () => {
  const sent = async (options: object, init = {}) => {
    const fetch = vi.fn(async (_: Request) => json(200, example("200")));
    await createClient({ token, fetch, ...options }).POST(path, { body, ...init });
    return fetch.mock.calls[0]?.[0] as Request;
  };

  test.each([
    ["pairs", [["x-own", "1"]]],
    ["a Map", new Map([["x-own", "1"]])],
    [
      "another's Headers",
      {
        entries: () => [["x-own", "1"]],
        *[Symbol.iterator]() {
          yield ["x-own", "1"];
        },
      },
    ],
  ])("headers as %s arrive, for a client and for a call", async (_, headers) => {
    for (const request of [await sent({ headers }), await sent({}, { headers })]) {
      expect(Object.fromEntries(request.headers)).toEqual({
        authorization: token,
        "content-type": "application/json",
        "x-own": "1",
      });
    }
  });

  test("options that are frozen, and shared between calls at once, stay as they are", async () => {
    const options = Object.freeze({
      headers: Object.freeze({ "x-own": "1" }),
      retry: Object.freeze({ maxRetries: 1 }),
    });
    const middleware = Object.freeze([Object.freeze({ onRequest: () => undefined })]);
    const init = Object.freeze({ body: Object.freeze(body), middleware, timeout: Object.freeze({ total: 10_000 }) });
    const requests = await Promise.all([1, 2, 3].map(() => sent(options, init)));
    for (const request of requests) expect(await request.json()).toEqual(body);
  });

  test.each(["timeout", "retry"])("a %s that is not a number is not set", async (option) => {
    const answers = [json(409, example("409")), json(200, example("200"))];
    const fetch = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return answers.shift();
    };
    const client = createClient({ token, fetch: fetch as typeof globalThis.fetch, retry: { initialInterval: 0 } });
    expect((await client.POST(path, { body, [option]: Number.NaN })).data).toEqual(example("200"));
  });

  test("a body that changes after the call, or is taken away, shows no password that was sent", async () => {
    const refuses = async () => json(400, { message: `No such trunk for ${password}` });
    const changing = structuredClone(body);
    const changed = orThrow(callOf(refuses, { body: changing }));
    changing.outbound.auth = { username: "", password: "" };
    expect(await caught(changed)).toMatchObject({ name: "CallError", message: "No such trunk for …" });

    const { proxy, revoke } = Proxy.revocable(structuredClone(body), {});
    const revoked = orThrow(callOf(refuses, { body: proxy }));
    revoke();
    expect(await caught(revoked)).toMatchObject({ name: "CallError", message: "No such trunk for …" });
  });

  test("of a body in a form of the caller's own, nobody knows what the server repeats", async () => {
    const refuses = async () => json(400, { message: `No such trunk for ${password}` });
    const call = callOf(refuses, { bodySerializer: () => new URLSearchParams({ password }) });
    expect(await caught(orThrow(call))).toMatchObject({ name: "CallError", kind: "invalidRequest", message: "…" });
  });
});
