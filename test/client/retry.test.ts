import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createClient, type Retry, type RetryOptions } from "../../generated/client.js";
import { body, example, json, operation, statusOf, token } from "./support.js";

if (!operation.retries) throw new Error("The document has no retry policy");
const documented = { statusCodes: operation.retries.statusCodes, ...operation.retries.backoff };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Step = { kind: "answer"; status: number; retryAfter?: number } | { kind: "broken" } | { kind: "slow" };

const attemptTimeout = 60_000;

/** Answers with one step after the other, and with 200 when there are no more. */
function server(steps: Step[]) {
  const times: number[] = [];
  const fetch = vi.fn(async (request: Request) => {
    times.push(performance.now());
    const step = steps[times.length - 1] ?? { kind: "answer", status: 200 };
    expect(await request.json()).toEqual(body);
    if (step.kind === "broken") throw new TypeError("broken");
    if (step.kind === "slow") {
      return new Promise<Response>((_, reject) => {
        request.signal.addEventListener("abort", () => reject(request.signal.reason));
      });
    }
    const { status, retryAfter } = step;
    return json(status, { message: `${status}` }, retryAfter === undefined ? {} : { "retry-after": `${retryAfter}` });
  });
  return { times, fetch };
}

/** The policy's decision for these steps, computed without the client. */
function expected(steps: Step[], random: number, policy: RetryOptions & typeof documented) {
  const waits: number[] = [];
  let elapsed = 0;
  for (let attempt = 1; ; attempt++) {
    const step = steps[attempt - 1] ?? { kind: "answer", status: 200 };
    if (step.kind !== "answer") return { waits, outcome: 0 };
    let longest = policy.initialInterval;
    for (let i = 1; i < attempt; i++) longest = longest * policy.exponent;
    const wait = Math.max(random * Math.min(longest, policy.maxInterval), (step.retryAfter ?? 0) * 1000);
    const again =
      policy.statusCodes.includes(`${step.status}`) &&
      waits.length < (policy.maxRetries ?? Infinity) &&
      elapsed + wait <= policy.maxElapsedTime;
    if (!again) return { waits, outcome: step.status };
    waits.push(wait);
    elapsed += wait;
  }
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...["409", "429"].map((status) => ({ kind: "answer" as const, status: +status }))),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      status: fc.constant(429),
      retryAfter: fc.integer({ min: 0, max: 40 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("answer" as const), status: fc.constantFrom(200, 400, 401, 500) }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ kind: "broken" }, { kind: "slow" }) },
);

test("attempts, waits and outcome are what the policy says, whatever the answers", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 14 }),
      // Those that make waits of whole milliseconds, which is what fake timers count.
      fc.constantFrom(0.004, 0.25, 0.5, 0.75),
      fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
      async (steps, random, maxRetries) => {
        vi.spyOn(Math, "random").mockReturnValue(random);
        fakeTimeouts();
        const policy = { ...documented, ...(maxRetries !== undefined && { maxRetries }) };
        const { times, fetch } = server(steps);
        const retries: Retry[] = [];
        const videosdk = createClient({
          token,
          fetch,
          retry: policy,
          timeout: { attempt: attemptTimeout },
          onRetry: (retry) => retries.push(retry),
        });
        const call = statusOf(videosdk.createPhoneNumbers(body));
        await vi.runAllTimersAsync();

        const { waits, outcome } = expected(steps, random, policy);
        expect(await call).toBe(outcome);
        expect(retries.map(({ delay }) => delay)).toEqual(waits);
        expect(retries.map(({ attempt }) => attempt)).toEqual(waits.map((_, i) => i + 1));
        expect(times).toHaveLength(waits.length + 1);
        expect(times.slice(1).map((time, i) => time - (times[i] ?? 0))).toEqual(waits);
      },
    ),
    { numRuns: 100 },
  );
});

test("waits are random, from none to the longest", async () => {
  const delays: number[] = [];
  for (let i = 0; i < 200; i++) {
    const { fetch } = server([{ kind: "answer", status: 409 }]);
    const call = createClient({ token, fetch, onRetry: ({ delay }) => delays.push(delay) }).createPhoneNumbers(body);
    await vi.runAllTimersAsync();
    await call;
  }
  expect(delays).toHaveLength(200);
  expect(Math.min(...delays)).toBeLessThan(documented.initialInterval * 0.1);
  expect(Math.max(...delays)).toBeGreaterThan(documented.initialInterval * 0.9);
  expect(Math.max(...delays)).toBeLessThan(documented.initialInterval);
});

describe("options", () => {
  const conflicts = (count: number): Step[] => Array.from({ length: count }, () => ({ kind: "answer", status: 409 }));

  test.each([
    { name: "none: the document's policy", client: {}, call: {}, attempts: 4 },
    { name: "off for the client", client: { retry: false }, call: {}, attempts: 1 },
    { name: "off for one call", client: {}, call: { retry: false }, attempts: 1 },
    { name: "on for one call of a client without", client: { retry: false }, call: { retry: true }, attempts: 4 },
    { name: "a limit for the client", client: { retry: { maxRetries: 2 } }, call: {}, attempts: 3 },
    {
      name: "a limit for one call",
      client: { retry: { maxRetries: 2 } },
      call: { retry: { maxRetries: 1 } },
      attempts: 2,
    },
    { name: "other statuses", client: { retry: { statusCodes: ["5XX"] } }, call: {}, attempts: 1 },
    { name: "no time", client: { retry: { maxElapsedTime: 0 } }, call: {}, attempts: 1 },
    {
      name: "no time, and no waits that would need it",
      client: { retry: { maxElapsedTime: 0, initialInterval: 0 } },
      call: {},
      attempts: 4,
    },
  ])("$name", async ({ client, call, attempts }) => {
    const { fetch } = server(conflicts(3));
    const result = statusOf(createClient({ token, fetch, ...client }).createPhoneNumbers(body, call));
    await vi.runAllTimersAsync();
    await result;
    expect(fetch).toHaveBeenCalledTimes(attempts);
  });

  test("a class of statuses stands for each of them, for what only reads: a create is never sent again after a 5xx", async () => {
    const failing = vi.fn(async () => json(failing.mock.calls.length === 1 ? 503 : 200, example("200")));
    const videosdk = createClient({ token, fetch: failing, retry: { statusCodes: ["5XX"] } });
    const statuses = Promise.all([statusOf(videosdk.listPhoneNumbers())]);
    await vi.runAllTimersAsync();
    expect([await statuses, failing.mock.calls.length]).toEqual([[200], 2]);

    failing.mockClear();
    expect(await statusOf(videosdk.createPhoneNumbers(body))).toBe(503);
    expect(failing).toHaveBeenCalledOnce();
  });
});

test("Retry-After may be a date", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  vi.setSystemTime(new Date("2026-01-01T00:00:00Z"));
  const delays: number[] = [];
  const answers = [json(429, {}, { "retry-after": "Thu, 01 Jan 2026 00:00:07 GMT" }), json(200, example("200"))];
  const fetch = async () => answers.shift() as Response;
  const call = createClient({ token, fetch, onRetry: ({ delay }) => delays.push(delay) }).createPhoneNumbers(body);
  await vi.runAllTimersAsync();
  expect(await call).toEqual(example("200"));
  expect(delays).toEqual([7000]);
});

test("abort ends a wait at once, with the signal's reason, and leaves no timer", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.99);
  const { fetch } = server([{ kind: "answer", status: 409 }]);
  const controller = new AbortController();
  const call = createClient({ token, fetch }).createPhoneNumbers(body, { signal: controller.signal });
  const ended = call.catch((reason) => reason);
  await vi.advanceTimersByTimeAsync(10);
  expect(vi.getTimerCount()).toBe(1);
  const reason = new Error("enough");
  controller.abort(reason);
  expect(await ended).toBe(reason);
  expect(vi.getTimerCount()).toBe(0);
  expect(fetch).toHaveBeenCalledOnce();
});

/** Vitest's fake timers leave `AbortSignal.timeout` as it is. */
function fakeTimeouts(): void {
  vi.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException("time is up", "TimeoutError")), milliseconds);
    return controller.signal;
  });
}
