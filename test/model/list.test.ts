import { expect, test } from "vitest";
import { found, newModel, number, request } from "./support.js";

/** A model with so many numbers, in the order of their index. */
function withNumbers(count: number) {
  const { model } = newModel();
  for (let index = 0; index < count; index++) model.create("me", request([number(index)], { name: `Desk ${index}` }));
  return model;
}

const e164s = ({ data }: { data: { phoneNumber: { e164: string } }[] }) =>
  data.map(({ phoneNumber }) => phoneNumber.e164);

test("an account that is not known has an empty first page", () => {
  expect(newModel().model.list("nobody")).toEqual({
    data: [],
    pageInfo: { currentPage: 1, perPage: 20, lastPage: 1, total: 0 },
  });
});

test("a list holds each number as get shows it, attached or not", () => {
  const model = withNumbers(2);
  model.detach("me", number(0));
  expect(model.list("me").data).toEqual([found(model, number(0)), found(model, number(1))]);
  expect(model.list("me").data[0]).toMatchObject({ inbound: null, outbound: null });
});

test("the pages together hold every number once, twenty on each unless the query says otherwise", () => {
  const model = withNumbers(45);
  const pages = [1, 2, 3].map((page) => model.list("me", { page }));
  expect(pages.map(({ data }) => data.length)).toEqual([20, 20, 5]);
  expect(pages.flatMap(e164s)).toEqual(Array.from({ length: 45 }, (_, index) => number(index)));
  expect(pages.map(({ pageInfo }) => pageInfo)).toEqual(
    [1, 2, 3].map((currentPage) => ({ currentPage, perPage: 20, lastPage: 3, total: 45 })),
  );
});

test("a page after the last is empty and says which is the last", () => {
  expect(withNumbers(3).list("me", { page: 9, perPage: 2 })).toEqual({
    data: [],
    pageInfo: { currentPage: 9, perPage: 2, lastPage: 2, total: 3 },
  });
});

test.each([
  [{ perPage: 40 }, { perPage: 40, lastPage: 1 }],
  [{ perPage: 20 }, { perPage: 20, lastPage: 2 }],
  [{ perPage: 101 }, { perPage: 100, lastPage: 1 }],
  [{ perPage: 0 }, { perPage: 1, lastPage: 40 }],
  [{ perPage: -5 }, { perPage: 1, lastPage: 40 }],
  [{ page: 0 }, { currentPage: 1 }],
  [{ page: -1 }, { currentPage: 1 }],
])("the query %j gets the page %j", (query, pageInfo) => {
  expect(withNumbers(40).list("me", query).pageInfo).toMatchObject({ total: 40, ...pageInfo });
});

test("perPage is capped at 100", () => {
  const { model } = newModel();
  model.create("me", request(Array.from({ length: 150 }, (_, index) => `+1202555${1000 + index}`)));
  expect(model.list("me", { perPage: 1000 }).data).toHaveLength(100);
});

test.each([
  ["0103", [number(3)]],
  ["+1202555010", [0, 1, 2, 3].map(number)],
  ["desk 2", [number(2)]],
  ["DESK", [0, 1, 2, 3].map(number)],
  ["nobody", []],
  ["", [0, 1, 2, 3].map(number)],
])("a search for %j finds those whose name or number holds it", (search, expected) => {
  const list = withNumbers(4).list("me", { search });
  expect(e164s(list)).toEqual(expected);
  expect(list.pageInfo.total).toBe(expected.length);
});

test("a search finds a number by its latest name alone", () => {
  const { model } = newModel();
  model.create("me", request([number(1)], { name: "old" }));
  model.detach("me", number(1));
  model.create("me", request([number(1)], { name: "new" }));
  expect(e164s(model.list("me", { search: "old" }))).toEqual([]);
  expect(e164s(model.list("me", { search: "new" }))).toEqual([number(1)]);
});
