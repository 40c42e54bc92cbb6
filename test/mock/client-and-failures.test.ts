/** What the client promises of each way to fail: what it sends again, and what may have succeeded. */
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { createClient } from "../../generated/client.js";
import { type Failure, startMock } from "../../scripts/mock/start-mock.js";
import { number, valid } from "./requests.js";

const e164 = number(1);
const mock = await startMock({ port: 0 });
afterAll(mock.close);
afterEach(mock.reset);

const videosdk = createClient({
  token: "a-token",
  baseUrl: mock.url,
  retry: { initialInterval: 1, maxInterval: 1 },
  timeout: { attempt: 2000 },
});
const create = () => videosdk.POST("/v2/sip/phone-numbers", { body: valid([e164]) });
const list = () => videosdk.GET("/v2/sip/phone-numbers");

/** How a call ended, by what its caller can see. */
async function endOf(call: () => Promise<{ data?: unknown; error?: unknown }>) {
  try {
    const { data, error } = await call();
    return data ? "data" : seen(error);
  } catch (error) {
    return `threw ${seen(error)}`;
  }
}

function seen(error: unknown): string {
  const { name, mayHaveSucceeded } = error as { name?: string; mayHaveSucceeded?: boolean };
  return [name ?? "refused", ...(mayHaveSucceeded ? ["may have succeeded"] : [])].join(", ");
}

interface Row {
  failure: Failure;
  /** How many requests a create sends, how it ends, and whether the number is there afterwards. */
  create: [requests: number, end: string, created: boolean];
  /** The same of a list. */
  list: [requests: number, end: string];
}

const table: Row[] = [
  { failure: { status: 503 }, create: [1, "UnexpectedAnswerError, may have succeeded", false], list: [2, "data"] },
  { failure: { status: 500 }, create: [1, "UnexpectedAnswerError, may have succeeded", false], list: [2, "data"] },
  { failure: { status: 429, retryAfter: 0 }, create: [2, "data", true], list: [2, "data"] },
  { failure: { status: 409 }, create: [2, "data", true], list: [1, "refused"] },
  { failure: { status: 400 }, create: [1, "refused", false], list: [1, "refused"] },
  { failure: "hangUp", create: [1, "threw NoAnswerError, may have succeeded", false], list: [2, "data"] },
  { failure: "hangUpAfterCreating", create: [1, "threw NoAnswerError, may have succeeded", true], list: [2, "data"] },
  {
    failure: "cutBody",
    create: [1, "UnexpectedAnswerError, may have succeeded", true],
    list: [1, "UnexpectedAnswerError"],
  },
  {
    failure: "notJson",
    create: [1, "UnexpectedAnswerError, may have succeeded", true],
    list: [1, "UnexpectedAnswerError"],
  },
  { failure: "slow", create: [1, "threw NoAnswerError, may have succeeded", true], list: [2, "data"] },
  { failure: { slow: 20 }, create: [1, "data", true], list: [1, "data"] },
  { failure: { hold: 20 }, create: [1, "data", true], list: [1, "data"] },
];

describe.each(table)("$failure", (row) => {
  test("a create", async () => {
    mock.next(row.failure);
    const end = await endOf(create);
    const created = mock.numbers("a-token").numbers.length > 0;
    await expect.poll(() => mock.requests.length).toBe(row.create[0]);
    expect([mock.requests.length, end, created]).toEqual(row.create);
  });

  test("a list", async () => {
    mock.next(row.failure);
    const end = await endOf(list);
    await expect.poll(() => mock.requests.length).toBe(row.list[0]);
    expect([mock.requests.length, end]).toEqual(row.list);
  });
});

test("a number is there after no answer arrived, and a look tells so", async () => {
  mock.next("hangUpAfterCreating", { operation: "createPhoneNumbers" });
  await expect(create()).rejects.toMatchObject({ mayHaveSucceeded: true });
  const { data } = await videosdk.GET("/v2/sip/phone-numbers/{phoneNumber}", {
    params: { path: { phoneNumber: e164 } },
  });
  expect(data?.phoneNumber.e164).toBe(e164);
});
