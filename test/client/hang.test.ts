import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createClient, VideosdkError } from "../../generated/client.js";
// The client loads it when it meets a 400, which takes longer than fake time.
import "../../generated/validate.js";
import { body, example, json, path, token } from "./support.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Why callers abort a call. */
const reasons: [string, Error][] = [
  ["enough", new Error("enough")],
  ["their own timeout, as of AbortSignal.timeout", new DOMException("Time is up", "TimeoutError")],
];

const never = <Value>() => new Promise<Value>(() => {});

/** An answer whose body begins and does not end, whatever becomes of the request. */
const endless = (status = 200) =>
  new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("{")) }), {
    status,
  });

/** A body to send that does not end. */
const unending = () => ({ body: new ReadableStream(), duplex: "half" }) as RequestInit;

/** The result of a call with a time limit of a second, and its duration. */
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
  test.each([200, 400, 401])("of a %i", async (status) => {
    const videosdk = createClient({ token, fetch: async () => endless(status), timeout: 1000, retry: false });
    const { result, after } = await outcome(videosdk.createPhoneNumbers(body));
    expect(after).toBe(1000);
    expect(result).toBeInstanceOf(VideosdkError);
    expect(result).toMatchObject({ status, mayHaveSucceeded: status === 200, cause: timeIsUp });
  });

  test.each(["json", "text", "blob", "arrayBuffer"] as const)(
    "read by raw as %s, ends with a TimeoutError",
    async (parseAs) => {
      const { raw } = createClient({ token, fetch: async () => endless(), timeout: 1000 });
      const { result, after } = await outcome(raw.POST(path, { body, parseAs }));
      expect(after).toBe(1000);
      expect(result).toMatchObject(timeIsUp);
    },
  );

  test("a stream that raw hands out ends with its signal", async () => {
    const fetch = async ({ signal }: Request) => {
      const reader = (controller: ReadableStreamDefaultController) =>
        signal.addEventListener("abort", () => controller.error(signal.reason));
      return new Response(new ReadableStream({ start: reader }));
    };
    const { data } = await createClient({ token, fetch, timeout: 1000 }).raw.POST(path, { body, parseAs: "stream" });
    const { result, after } = await outcome(data?.getReader().read() ?? never());
    expect(after).toBe(1000);
    expect(result).toMatchObject(timeIsUp);
  });

  test.each(reasons)("an abort ends it at once, with the caller's reason: %s", async (_, reason) => {
    const controller = new AbortController();
    const videosdk = createClient({ token, fetch: async () => endless() });
    const call = outcome(videosdk.createPhoneNumbers(body, { signal: controller.signal }));
    setTimeout(() => controller.abort(reason), 300);
    expect(await call).toEqual({ result: reason, after: 300 });
  });

  test("middleware that reads it is waited for no longer", async () => {
    const videosdk = createClient({ token, fetch: async () => endless(), timeout: 1000 });
    videosdk.raw.use({ onResponse: async ({ response }) => void (await response.text()) });
    const { result, after } = await outcome(videosdk.createPhoneNumbers(body));
    expect(after).toBe(1000);
    expect(result).toMatchObject({ code: "unexpectedResponse", mayHaveSucceeded: true, cause: timeIsUp });
  });

  test("of a refusal that is retried does not hold up the retry", async () => {
    const answers = [endless(409), json(200, example("200"))];
    const videosdk = createClient({ token, fetch: async () => answers.shift() ?? endless(), timeout: 4000 });
    const { result } = await outcome(videosdk.createPhoneNumbers(body, { retry: { initialInterval: 0 } }));
    expect(result).toEqual(example("200"));
  });
});

test.each(["read to its end", "empty", "a 204"])(
  "a response that is %s leaves no timer and no listener",
  async (way) => {
    const { signal } = new AbortController();
    const response = () =>
      way === "read to its end"
        ? json(200, example("200"))
        : new Response(null, { status: way === "empty" ? 200 : 204 });
    const { raw } = createClient({ token, fetch: async () => response() });
    await raw.POST(path, { body, signal });
    expect(vi.getTimerCount()).toBe(0);
  },
);

test("a body to send that never ends is cut off, and nothing was sent", async () => {
  const fetch = vi.fn();
  const videosdk = createClient({ token, fetch, timeout: 1000 });
  videosdk.raw.use({ onRequest: ({ request }) => new Request(request, unending()) });
  const { result, after } = await outcome(videosdk.createPhoneNumbers(body));
  expect(after).toBe(1000);
  expect(result).toMatchObject({ code: "noResponse", mayHaveSucceeded: false, cause: timeIsUp });
  expect(fetch).not.toHaveBeenCalled();
});

test.each(reasons)(
  "an abort ends a read without a response at once, and it is not sent again: %s",
  async (_, reason) => {
    const controller = new AbortController();
    const fetch = vi.fn(() => never<Response>());
    const call = outcome(createClient({ token, fetch }).listPhoneNumbers({}, { signal: controller.signal }));
    setTimeout(() => controller.abort(reason), 300);
    expect(await call).toEqual({ result: reason, after: 300 });
    expect(fetch).toHaveBeenCalledOnce();
  },
);

describe("a token function that never answers", () => {
  test("nothing was sent", async () => {
    const fetch = vi.fn();
    const videosdk = createClient({ token: never<string>, fetch, timeout: 1000 });
    const { result, after } = await outcome(videosdk.createPhoneNumbers(body));
    expect(after).toBe(1000);
    expect(result).toBeInstanceOf(VideosdkError);
    expect(result).toMatchObject({ mayHaveSucceeded: false, cause: timeIsUp });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("after a 401, nothing was carried out", async () => {
    const tokens = (refused?: string) => (refused ? never<string>() : token);
    const videosdk = createClient({ token: tokens, fetch: async () => json(401, example("401")), timeout: 1000 });
    const { result, after } = await outcome(videosdk.createPhoneNumbers(body));
    expect(after).toBe(1000);
    expect(result).toMatchObject({ code: "noResponse", mayHaveSucceeded: false, cause: timeIsUp });
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
    const { result } = await outcome(createClient({ token, fetch, ...hooks }).createPhoneNumbers(body));
    expect(result).toEqual(example("200"));
    expect(hooks.onRetry).toHaveBeenCalledTimes(1);
    expect(hooks.onAttempt).toHaveBeenCalledTimes(2);
  });
});

test("a request that cannot be made was not sent: the fault is the caller's own", async () => {
  const fetch = vi.fn();
  const videosdk = createClient({ token, fetch, baseUrl: "https://[" });
  const { result } = await outcome(videosdk.createPhoneNumbers(body));
  expect(result).toBeInstanceOf(TypeError);
  expect(result).not.toBeInstanceOf(VideosdkError);
  expect(fetch).not.toHaveBeenCalled();
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
    constructor(target: string | Request, { signal, ...parts }: RequestInit) {
      super(target, parts);
      Object.defineProperty(this, "signal", { value: signal ?? Object(target).signal });
    }
  }
  const made = (fetch: () => Promise<Response>) =>
    createClient({ token, fetch, timeout: 1000, Request: OwnRequest as typeof Request });
  beforeEach(() => vi.stubGlobal("AbortController", Controller));

  test("a call succeeds", async () => {
    const { result } = await outcome(made(async () => json(200, example("200"))).createPhoneNumbers(body));
    expect(result).toEqual(example("200"));
  });

  test("the time limit holds", async () => {
    const { result, after } = await outcome(made(never).createPhoneNumbers(body));
    expect(after).toBe(1000);
    expect(result).toMatchObject({ code: "noResponse", mayHaveSucceeded: true, cause: timeIsUp });
  });

  test("an abort is an abort", async () => {
    const controller = new AbortController();
    const call = outcome(made(never).createPhoneNumbers(body, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 300);
    expect(await call).toMatchObject({ after: 300, result: { name: "AbortError" } });
  });
});
