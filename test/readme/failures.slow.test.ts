/** Each way to fail that the mock's guide lists does what it says of it. */
import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Failure } from "../../scripts/mock/start-mock.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { number, operation, valid } from "../mock/requests.js";

const guide = await readFile("scripts/mock/README.md", "utf8");
const [, table = ""] = guide.split("| failure | the request is carried out |\n|---|---|\n");
const rows = table
  .slice(0, table.indexOf("\n\n"))
  .split("\n")
  .flatMap((row) => {
    const [, failures = "", carriedOut = ""] = row.split(" | ").length > 1 ? ["", ...row.split(" | ")] : [];
    return [...failures.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => ({ code, carriedOut: carriedOut.trim() }));
  });

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());

describe.concurrent("a create", () => {
  test.each(rows)("after $code: carried out, $carriedOut", async ({ code, carriedOut }) => {
    const account = `account of ${code}`.replace(/\W/g, "-");
    mock.next(parse(code) as Failure, { account });

    const answer = create(account);

    if (carriedOut.startsWith("yes")) await expect.poll(() => mock.numbers(account).numbers).toHaveLength(1);
    else await answer.then(() => expect(mock.numbers(account).numbers).toEqual([]));
    const { status } = parse(code) as { status?: number };
    if (status !== undefined) expect(await answer).toBe(status);
    if (code.includes("hangUp")) expect(await answer).toBe("no answer");
  });
});

async function create(account: string): Promise<number | "no answer"> {
  try {
    const response = await fetch(mock.url + operation.path, {
      method: operation.method,
      headers: { [operation.authHeader]: account, "content-type": operation.requestBody.mediaType },
      body: JSON.stringify(valid([number(1)])),
    });
    await response.text().catch(() => {});
    return response.status;
  } catch {
    return "no answer";
  }
}
