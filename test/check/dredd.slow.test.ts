import { createRequire } from "node:module";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { runInDredd } from "../../scripts/check/sending/dredd.js";
import { Transport } from "../../scripts/check/sending/http.js";
import { startMock } from "../../scripts/mock/start-mock.js";

const { default: Runner } = createRequire(import.meta.url)("dredd/build/TransactionRunner") as {
  default: { prototype: Record<string, (...args: never[]) => unknown> };
};

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());
afterEach(() => vi.restoreAllMocks());

const items = ["first", "second", "third"].map((name) => ({ name }));

/** Runs the items, and resolves with the names of those that came back. */
async function run(leftOut: string[] = []): Promise<string[]> {
  const back: string[] = [];
  const transport = new Transport(mock.url, { timeout: 5000, insecure: false });
  await runInDredd(mock.url, items, transport, {
    async due({ name }) {
      return leftOut.includes(name) ? undefined : { method: "POST", path: "/", headers: {}, body: "" };
    },
    async done({ name }) {
      back.push(name);
    },
  });
  return back;
}

test("every request is sent, but for those that are left out on purpose", async () => {
  expect(await run()).toEqual(["first", "second", "third"]);
  expect(await run(["second"])).toEqual(["first", "third"]);
});

test("a request that Dredd skips ends the run in an error", async () => {
  const execute = Runner.prototype.executeTransaction as (transaction: { name: string; skip: boolean }) => unknown;
  vi.spyOn(Runner.prototype, "executeTransaction").mockImplementation(function (this: unknown, ...args: never[]) {
    const [transaction] = args as unknown as [{ name: string; skip: boolean }];
    if (transaction.name.includes("second")) transaction.skip = true;
    return Reflect.apply(execute, this, args);
  });
  await expect(run()).rejects.toThrow("Dredd did not run 1 of 3 requests, the first of them: second");
});

test("a run in which the hooks are not there ends in an error", async () => {
  const all = Runner.prototype.executeAllTransactions as (...args: unknown[]) => unknown;
  vi.spyOn(Runner.prototype, "executeAllTransactions").mockImplementation(function (this: unknown, ...args: never[]) {
    const [transactions, hooks, callback] = args as unknown as [unknown, object, unknown];
    const none = Object.fromEntries(
      Object.entries(hooks).map(([name, value]) => [name, Array.isArray(value) ? [] : {}]),
    );
    return Reflect.apply(all, this, [transactions, { ...none, transactions: undefined }, callback]);
  });
  await expect(run()).rejects.toThrow("Dredd did not run 3 of 3 requests");
});
