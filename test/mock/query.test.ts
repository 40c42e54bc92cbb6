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
  ["page=0x10", 'page must be an integer, not "0x10"'],
  ["page=Infinity", 'page must be an integer, not "Infinity"'],
  ["page=1.0", 'page must be an integer, not "1.0"'],
  ["perPage=1e1", 'perPage must be an integer, not "1e1"'],
  ["perPage=%201", 'perPage must be an integer, not " 1"'],
  [`page=${"9".repeat(400)}`, "page must be an integer, not Infinity"],
])("the query %.20s is refused", async (query, message) => {
  expect(await list(query)).toEqual({ status: 400, body: { message } });
});

test.each([
  ["page=2&perPage=5", { currentPage: 2, perPage: 5 }],
  ["page=&perPage=", { currentPage: 1 }],
  ["other=a&other=b", { currentPage: 1 }],
])("the query %s is carried out", async (query, pageInfo) => {
  expect(await list(query)).toMatchObject({ status: 200, body: { pageInfo } });
});
