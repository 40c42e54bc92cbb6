/** Which of the document's answers Prism is asked for, tried with a Prism that only says what it was asked. */
import { expect, test } from "vitest";
import type { Operation } from "../../scripts/document/operations.js";
import { createAnswers, exampleStatuses } from "../../scripts/mock/answers.js";
import type { Choice, Prism } from "../../scripts/mock/prism.js";
import { Refusal } from "../../scripts/mock/refusal.js";

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

const documented = operation({ 200: ["done", "doneTwice"], 204: undefined, 409: ["conflict"] });

/** The answers of an operation, and what Prism is asked for. */
function answersOf(operation: Operation, refusal?: Error) {
  const asked: [choice: Choice, accept?: string][] = [];
  const prism: Prism = {
    validate: async () => [],
    async answer(_, ...question) {
      asked.push(question as [Choice, string?]);
      if (refusal) throw refusal;
      return { status: question[0].code ?? 0, headers: {}, body: question[0].exampleKey };
    },
  };
  return { answers: createAnswers(prism, operation), asked };
}

test("the first example of the first success says that the operation was carried out", () => {
  expect(answersOf(documented).answers.success).toBe("done");
  expect(answersOf(operation({ 401: ["no"], 201: ["made"] })).answers.success).toBe("made");
});

test.each([
  { name: "a success without a body", responses: { 204: undefined } },
  { name: "a success without examples", responses: { 200: [] } },
  { name: "refusals alone", responses: { 401: ["no"] } },
  { name: "no answers", responses: {} },
])("of $name, no example says so", ({ responses }) => {
  expect(answersOf(operation(responses)).answers.success).toBeUndefined();
});

test("Prism is asked once for an example, whoever needs it", async () => {
  const { answers, asked } = answersOf(documented);
  const [one, other] = await Promise.all([answers.example("conflict"), answers.example("conflict")]);
  expect(one).toBe(other);
  expect(one).toMatchObject({ status: 409, body: "conflict" });
  expect(await answers.negotiate(undefined, undefined)).toBe(await answers.example("done"));
  expect(await answers.negotiate(undefined, "*/*")).toBe(await answers.example("done"));
  expect(asked).toEqual([[{ code: 409, exampleKey: "conflict" }], [{ code: 200, exampleKey: "done" }]]);
});

test("an example that the document does not have is not to be had", () => {
  const { answers } = answersOf(documented);
  expect([answers.has("conflict"), answers.has("other")]).toEqual([true, false]);
  expect(() => answers.example("other")).toThrow('No response of do has an example named "other"');
});

test("the first example of a status is had, and none where there is none", async () => {
  const { answers } = answersOf(documented);
  expect(await answers.exampleOf(200)).toMatchObject({ status: 200, body: "done" });
  expect(await answers.exampleOf(409)).toMatchObject({ status: 409, body: "conflict" });
  expect(answers.exampleOf(204)).toBeUndefined();
  expect(answers.exampleOf(500)).toBeUndefined();
});

test("what a request chose, or wants in another form, is for Prism to find, each time", async () => {
  const { answers, asked } = answersOf(documented);
  await answers.negotiate({ code: 409 }, undefined);
  await answers.negotiate({ code: 200, exampleKey: "done" }, "*/*");
  await answers.negotiate(undefined, "application/json");
  await answers.negotiate(undefined, "application/json");
  expect(asked).toEqual([
    [{ code: 409 }, "*/*"],
    [{ code: 200, exampleKey: "done" }, "*/*"],
    [{ code: 200, exampleKey: "done" }, "application/json"],
    [{ code: 200, exampleKey: "done" }, "application/json"],
  ]);
});

test.each([
  { name: "a success without a body", responses: { 204: undefined }, choice: { code: 204 } },
  { name: "a success without examples", responses: { 200: [] }, choice: { code: 200 } },
  { name: "no success", responses: { 401: ["no"] }, choice: {} },
])("of $name, Prism is asked for what there is", async ({ responses, choice }) => {
  const { answers, asked } = answersOf(operation(responses));
  await answers.negotiate(undefined, undefined);
  expect(asked).toEqual([[choice, "*/*"]]);
  expect(Object.keys(asked[0]?.[0] ?? {})).toEqual(Object.keys(choice));
});

test.each([
  ["application/json", documented],
  ["nothing", operation({ 204: undefined })],
  ["nothing", operation({ 401: ["no"] })],
])("where Prism finds no form that is asked for, the refusal names the one that there is: %s", async (form, of) => {
  const { answers } = answersOf(of, new Error("NOT_ACCEPTABLE"));
  const error = await answers.negotiate(undefined, "text/html").catch((error) => error);
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({
    status: 406,
    message: `The Accept header asks for something else than ${form}, which is what there is.`,
  });
});

test("a refusal of Prism's own stays as it is", async () => {
  const refusal = new Refusal(500, "of its own");
  await expect(answersOf(documented, refusal).answers.negotiate(undefined, "text/html")).rejects.toBe(refusal);
});

test("each example has the status that it belongs to", () => {
  expect([...exampleStatuses(documented)]).toEqual([
    ["done", 200],
    ["doneTwice", 200],
    ["conflict", 409],
  ]);
});
