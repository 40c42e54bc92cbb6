import { afterAll, expect, test } from "vitest";
import { type LogEntry, startMock } from "../../scripts/mock/start-mock.js";
import { cut, printable } from "../../scripts/printable.js";
import { create, raw } from "./raw.js";
import { number, operation, post, valid } from "./requests.js";

const log: LogEntry[] = [];
const mock = await startMock({ port: 0, log: (entry) => log.push(entry) });
afterAll(mock.close);

const close = { Connection: "close" };

test.each([
  ["a query", `${operation.path}?__example=s3cret%0A%1b[2J&__code=s3cret`],
  ["a fragment", `${operation.path}#s3cret`],
  ["a user and a password before the host", `http://user:s3cret@mock${operation.path}`],
  ["a target that is only a query", "?s3cret"],
])("repeats nothing of %s", async (_, target) => {
  log.length = 0;
  await raw(mock.url, create("a", number(1), close).replace(operation.path, target));
  expect(log).toHaveLength(1);
  expect(JSON.stringify(log)).not.toContain("s3cret");
});

test.each([
  ["%1b[2J%0AGET / 200", "encoded"],
  ["é\u009b2J", "as bytes beyond ASCII"],
  ["x".repeat(15_000), "of 15,000 characters"],
  ["%E2%80%AEtxt", "that would turn the text around"],
])("an entry is short and printable, though the path is %.20j, %s", async (path) => {
  log.length = 0;
  const request = create("a", number(1), close).replace(operation.path, `/${path}`);
  await raw(mock.url, Buffer.from(request, "latin1"));
  expect(log).toHaveLength(1);
  for (const text of [log[0]?.method, log[0]?.path, log[0]?.message]) {
    expect(text).toMatch(/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{0,600}$/u);
  }
});

test("a log function that throws, or whose promise is rejected, ends nothing, and is said once", async () => {
  const warnings: Error[] = [];
  const warned = (warning: Error) => warnings.push(warning);
  process.on("warning", warned);
  const fails = [
    () => {
      throw new Error("out of paper");
    },
    async () => {
      throw new Error("out of ink");
    },
  ];
  try {
    for (const fail of fails) {
      const other = await startMock({ port: 0, log: fail });
      expect((await post(other.url, valid([number(1)]))).status).toBe(200);
      expect((await post(other.url, valid([number(1)]))).status).toBe(400);
      await other.close();
    }
    const said = warnings.map(({ message }) => message).filter((message) => message.includes("log function"));
    expect(said).toEqual([expect.stringContaining("out of paper"), expect.stringContaining("out of ink")]);
  } finally {
    process.off("warning", warned);
  }
});

test.each([
  ["\u001b[2J\n", "\\u001b[2J\\n"],
  ["\u009b1m\u202etxt\u200b", "\\u009b1m\\u202etxt\\u200b"],
  ["Büro, 日本 +1 (€)", "Büro, 日本 +1 (€)"],
  ["x".repeat(60), `${"x".repeat(49)}…`],
])("characters that a terminal would interpret or hide are escaped: %j", (text, expected) => {
  expect(printable(cut(text, 50))).toBe(expected);
});
