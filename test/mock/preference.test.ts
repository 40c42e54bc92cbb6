/** Responses on demand, by the `Prefer` header or the query. */
import { afterAll, expect, test } from "vitest";
import type { Operation } from "../../scripts/document/operations.js";
import { preferredChoice } from "../../scripts/mock/api/preference.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { cpuTime } from "../cpu.js";
import { call, number, operation, post, valid } from "./requests.js";

const mock = await startMock({ port: 0 });
afterAll(mock.close);

const choice = (header: string | undefined, query = "", of: Operation = operation) =>
  preferredChoice(of, header, new URLSearchParams(query));

test.each([
  [undefined, undefined],
  ["", undefined],
  ["wait=10", undefined],
  ["dynamic", undefined],
  ["dynamic=false", undefined],
  ["=true", undefined],
  ["code=409", { code: 409 }],
  ["dynamic=true", { dynamic: true }],
  ["dynamic, dynamic=true", { dynamic: true }],
  ["code=409, dynamic=true", { code: 409, dynamic: true }],
  ["example=conflict", { code: 409, example: "conflict" }],
  ["code=400;example=alreadyAttached", { code: 400, example: "alreadyAttached" }],
  ["code=409, code=401", { code: 409 }],
  ['Example = "conflict" ', { code: 409, example: "conflict" }],
])("the preference %j chooses %j", (header, chosen) => {
  expect(choice(header)).toEqual(chosen);
});

test.each(['"', '"conflict', 'conflict"', '""conflict""', "a=b", "hasOwnProperty", "Stryker"])(
  "the example %j is none of the document's",
  (example) => {
    expect(() => choice(`example=${example}`)).toThrow(/an example that the document does not have/);
  },
);

test("a value of one quotation mark is not an empty one", () => {
  const named = (name: string): Operation =>
    ({
      ...operation,
      responses: { 409: { ...operation.responses[409], content: { examples: { [name]: {} } } } },
    }) as unknown as Operation;
  expect(choice('example="', "", named('"'))).toEqual({ code: 409, example: '"' });
  expect(choice('example="a', "", named('"a'))).toEqual({ code: 409, example: '"a' });
  expect(choice('example=a"', "", named('a"'))).toEqual({ code: 409, example: 'a"' });
  expect(choice('example="a"', "", named("a"))).toEqual({ code: 409, example: "a" });
  expect(choice("example=a=b", "", named("a=b"))).toEqual({ code: 409, example: "a=b" });
});

test("an example of a response without a body is none", () => {
  const bodiless = { ...operation, responses: { 204: { ...operation.responses[200], content: undefined } } };
  expect(choice("code=204", "", bodiless as Operation)).toEqual({ code: 204 });
  expect(() => choice("code=204, example=created", "", bodiless as Operation)).toThrow("an example of status 204");
});

test("the query is asked where there is no header", () => {
  expect(choice(undefined, "__code=409&__dynamic=true&page=2")).toEqual({ code: 409, dynamic: true });
  expect(choice(undefined, "__example=conflict")).toEqual({ code: 409, example: "conflict" });
  expect(choice("wait=10", "__code=409")).toBeUndefined();
});

test("a refusal lists what there is", () => {
  const statuses = Object.keys(operation.responses).join(", ");
  for (const code of ["", "418", "default"]) {
    expect(() => choice(`code=${code}`)).toThrow(`a status that the document does not have. It has ${statuses}.`);
  }
  expect(() => choice("code=409, example=created")).toThrow(
    "an example of status 409 that the document does not have. It has conflict.",
  );
});

test.each([" ", 'a="', "a=", "=", ",", ";", '"', "\\"])("a preference that repeats %j takes no time", async (piece) => {
  const preference = `a=${piece.repeat(15_000 / piece.length)}"x"y`;
  expect(await cpuTime(() => choice(preference))).toBeLessThan(1000);
});

test("a preferred response leaves the state alone, and an invalid request is refused whatever it prefers", async () => {
  const body = valid([number(1)]);
  const answer = await post(mock.url, body, { prefer: "example=created" });
  expect(answer).toMatchObject({ status: 200, ...(operation.responses["200"]?.content?.examples.created as object) });
  expect((await post(mock.url, body)).status).toBe(200);
  expect((await post(mock.url, {}, { prefer: "code=200" })).status).toBe(400);
});

test("a preference in the query works as one in the header", async () => {
  const { status } = await call(mock.url, "POST", `${operation.path}?__code=409`, { body: valid([number(1)]) });
  expect(status).toBe(409);
});

test("a preference that the document cannot meet gets 422, which repeats nothing of it", async () => {
  const answer = await post(mock.url, valid([number(1)]), { prefer: "code=418" });
  expect(answer).toMatchObject({ status: 422, message: expect.stringMatching(/a status .*It has 200, 400, 401, 409/) });
  expect(answer.message).not.toContain("418");
});
