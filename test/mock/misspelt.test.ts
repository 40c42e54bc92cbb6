/** A misspelt name would be ignored, or never fit: it is refused with the names that there are. */
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type MockOptions, startMock } from "../../scripts/mock/start-mock.js";
import { call, operation } from "./requests.js";

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());
afterEach(() => mock.reset());

/** Mistakes that TypeScript finds and JavaScript does not. */
// biome-ignore lint/suspicious/noExplicitAny: these calls are wrong on purpose
const untyped = mock as any;

describe("mock.next refuses", () => {
  test.each([
    [{ operation: "createPhoneNumber" }, /no operation named createPhoneNumber\. It has createPhoneNumbers, /],
    [{ operaton: "createPhoneNumbers" }, /no field named operaton\. It has account, operation/],
    [{ account: 1 }, /account has to be a string/],
  ])("the target %j", async (target, message) => {
    expect(() => untyped.next({ status: 503 }, target)).toThrow(message);
    expect((await call(mock.url, "GET", operation.path)).status).toBe(200);
  });

  test("a status that is not a failure, also in its types", () => {
    // @ts-expect-error: a failure has a status from 400 to 599
    expect(() => mock.next({ status: 200 })).toThrow("400 to 599");
    // @ts-expect-error: the document has no such operation
    expect(() => mock.next({ status: 599 }, { operation: "createPhoneNumber" })).toThrow("no operation");
  });
});

test.each([
  [{ operation: "createPhoneNumber" }, /no operation named createPhoneNumber/],
  [{ statsu: 200 }, /no field named statsu\. It has operation, account, status, /],
])("mock.nextRequest refuses the filter %j at once", async (filter, message) => {
  await expect(untyped.nextRequest(filter)).rejects.toThrow(message);
});

test("startMock refuses an option that it does not have", async () => {
  await expect(startMock({ prot: 0 } as MockOptions)).rejects.toThrow(/no field named prot\. It has port, host, /);
});

test.each([
  ["requests?operation=createPhoneNumber", /no operation named createPhoneNumber/],
  ["requests?operaton=createPhoneNumbers", /no field named operaton/],
  ["requests?status=abc", /status is a whole number/],
  ["requests/next?timeout=1e3", /timeout is in milliseconds/],
  ["requests/next?timeout=0x10", /timeout is in milliseconds/],
  ["requests/next?outcom=created", /no field named outcom/],
])("the control path refuses %s", async (path, message) => {
  const { status, body } = await call(mock.url, "GET", `/__mock/${path}`);
  expect({ status, message: body.message }).toEqual({ status: 400, message: expect.stringMatching(message) });
});
