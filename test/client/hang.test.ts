/** What never ends, throws or pays no heed to a signal costs a caller no more than the time limit, and no surprise. */
import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createClient, NoAnswerError, UnexpectedAnswerError } from "../../generated/client.js";
import { body, example, json, path, token } from "./support.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const never = <Value>() => new Promise<Value>(() => {});

/** An answer whose body begins and does not end, whatever becomes of the request. */
const endless = (status = 200) =>
  new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("{")) }), {
    status,
  });

/** A body to send that does not end. */
const unending = () => ({ body: new ReadableStream(), duplex: "half" }) as RequestInit;

/** What a call comes to within its time limit of a second, and when. */
async function outcome(call: Promise<unknown>) {
  const began = performance.now();
  let ended: { result: unknown; after: number } | undefined;
  const settle = (result: unknown) => {
    ended = { result, after: performance.now() - began };
  };
  call.then(settle, settle);
  await vi.advanceTimersByTimeAsync(5000);
  if (!ended) throw new Error("The call did not end in five seconds");
  return ended;
}

const timeIsUp = { name: "TimeoutError" };

describe("a body that never ends", () => {
  test.each([
    ["json", 200],
    ["json", 400],
    ["json", 401],
    ["text", 200],
    ["blob", 200],
    ["arrayBuffer", 200],
    ["stream", 409],
  ] as const)("read as %s, of a %i", async (parseAs, status) => {
    const videosdk = createClient({ token, fetch: async () => endless(status), timeout: 1000, retry: false });
    const { result, after } = await outcome(videosdk.POST(path, { body, parseAs }));
    expect(after).toBe(1000);
    const error = (result as { error: unknown }).error;
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error).toMatchObject({ status, mayHaveSucceeded: status === 200, cause: timeIsUp });
  });

  test("a stream of it breaks off for its reader", async () => {
    const { signal } = new AbortController();
    const videosdk = createClient({ token, fetch: async () => endless(), timeout: 1000 });
    const { data } = await videosdk.POST(path, { body, parseAs: "stream", signal });
    const reader = data?.getReader();
    expect(await reader?.read()).toMatchObject({ done: false });
    const { result, after } = await outcome(reader?.read() ?? never());
    expect(after).toBe(1000);
    expect(result).toMatchObject(timeIsUp);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test.each(["read to its end", "given up"])("a stream that is %s leaves no timer and no listener", async (way) => {
    const { signal } = new AbortController();
    const videosdk = createClient({ token, fetch: async () => json(200, example("200")) });
    const { data } = await videosdk.POST(path, { body, parseAs: "stream", signal });
    expect(vi.getTimerCount()).toBe(1);
    if (way === "given up") await data?.cancel();
    else expect(await new Response(data).json()).toEqual(example("200"));
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("an abort ends it at once, with the caller's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const videosdk = createClient({ token, fetch: async () => endless() });
    const call = outcome(videosdk.POST(path, { body, signal: controller.signal }));
    setTimeout(() => controller.abort(reason), 300);
    expect(await call).toEqual({ result: reason, after: 300 });
  });

  test("middleware that reads it, or a clone of it, is waited for no longer", async () => {
    for (const read of [(response: Response) => response.clone().text(), (response: Response) => response.text()]) {
      const videosdk = createClient({ token, fetch: async () => endless(), timeout: 1000 });
      videosdk.use({ onResponse: async ({ response }) => void (await read(response)) });
      const { result, after } = await outcome(videosdk.POST(path, { body }));
      expect(after).toBe(1000);
      expect(result).toMatchObject({
        error: { name: "UnexpectedAnswerError", mayHaveSucceeded: true, cause: timeIsUp },
      });
    }
  });

  test("of a refusal that is retried does not hold up the retry", async () => {
    const answers = [endless(409), json(200, example("200"))];
    const videosdk = createClient({ token, fetch: async () => answers.shift() ?? endless(), timeout: 4000 });
    const { result } = await outcome(videosdk.POST(path, { body, retry: { initialInterval: 0 } }));
    expect(result).toMatchObject({ data: example("200") });
  });
});

describe("middleware that never ends", () => {
  const broken = new Error("broken");
  const fetch = vi.fn(async (): Promise<Response> => {
    throw broken;
  });
  beforeEach(() => void fetch.mockClear());

  test.each([
    ["an answer to wait for", { onRequest: never<undefined> }],
    ["a body", { onRequest: ({ request }: { request: Request }) => new Request(request, unending()) }],
  ])("before a request, with %s: nothing was sent", async (_, middleware) => {
    const videosdk = createClient({ token, fetch, timeout: 1000 });
    const { result, after } = await outcome(videosdk.POST(path, { body, middleware: [middleware] }));
    expect(after).toBe(1000);
    expect(result).toBeInstanceOf(NoAnswerError);
    expect(result).toMatchObject({ mayHaveSucceeded: false, attempts: 0, cause: timeIsUp });
    expect(fetch).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("an abort ends it at once, with the caller's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const videosdk = createClient({ token, fetch });
    videosdk.use({ onRequest: never<undefined> });
    const call = outcome(videosdk.POST(path, { body, signal: controller.signal }));
    setTimeout(() => controller.abort(reason), 300);
    expect(await call).toEqual({ result: reason, after: 300 });
  });

  test("after a failure: what is known of the request is told", async () => {
    const videosdk = createClient({ token, fetch, timeout: 1000 });
    videosdk.use({ onError: never<undefined> });
    const { result, after } = await outcome(videosdk.POST(path, { body }));
    expect(after).toBe(1000);
    expect(result).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded: true, attempts: 1, cause: broken });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("the body of an answer of its own ends with the time limit too", async () => {
    const videosdk = createClient({ token, fetch, timeout: 1000 });
    videosdk.use({ onRequest: () => endless() });
    const { result, after } = await outcome(videosdk.POST(path, { body }));
    expect(after).toBe(1000);
    expect(result).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded: false, attempts: 0, cause: timeIsUp });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("a token function that never answers", () => {
  test("nothing was sent", async () => {
    const fetch = vi.fn();
    const videosdk = createClient({ token: never<string>, fetch, timeout: 1000 });
    const { result, after } = await outcome(videosdk.POST(path, { body }));
    expect(after).toBe(1000);
    expect(result).toBeInstanceOf(NoAnswerError);
    expect(result).toMatchObject({ mayHaveSucceeded: false, cause: timeIsUp });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("after a 401, nothing was carried out", async () => {
    const tokens = (refused?: string) => (refused ? never<string>() : token);
    const videosdk = createClient({ token: tokens, fetch: async () => json(401, example("401")), timeout: 1000 });
    const { result, after } = await outcome(videosdk.POST(path, { body }));
    expect(after).toBe(1000);
    expect(result).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded: false, cause: timeIsUp });
  });
});

describe("hooks", () => {
  const own = new Error("of the hook");
  test.each([
    [
      "throws",
      () => {
        throw own;
      },
    ],
    [
      "rejects",
      async () => {
        throw own;
      },
    ],
    ["never ends", () => never<void>()],
  ] as const)("one that %s costs no answer", async (_, hook) => {
    const answers = [json(409, example("409")), json(200, example("200"))];
    const fetch = async () => answers.shift() as Response;
    const hooks = { onRetry: vi.fn(hook), onAttempt: vi.fn(hook) };
    const { result } = await outcome(createClient({ token, fetch, ...hooks }).POST(path, { body }));
    expect(result).toMatchObject({ data: example("200") });
    expect(hooks.onRetry).toHaveBeenCalledTimes(1);
    expect(hooks.onAttempt).toHaveBeenCalledTimes(2);
  });
});

test("a request that cannot be made was not sent: the fault is the caller's own", async () => {
  const fetch = vi.fn();
  const videosdk = createClient({ token, fetch, baseUrl: "https://[" });
  const { result } = await outcome(videosdk.POST(path, { body }));
  expect(result).toBeInstanceOf(TypeError);
  expect(result).not.toBeInstanceOf(NoAnswerError);
  expect(fetch).not.toHaveBeenCalled();
});

test("a body that breaks off late is told with what is known", async () => {
  const late = () => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"message":'));
        setTimeout(() => controller.error(new Error("broken")), 700);
      },
    });
    return new Response(stream);
  };
  const { result, after } = await outcome(createClient({ token, fetch: async () => late() }).POST(path, { body }));
  expect(after).toBe(700);
  expect(result).toMatchObject({ error: { status: 200, mayHaveSucceeded: true, cause: { message: "broken" } } });
});

test("the same answer given twice, as stubs do, is told as one that cannot be read", async () => {
  const answer = json(200, example("200"));
  const videosdk = createClient({ token, fetch: async () => answer });
  expect((await videosdk.POST(path, { body })).data).toEqual(example("200"));
  expect((await videosdk.POST(path, { body })).error).toMatchObject({ status: 200, cause: { name: "TypeError" } });
});

describe("where signals are stand-ins without a reason, as on older platforms", () => {
  class Signal extends EventTarget {
    aborted = false;
  }
  class Controller {
    signal = new Signal();
    abort() {
      this.signal.aborted = true;
      this.signal.dispatchEvent(new Event("abort"));
    }
  }
  /** Node's own takes no signal but its own. */
  class OwnRequest extends Request {
    constructor(target: string, { signal: _, ...parts }: RequestInit) {
      super(target, parts);
    }
  }
  const made = (fetch: () => Promise<Response>) =>
    createClient({ token, fetch, timeout: 1000, Request: OwnRequest as typeof Request });
  beforeEach(() => vi.stubGlobal("AbortController", Controller));

  test("a call succeeds", async () => {
    const { result } = await outcome(made(async () => json(200, example("200"))).POST(path, { body }));
    expect(result).toMatchObject({ data: example("200") });
  });

  test("the time limit holds", async () => {
    const { result, after } = await outcome(made(never).POST(path, { body }));
    expect(after).toBe(1000);
    expect(result).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded: true, cause: timeIsUp });
  });

  test("an abort is an abort", async () => {
    const controller = new AbortController();
    const call = outcome(made(never).POST(path, { body, signal: controller.signal }));
    setTimeout(() => controller.abort(), 300);
    expect(await call).toMatchObject({ after: 300, result: { name: "AbortError" } });
  });
});
