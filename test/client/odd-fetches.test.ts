/** Unusual implementations of `fetch`: a call claims no more than is known, and no other error hides the cause. */
import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { createClient, VideosdkError } from "../../generated/client.js";
import { body, errorOf, example, json, token } from "./support.js";

const callOf = (fetch: unknown, init = {}) =>
  createClient({ token, fetch: fetch as typeof globalThis.fetch, retry: { initialInterval: 0 } }).createPhoneNumbers(
    body,
    init,
  );
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
      const error = await errorOf(callOf(fetch));
      expect(error).toBeInstanceOf(VideosdkError);
      expect(error).toMatchObject({ mayHaveSucceeded: true, attempts: 1 });
      expect(error.cause).toBe(thrown);
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
    expect(await errorOf(callOf(throwing(error), init))).toMatchObject({ code: "noResponse", mayHaveSucceeded });
  });

  test("after answers that were retried, it is told how many attempts there were", async () => {
    const answers = [json(409, example("409")), json(429, { message: "slowly" })];
    const error = await errorOf(callOf(async () => answers.shift() ?? throwing(new Error("broken"))()));
    expect(error).toMatchObject({ code: "noResponse", mayHaveSucceeded: true, attempts: 3 });
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
  ])("%s: a response that nobody can read, and the request may have succeeded", async (_, response) => {
    for (const middleware of [[], [{ onResponse: () => undefined }]]) {
      const error = await errorOf(callOf(async () => response, { middleware }));
      expect(error).toBeInstanceOf(VideosdkError);
      expect(error).toMatchObject({
        code: expect.stringMatching(/noResponse|unexpectedResponse/),
        mayHaveSucceeded: true,
        attempts: 1,
      });
    }
  });

  test.each([undefined, null])("%s: no answer", async (nothing) => {
    for (const fetch of [() => nothing, async () => nothing]) {
      const error = await errorOf(callOf(fetch));
      expect(error).toMatchObject({ code: "noResponse", mayHaveSucceeded: true });
      expect(error.cause).toMatchObject({ message: "fetch returned something that is not a Response" });
    }
  });

  test.each([undefined, {}])("a refusal whose headers are %j is retried like any other", async (headers) => {
    const answers = [{ ok: false, status: 409, headers }, json(200, example("200"))];
    expect(await callOf(async () => answers.shift())).toEqual(example("200"));
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
    expect(await callOf(async () => answers.shift())).toEqual(example("200"));
    expect(refused.body.destroyed).toBe(true);
  });
});
