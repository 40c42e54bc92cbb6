/** The mock refuses requests as its guide says. */
import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { call, number, operation, post, valid } from "../mock/requests.js";

const guide = await readFile("scripts/mock/README.md", "utf8");
const [, table = ""] = guide.split("| you send | you get |\n|---|---|\n");
const rows = new Map(
  table
    .slice(0, table.indexOf("\n\n"))
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, sent = "", got = ""]) => [sent, got]),
);

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());

function row(sent: string): string {
  const got = rows.get(sent);
  if (got === undefined) throw new Error(`The guide's table has no row for ${sent}`);
  return got;
}

describe("an invalid request", () => {
  const said = row("an invalid request");
  const numbers = (pattern: RegExp) =>
    pattern
      .exec(said)
      ?.slice(1)
      .map((text) => Number(text.replace(",", ""))) ?? [];

  test("is a 400 that names as many of the fields as it says", async () => {
    const [most = 0] = numbers(/the first (\d+) of them/);
    const wrong = (count: number) => Array.from({ length: count }, () => "");
    for (const [mistakes, named] of [
      [most - 1, most - 1],
      [most, most],
      [most + 1, most],
    ] as const) {
      const { status, message } = await post(mock.url, valid(wrong(mistakes)));
      expect(status).toBe(400);
      expect(message.match(/phoneNumbers\[\d+\]/g)).toHaveLength(named);
    }
  });

  test("is told of JSON that is nested deeper than it says", async () => {
    const [levels = 0] = numbers(/more than (\d+) levels/);
    const nested = (count: number) => `${"[".repeat(count)}${"]".repeat(count)}`;
    expect((await post(mock.url, nested(levels))).message).not.toContain("levels");
    expect(await post(mock.url, nested(levels + 1))).toMatchObject({
      status: 400,
      message: expect.stringContaining(`${levels} levels`),
    });
  });
});

test("a request that the API does not describe gets each of the statuses that the guide lists, and no other", async () => {
  const said = [...row("a request that the API does not describe").matchAll(/\b[45]\d\d\b/g)].map(([status]) =>
    Number(status),
  );
  const many = Array.from({ length: 20_000 }, (_, index) => `+1${2_000_000_000 + index}`);
  await post(mock.url, valid(many, { isShared: true }), { authorization: "many" });
  const send = valid([number(1)]);
  const got = [
    await call(mock.url, "GET", "/nowhere"),
    await call(mock.url, "DELETE", operation.path),
    await post(mock.url, send, { accept: "text/html" }),
    await post(mock.url, " ".repeat(1024 * 1024 + 1)),
    await post(mock.url, send, { "content-type": "text/plain" }),
    await call(mock.url, "GET", `${operation.path}?perPage=100`, { headers: { authorization: "many" } }),
  ];
  expect(said).toEqual(got.map(({ status }) => status));
  expect((await post(mock.url, " ".repeat(1024 * 1024))).status).toBe(400);
});
