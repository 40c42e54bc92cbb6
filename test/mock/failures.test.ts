import { afterAll, afterEach, expect, test } from "vitest";
import { Failures } from "../../scripts/mock/failures/failures.js";
import { type Failure, startMock } from "../../scripts/mock/start-mock.js";
import { answeredInOrder, create as createBytes } from "./raw.js";
import { call, number, operation, post, valid } from "./requests.js";

const a = number(1);
const mock = await startMock({ port: 0 });
afterAll(() => mock.close());
afterEach(() => mock.reset());

const create = (e164 = a, headers = {}) => post(mock.url, valid([e164]), headers);
const list = (headers = {}) => call(mock.url, "GET", operation.path, { headers });
const known = () => mock.numbers("a-token").numbers.map(({ phoneNumber }) => phoneNumber.e164);

test("a status is answered in the API's shape, and the request is not carried out", async () => {
  mock.next({ status: 503 });
  const { status, message } = await create();
  expect([status, message]).toEqual([503, expect.stringContaining("503")]);
  expect(known()).toEqual([]);
  expect((await create()).status).toBe(200);
});

test("a status that the document describes is answered with its example", async () => {
  mock.next({ status: 409 });
  expect(await create()).toMatchObject({
    status: 409,
    ...(operation.responses["409"]?.content?.examples.conflict as object),
  });
});

test("Retry-After is sent when it is asked for", async () => {
  mock.next({ status: 429, retryAfter: 2 });
  const { status, headers } = await create();
  expect([status, headers.get("retry-after")]).toEqual([429, "2"]);
});

test("cutBody sends the status and the first half of the body", async () => {
  mock.next("cutBody");
  const response = await fetch(mock.url + operation.path, { headers: { [operation.authHeader]: "a-token" } });
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow("terminated");
});

test("notJson answers with HTML, and the request is carried out", async () => {
  mock.next("notJson");
  const response = await fetch(mock.url + operation.path, {
    method: operation.method,
    headers: { [operation.authHeader]: "a-token", "content-type": "application/json" },
    body: JSON.stringify(valid([a])),
  });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html"]);
  expect(await response.text()).toMatch(/^<!doctype html>/);
  expect(known()).toEqual([a]);
});

test("slow answers late, and the request is carried out at once", async () => {
  mock.next({ slow: 200 });
  const began = performance.now();
  const answer = create();
  await expect.poll(known, { interval: 5 }).toEqual([a]);
  expect((await answer).status).toBe(200);
  expect(performance.now() - began).toBeGreaterThan(190);
});

test("hold makes those who ask for the same numbers meanwhile lose the race", async () => {
  mock.next({ hold: 50 });
  expect(await answeredInOrder(mock.url, createBytes("a-token", a), createBytes("a-token", a))).toEqual([200, 409]);
  expect((await create()).status).toBe(400);
});

test("several come in a row, and then no more", async () => {
  mock.next([{ status: 500 }, { status: 429 }]);
  mock.next({ status: 503 });
  const statuses = [];
  for (let index = 0; index < 4; index++) statuses.push((await create()).status);
  expect(statuses).toEqual([500, 429, 503, 200]);
});

test("a failure for one account or one operation leaves the others alone", async () => {
  mock.next({ status: 500 }, { account: "other" });
  mock.next({ status: 503 }, { operation: "listPhoneNumbers" });
  expect((await create()).status).toBe(200);
  expect((await list()).status).toBe(503);
  expect((await list()).status).toBe(200);
  expect((await list({ authorization: "other" })).status).toBe(500);
});

test("a request that is not valid, or prefers an answer, uses up no failure", async () => {
  mock.next({ status: 503 });
  expect((await post(mock.url, {})).status).toBe(400);
  expect((await create(a, { authorization: "Bearer x" })).status).toBe(401);
  expect((await create(a, { prefer: "code=409" })).status).toBe(409);
  expect((await create()).status).toBe(503);
});

test.each([
  undefined,
  null,
  [],
  "",
  "explode",
  {},
  503,
  { status: 200 },
  { status: 600 },
  { status: 503, retryafter: 1 },
  { status: 503, retryAfter: -1 },
  { slow: -1 },
  { slow: 1.5 },
  { slow: 1, hold: 1 },
  { slow: 1, status: 503 },
  ["hangUp", "explode"],
])("%j is no failure: the message says what is", (failure) => {
  expect(() => mock.next(failure as Failure)).toThrow(/"hangUpAfterCreating".*retryAfter/);
});

test("stateless, a mock fails too", async () => {
  const stateless = await startMock({ port: 0, stateless: true });
  stateless.next({ status: 503 });
  expect((await post(stateless.url, valid([a]))).status).toBe(503);
  expect((await post(stateless.url, valid([a]))).status).toBe(200);
  await stateless.close();
});

/** How each of a thousand requests fails, under chaos. */
function underChaos(seed: number): (Failure | undefined)[] {
  const failures = new Failures([], { share: 0.1, seed });
  return Array.from({ length: 1000 }, () => failures.take("a-token", "createPhoneNumbers"));
}

test("chaos makes its share of the requests fail, in many ways, and the same again for the same seed", () => {
  const failed = underChaos(7).filter((failure) => failure !== undefined);
  expect(failed.length).toBeGreaterThan(60);
  expect(failed.length).toBeLessThan(140);
  expect(new Set(failed).size).toBeGreaterThan(6);
  expect(underChaos(7)).toEqual(underChaos(7));
  expect(underChaos(8)).not.toEqual(underChaos(7));
});

test("chaos begins again after a reset", () => {
  const failures = new Failures([], { share: 0.5, seed: 7 });
  const some = () => Array.from({ length: 20 }, () => failures.take("a-token", "createPhoneNumbers"));
  const first = some();
  failures.reset();
  expect(some()).toEqual(first);
});

test("under full chaos no answer is as it should be, and the state stays true", async () => {
  const chaotic = await startMock({ port: 0, chaos: 1, seedChaos: 3 });
  expect(chaotic.seedChaos).toBe(3);
  const statuses = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      post(chaotic.url, valid([number(index)]), { [operation.authHeader]: "a-token" }).then(
        ({ status }) => status,
        () => "no answer",
      ),
    ),
  );
  expect(statuses).toContain("no answer");
  expect(chaotic.requests.every(({ outcome }) => outcome.startsWith("failed on demand"))).toBe(true);
  const created = chaotic.requests.filter(({ outcome }) => /Creating|cutBody|notJson|slow/.test(outcome));
  expect(chaotic.numbers("a-token").numbers).toHaveLength(created.length);
  await chaotic.close();
});
