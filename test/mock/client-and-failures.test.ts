/** The client with each kind of failure: whether it retries, and whether the request may have succeeded. */
import { afterAll, describe, expect, test } from "vitest";
import { createClient } from "../../generated/client.js";
import { type Failure, startMock } from "../../scripts/mock/start-mock.js";
import { number, valid } from "./requests.js";

const e164 = number(1);
const mock = await startMock({ port: 0 });
afterAll(mock.close);

/** An account for each test, so that all can run at once: some have to wait for no answer. */
function accountOf(kind: string, failure: Failure) {
  const account = `${kind}-${JSON.stringify(failure)}`;
  const videosdk = createClient({
    token: account,
    baseUrl: mock.url,
    retry: { initialInterval: 1, maxInterval: 1 },
    timeout: { attempt: failure === "slow" ? 300 : 3_000 },
  });
  return {
    create: () => videosdk.createPhoneNumbers(valid([e164])),
    list: () => videosdk.listPhoneNumbers(),
    get: () => videosdk.getPhoneNumber(e164),
    next: (failure: Failure) => mock.next(failure, { account }),
    requests: () => mock.requests.filter((request) => request.account === account).length,
    numbers: () => mock.numbers(account).numbers.length,
  };
}

/** How a call ended, by what its caller can see. */
async function endOf(call: () => Promise<object>): Promise<string> {
  return call().then(
    () => "data",
    ({ code, mayHaveSucceeded }) => code + (mayHaveSucceeded ? ", may have succeeded" : ""),
  );
}

interface Row {
  failure: Failure;
  /** How many requests a create sends, how it ends, and whether the number is there afterwards. */
  create: [requests: number, end: string, created: boolean];
  /** The same of a list. */
  list: [requests: number, end: string];
}

const table: Row[] = [
  { failure: { status: 503 }, create: [1, "serverError, may have succeeded", false], list: [2, "data"] },
  { failure: { status: 500 }, create: [1, "serverError, may have succeeded", false], list: [2, "data"] },
  { failure: { status: 429, retryAfter: 0 }, create: [2, "data", true], list: [2, "data"] },
  { failure: { status: 409 }, create: [2, "data", true], list: [1, "refused"] },
  { failure: { status: 400 }, create: [1, "refused", false], list: [1, "refused"] },
  { failure: "hangUp", create: [1, "noResponse, may have succeeded", false], list: [2, "data"] },
  { failure: "hangUpAfterCreating", create: [1, "noResponse, may have succeeded", true], list: [2, "data"] },
  {
    failure: "cutBody",
    create: [1, "unexpectedResponse, may have succeeded", true],
    list: [1, "unexpectedResponse"],
  },
  {
    failure: "notJson",
    create: [1, "unexpectedResponse, may have succeeded", true],
    list: [1, "unexpectedResponse"],
  },
  { failure: "slow", create: [1, "noResponse, may have succeeded", true], list: [2, "data"] },
  { failure: { slow: 20 }, create: [1, "data", true], list: [1, "data"] },
  { failure: { hold: 20 }, create: [1, "data", true], list: [1, "data"] },
];

describe.concurrent.each(table)("$failure", (row) => {
  test("a create", async ({ expect }) => {
    const { next, create, numbers, requests } = accountOf("create", row.failure);
    next(row.failure);
    const end = await endOf(create);
    const created = numbers() > 0;
    await expect.poll(requests).toBe(row.create[0]);
    expect([requests(), end, created]).toEqual(row.create);
  });

  test("a list", async ({ expect }) => {
    const { next, list, requests } = accountOf("list", row.failure);
    next(row.failure);
    const end = await endOf(list);
    await expect.poll(requests).toBe(row.list[0]);
    expect([requests(), end]).toEqual(row.list);
  });
});

test("a number is there after no answer arrived, and a look tells so", async () => {
  const failure = "hangUpAfterCreating";
  const { next, create, get } = accountOf("look", failure);
  next(failure);
  await expect(create()).rejects.toMatchObject({ mayHaveSucceeded: true });
  expect((await get()).phoneNumber.e164).toBe(e164);
});
