/** What a caller learns when something goes wrong, and what the options for it do whatever they are given. */
import { getEventListeners } from "node:events";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createClient, NoAnswerError, problemOf, UnexpectedAnswerError } from "../../generated/client.js";
import { freePort } from "../../scripts/bench/free-port.js";
import { body, example, json, path, serve, token } from "./support.js";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const failing = (error: unknown) => async () => {
  throw error;
};
const caught = (call: Promise<unknown>) =>
  call.then(
    () => new Error("It succeeded"),
    (error: Error) => error,
  );
const nodeError = (code: string, more = {}) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code, ...more }) });

describe("whether a request may have succeeded, when no answer arrived", () => {
  test("not, where nobody listens", async () => {
    const baseUrl = `http://localhost:${await freePort()}`;
    const error = await caught(createClient({ token, baseUrl }).POST(path, { body }));
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({ mayHaveSucceeded: false, attempts: 1 });
    expect(error.message).not.toContain("may have succeeded");
  });

  test.each([
    ["an unknown host", nodeError("ENOTFOUND", { syscall: "getaddrinfo" }), false],
    ["no route to it", nodeError("EHOSTUNREACH", { syscall: "connect" }), false],
    ["no connection in time", nodeError("UND_ERR_CONNECT_TIMEOUT"), false],
    ["a certificate that ended", nodeError("CERT_HAS_EXPIRED"), false],
    ["a certificate of its own", nodeError("DEPTH_ZERO_SELF_SIGNED_CERT"), false],
    ["a certificate of nobody", nodeError("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), false],
    ["a certificate of another", nodeError("ERR_TLS_CERT_ALTNAME_INVALID"), false],
    [
      "none of several addresses",
      new TypeError("fetch failed", {
        cause: new AggregateError([nodeError("ECONNREFUSED", { syscall: "connect" }).cause]),
      }),
      false,
    ],
    ["Bun's refused connection", Object.assign(new Error("refused"), { code: "ConnectionRefused" }), false],
    ["a broken connection", nodeError("ECONNRESET", { syscall: "read" }), true],
    ["a socket that was closed", nodeError("UND_ERR_SOCKET"), true],
    ["no answer in time", nodeError("UND_ERR_HEADERS_TIMEOUT"), true],
    ["what says nothing", new TypeError("Failed to fetch"), true],
  ])("%s", async (_, failure, mayHaveSucceeded) => {
    const fetch = vi.fn(failing(failure));
    const error = await caught(createClient({ token, fetch }).POST(path, { body }));
    expect(error).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("never, when it only reads: then it is sent again, as the document says", async () => {
    const fetch = vi.fn(failing(nodeError("ECONNRESET"))).mockImplementationOnce(failing(nodeError("ECONNRESET")));
    const retry = { initialInterval: 0, maxRetries: 2 };
    const error = await caught(createClient({ token, fetch, retry }).GET(path));
    expect(error).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded: false, attempts: 3 });
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  test("a broken connection of a create is not retried, though an option asks for it; a refused one is", async () => {
    const retry = { retryConnectionErrors: true, initialInterval: 0, maxRetries: 2 };
    for (const [code, attempts] of [
      ["ECONNRESET", 1],
      ["ECONNREFUSED", 3],
    ] as const) {
      const fetch = vi.fn(failing(nodeError(code, { syscall: code === "ECONNREFUSED" ? "connect" : "read" })));
      await caught(createClient({ token, fetch, retry }).POST(path, { body }));
      expect([code, fetch.mock.calls.length]).toEqual([code, attempts]);
    }
  });
});

describe("time", () => {
  const never = () => new Promise<Response>(() => {});

  test("the caller's own AbortSignal.timeout is a time that is up as well", async () => {
    const call = createClient({ token, fetch: never }).POST(path, { body, signal: AbortSignal.timeout(20) });
    expect(await caught(call)).toMatchObject({
      name: "NoAnswerError",
      mayHaveSucceeded: true,
      cause: { name: "TimeoutError" },
    });
  });

  test("with none at all, nothing is sent", async () => {
    const fetch = vi.fn(never);
    const error = await caught(createClient({ token, fetch }).POST(path, { body, timeout: 0 }));
    expect(error).toMatchObject({ name: "NoAnswerError", mayHaveSucceeded: false });
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each([
    ["a minute, which the document says", {}, {}, 60_000],
    ["none", { timeout: false }, {}, Infinity],
    ["none for one call", { timeout: { attempt: 10 } }, { timeout: false }, Infinity],
    ["Infinity", { timeout: Infinity }, {}, Infinity],
    ["more than a timer can run", {}, { timeout: 2 ** 31 }, Infinity],
    ["undefined", { timeout: { attempt: 500 } }, { timeout: undefined }, 500],
    ["a whole added to the client's attempt", { timeout: { attempt: 500 } }, { timeout: 2000 }, 500],
    ["an attempt added to the client's whole", { timeout: 500 }, { timeout: { attempt: 2000 } }, 500],
  ] as const)("%s", async (_, client, call, expected) => {
    vi.useFakeTimers();
    let ended = 0;
    const began = performance.now();
    createClient({ token, fetch: never, ...client })
      .POST(path, { body, ...call })
      .catch(() => {
        ended = performance.now() - began;
      });
    await vi.advanceTimersByTimeAsync(100_000);
    expect(ended || Infinity).toBe(expected);
  });

  test("a wait of more than a timer can run is not over at once", async () => {
    vi.useFakeTimers();
    const fetch = vi.fn(async () => json(429, {}, { "retry-after": `${2 ** 31}` }));
    createClient({ token, fetch, retry: { maxElapsedTime: Infinity } }).POST(path, { body });
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("a signal that lives on keeps nothing of the calls that it was used for", async () => {
    const { signal } = new AbortController();
    const videosdk = createClient({ token, signal, timeout: 1000, fetch: async () => json(200, example("200")) });
    for (let i = 0; i < 50; i++) await videosdk.POST(path, { body });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("retries", () => {
  test.each([
    [{ initialInterval: undefined }, 4],
    [{ statusCodes: undefined }, 4],
    [{ statusCodes: [409] }, 4],
    [{ maxRetries: 0 }, 1],
    [{ maxRetries: Infinity }, 4],
    [{ maxRetries: undefined }, 4],
    [2, 3],
    [0, 1],
    [undefined, 4],
  ])("%j", async (retry, attempts) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    let sent = 0;
    const fetch = async () => json(++sent < 4 ? 409 : 200, example("409"));
    await createClient({ token, fetch, retry }).POST(path, { body });
    expect(sent).toBe(attempts);
  });
});

describe("answers that the document does not describe", () => {
  const answeredWith = (response: Response) =>
    createClient({ token, fetch: async () => response.clone(), retry: false }).POST(path, { body });

  test.each([
    [402, "paymentRequired"],
    [403, "forbidden"],
    [404, "notFound"],
    [429, "tooManyRequests"],
    [422, "refused"],
  ])("a %i with a message is told as %s, with what the server said", async (status, kind) => {
    const { error, response } = await answeredWith(json(status, { message: "Not on your plan" }));
    if (!error) throw new Error("unreachable");
    expect(error.message).toBe("Not on your plan");
    expect(problemOf({ error, response })).toMatchObject({ kind, status, message: "Not on your plan" });
  });

  test.each([
    [301, true],
    [302, true],
    [303, true],
    [307, false],
    [308, false],
  ])("after a %i, the request may have succeeded: %s", async (status, mayHaveSucceeded) => {
    const baseUrl = await serve((_, response) => response.writeHead(status, { location: "/" }).end());
    const { error } = await createClient({ token, baseUrl }).POST(path, { body });
    expect(error).toMatchObject({ status, mayHaveSucceeded });
  });

  test("JSON of a problem, and of its error, has the message", async () => {
    const { error, response } = await answeredWith(new Response("<h1>Sorry</h1>", { status: 502 }));
    if (!(error instanceof UnexpectedAnswerError)) throw new Error("unreachable");
    const problem = JSON.parse(JSON.stringify(problemOf({ error, response })));
    expect(problem).toMatchObject({ kind: "unexpected", message: error.message, error: { message: error.message } });
    expect(JSON.stringify(error)).not.toContain("Sorry");
  });
});

test("each attempt is told of, without secrets, and a listener that throws costs nothing", async () => {
  const attempts: unknown[] = [];
  let sent = 0;
  const fetch = async () => {
    if (++sent === 1) throw nodeError("ECONNRESET");
    return json(200, { data: [], pageInfo: {} });
  };
  const onAttempt = (attempt: object) => {
    attempts.push(attempt);
    throw new Error("of the listener");
  };
  const { response } = await createClient({ token, fetch, onAttempt, retry: { initialInterval: 0 } }).GET(path);
  expect(response.status).toBe(200);
  const duration = expect.any(Number);
  expect(attempts).toEqual([
    { attempt: 1, operation: `GET ${path}`, status: 0, duration },
    { attempt: 2, operation: `GET ${path}`, status: 200, duration },
  ]);
});
