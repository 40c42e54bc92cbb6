/** Which of the document's responses is sent, and when one is made up at random. */
import { expect, test } from "vitest";
import type { Operation } from "../../scripts/document/operations.js";
import { documentedResponses } from "../../scripts/mock/api/responses.js";
import { Refusal } from "../../scripts/mock/http/refusal.js";

/** An operation whose responses have examples of these names; `undefined`: no body. */
function operation(responses: Record<string, string[] | undefined>): Operation {
  const content = (names: string[]) => ({
    mediaType: "application/json",
    schema: {},
    examples: Object.fromEntries(names.map((name) => [name, { message: name }])),
  });
  const all = Object.entries(responses).map(([status, names]) => [status, { content: names && content(names) }]);
  return { operationId: "do", responses: Object.fromEntries(all) } as unknown as Operation;
}

const random = { status: 200, headers: { "content-type": "application/json" }, body: { message: "random" } };

/** The responses of an operation, and the statuses that random ones were asked for. */
function responsesOf(responses: Record<string, string[] | undefined>) {
  const asked: (number | undefined)[] = [];
  const loadRandom = async () => async (_: Operation, status: number | undefined) => {
    asked.push(status);
    return random;
  };
  return { ...documentedResponses(operation(responses), loadRandom), asked };
}

const documented = { 200: ["done", "doneTwice"], 204: undefined, 409: ["conflict"] };

test.each([
  ["the first example of the first success", documented, "done"],
  ["a success behind a refusal", { 401: ["no"], 201: ["made"] }, "made"],
  ["a success without a body", { 204: undefined }, undefined],
  ["a success without examples", { 200: [] }, undefined],
  ["refusals alone", { 401: ["no"] }, undefined],
  ["no responses", {}, undefined],
])("the example for a success: %s", (_, responses, name) => {
  expect(responsesOf(responses).success).toBe(name);
});

test("an example is found by its name, and by its status", () => {
  const { example, exampleOf } = responsesOf(documented);
  const conflict = { status: 409, headers: { "content-type": "application/json" }, body: { message: "conflict" } };
  expect([example("conflict"), exampleOf(409)]).toEqual([conflict, conflict]);
  expect([example("other"), exampleOf(204), exampleOf(500)]).toEqual([undefined, undefined, undefined]);
});

test.each([
  [undefined, 200, "done"],
  [{ code: 409 }, 409, "conflict"],
  [{ code: 200, example: "doneTwice" }, 200, "doneTwice"],
])("the choice %j gets status %i, example %s, and nothing is made up", async (choice, status, message) => {
  const { negotiate, asked } = responsesOf(documented);
  expect(await negotiate(choice, undefined)).toMatchObject({ status, body: { message } });
  expect(asked).toEqual([]);
});

test("one name may stand for an example of each status", async () => {
  const { negotiate } = responsesOf({ 200: ["same"], 409: ["same"] });
  expect((await negotiate({ code: 409, example: "same" }, undefined)).status).toBe(409);
});

test("a response without a body needs no example, whatever is accepted", async () => {
  const { negotiate, asked } = responsesOf(documented);
  expect(await negotiate({ code: 204, dynamic: true }, "text/html")).toEqual({
    status: 204,
    headers: {},
    body: undefined,
  });
  expect(asked).toEqual([]);
});

test("a status that the document does not have is sent without a body", async () => {
  expect(await responsesOf(documented).negotiate({ code: 418 }, undefined)).toEqual({
    status: 418,
    headers: {},
    body: undefined,
  });
});

test.each([
  ["a random one is preferred", documented, { code: 409, dynamic: true }, 409],
  ["the success has no example", { 200: [] }, undefined, 200],
  ["the document has no success", { 401: ["no"] }, undefined, undefined],
])("a response is made up where %s", async (_, responses, choice, status) => {
  const { negotiate, asked } = responsesOf(responses);
  expect(await negotiate(choice, undefined)).toEqual(random);
  expect(asked).toEqual([status]);
});

test("a response in another format than the accepted ones is refused with the format that there is", async () => {
  const error = await responsesOf(documented)
    .negotiate(undefined, "text/html")
    .catch((error) => error);
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({
    status: 406,
    message: "The Accept header does not allow application/json, the only format available.",
  });
});
