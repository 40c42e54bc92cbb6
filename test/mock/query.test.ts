/** The query is read once: what is validated is what is carried out. */
import { afterAll, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { call, operation } from "./requests.js";

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());

const list = (query: string) => call(mock.url, "GET", `${operation.path}?${query}`);

test.each([
  ["page=abc&page=1", "page must be an integer, not an array"],
  ["page=1&page=abc", "page must be an integer, not an array"],
  ["perPage=5&perPage=6", "perPage must be an integer, not an array"],
  ["search=a&search=b", "search must be a string, not an array"],
  ["page=0", "page must be at least 1, not 0"],
  ["page=-1", "page must be at least 1, not -1"],
  ["perPage=0", "perPage must be at least 1, not 0"],
  ["page=two", 'page must be an integer, not "two"'],
  ["perPage=1.5", 'perPage must be an integer, not "1.5"'],
  ["page=0x10", 'page must be an integer, not "0x10"'],
  ["page=Infinity", 'page must be an integer, not "Infinity"'],
  ["page=1.0", 'page must be an integer, not "1.0"'],
  ["perPage=1e1", 'perPage must be an integer, not "1e1"'],
  ["perPage=%201", 'perPage must be an integer, not " 1"'],
  [`page=${"9".repeat(400)}`, "page must be an integer, not Infinity"],
])("the query %.20s is refused", async (query, message) => {
  expect(await list(query)).toEqual({ status: 400, body: { message } });
});

test("a parameter that the document does not have may be there twice", async () => {
  expect(await list("other=a&other=b")).toMatchObject({ status: 200, body: { pageInfo: { currentPage: 1 } } });
});
