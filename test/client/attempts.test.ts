/** Attempts: `onAttempt`, new tokens after a 401, and the start of time limits. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Attempt, createClient, type Retry } from "../../generated/client.js";
import { body, example, json, statusOf, token } from "./support.js";

beforeEach(async () => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  // So that nothing here begins at a time of 0.
  await vi.advanceTimersByTimeAsync(100_000);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Answers with these statuses, each after so many milliseconds, and with 200 when there are no more. */
function server(statuses: number[], milliseconds = 0) {
  return vi.fn(async (_: Request) => {
    if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const status = statuses.shift() ?? 200;
    return json(status, status === 200 ? example("200") : { message: `${status}` });
  });
}

/** The result of a call, once all timers have run. */
async function settled<Result>(call: Promise<Result>): Promise<Result> {
  call.catch(() => {});
  await vi.runAllTimersAsync();
  return call;
}

test.each([200, 400, 403, 404, 409, 429])("after a %i the token is not called refused", async (status) => {
  const source = vi.fn((_?: string) => token);
  const videosdk = createClient({ token: source, fetch: server([status]) });
  await settled(statusOf(videosdk.createPhoneNumbers(body)));
  for (const [refused] of source.mock.calls) expect(refused).toBeUndefined();
});

test("after a 401 the next token is sent at once, and after a second 401 no other", async () => {
  const source = vi.fn((refused?: string) => (refused ? "another" : token));
  const retries: Retry[] = [];
  const fetch = server([401, 401]);
  const videosdk = createClient({ token: source, fetch, onRetry: (retry) => retries.push(retry) });
  expect(await settled(statusOf(videosdk.createPhoneNumbers(body)))).toBe(401);
  expect(source.mock.calls).toEqual([[undefined], [token]]);
  expect(fetch.mock.calls.map(([request]) => request.headers.get("authorization"))).toEqual([token, "another"]);
  expect(retries).toEqual([{ attempt: 1, delay: 0, status: 401 }]);
});

test("after a 401, a token that is the same again is not sent again", async () => {
  const fetch = server([401]);
  expect(await settled(statusOf(createClient({ token: () => token, fetch }).createPhoneNumbers(body)))).toBe(401);
  expect(fetch).toHaveBeenCalledOnce();
});

test("the token after a 401 is for one attempt: the next asks for its own", async () => {
  let fresh = 0;
  const source = (refused?: string) => (refused ? "another" : `fresh-${++fresh}`);
  const fetch = server([401, 409]);
  await settled(createClient({ token: source, fetch }).createPhoneNumbers(body));
  const sent = fetch.mock.calls.map(([request]) => request.headers.get("authorization"));
  expect(sent).toEqual(["fresh-1", "another", "fresh-2"]);
});

test.each([false, 0, { maxRetries: 0 }])("with retry: %j, a 401 is not sent again either", async (retry) => {
  const source = vi.fn((refused?: string) => (refused ? "another" : token));
  const fetch = server([401]);
  await settled(statusOf(createClient({ token: source, fetch, retry }).createPhoneNumbers(body)));
  expect(source).toHaveBeenCalledOnce();
  expect(fetch).toHaveBeenCalledOnce();
});

test("with one retry, a 401 is sent again with another token", async () => {
  const source = (refused?: string) => (refused ? "another" : token);
  const fetch = server([401]);
  await settled(statusOf(createClient({ token: source, fetch, retry: 1 }).createPhoneNumbers(body)));
  expect(fetch).toHaveBeenCalledTimes(2);
});

test("the duration of an attempt is its own, without the waits and the attempts before it", async () => {
  const attempts: Attempt[] = [];
  const fetch = server([409, 409], 250);
  const videosdk = createClient({ token, fetch, onAttempt: (attempt) => attempts.push(attempt) });
  await settled(videosdk.createPhoneNumbers(body));
  const operation = "createPhoneNumbers";
  expect(attempts).toEqual([
    { attempt: 1, operation, status: 409, duration: 250 },
    { attempt: 2, operation, status: 409, duration: 250 },
    { attempt: 3, operation, status: 200, duration: 250 },
  ]);
});

test("an attempt that was not sent is not told of", async () => {
  const onAttempt = vi.fn();
  const fetch = server([]);
  const videosdk = createClient({ token: () => new Promise<string>(() => {}), fetch, onAttempt, timeout: 100 });
  await expect(settled(videosdk.createPhoneNumbers(body))).rejects.toThrow("The time limit is over");
  expect(fetch).not.toHaveBeenCalled();
  expect(onAttempt).not.toHaveBeenCalled();
});

test.each([
  { name: "ends just with the time for the whole", total: 350, sent: 1, outcome: 409 },
  { name: "ends before it", total: 351, sent: 2, outcome: 0 },
])("a wait that $name: sent $sent times", async ({ total, sent, outcome }) => {
  const fetch = server([409], 100);
  // The wait is half of the longest.
  const options = { retry: { initialInterval: 500 }, timeout: { total } };
  const call = createClient({ token, fetch, ...options }).createPhoneNumbers(body);
  expect(await settled(statusOf(call))).toBe(outcome);
  expect(fetch).toHaveBeenCalledTimes(sent);
});

test("an attempt has its own time anew after a wait, and no more than what is left of the whole", async () => {
  const fetch = server([409], 300);
  const options = { retry: { initialInterval: 200 }, timeout: { attempt: 400, total: 800 } };
  expect(await settled(statusOf(createClient({ token, fetch, ...options }).createPhoneNumbers(body)))).toBe(200);

  const late = createClient({ token, fetch: server([409], 300), ...options, timeout: { attempt: 400, total: 650 } });
  await expect(settled(late.createPhoneNumbers(body))).rejects.toThrow("The time limit is over");
});

test("a refusal without a body is retried like any other", async () => {
  const answers = [new Response(null, { status: 409 }), json(200, example("200"))];
  const videosdk = createClient({ token, fetch: async () => answers.shift() as Response });
  expect(await settled(videosdk.createPhoneNumbers(body))).toEqual(example("200"));
});
