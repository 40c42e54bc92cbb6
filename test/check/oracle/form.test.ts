import { describe, expect, test } from "vitest";
import { parseJson } from "../../../scripts/check/answers/json-body.js";
import { ResponseForm } from "../../../scripts/check/oracle/form.js";
import { document } from "../../../scripts/document/document.js";
import { answer, json, operation } from "../answers/answers.js";

const judge = new ResponseForm(document);
const create = operation("createPhoneNumbers");
const get = operation("getPhoneNumber");
const message = { message: "Said so" };

/** With a status and a body of which nothing is assumed. */
const documented = {
  ...create,
  responses: Object.fromEntries(
    Object.entries(create.responses).map(([status, response]) => [status, { ...response, assumed: {} }]),
  ),
};
const { 200: success, 400: refused } = create.responses;

describe("a success", () => {
  test("deviates in nothing when status, media type and body are as documented", () => {
    expect(judge.success(create, json(200, message))).toEqual([]);
  });

  test("with another status deviates from what was assumed, with the reason", () => {
    expect(judge.success(create, json(201, message))).toEqual([
      { level: "assumed", expected: "status 200", actual: "status 201", reason: success?.assumed.status },
    ]);
  });

  test("with another status breaks the contract where the status is documented", () => {
    expect(judge.success(documented, json(201, message))).toEqual([
      { level: "broken", expected: "status 200", actual: "status 201", reason: undefined },
    ]);
  });

  test("is judged by its body too when its status is another", () => {
    expect(judge.success(documented, json(201, {}))).toHaveLength(2);
  });

  test.each([
    ["another media type", answer(200, "{}", { "content-type": "text/html" }), "media type text/html"],
    ["no media type", answer(200, "{}"), "media type none"],
    [
      "a media type that only ends like it",
      answer(200, "{}", { "content-type": "text/application/json" }),
      "media type text/application/json",
    ],
    [
      "a structured suffix of another tree",
      answer(200, "{}", { "content-type": "text/x+json" }),
      "media type text/x+json",
    ],
    [
      "a suffix that goes on",
      answer(200, "{}", { "content-type": "application/x+jsonp" }),
      "media type application/x+jsonp",
    ],
  ])("with %s is not what was guaranteed", (_, given, actual) => {
    expect(judge.success(documented, given)).toEqual([
      { level: "broken", expected: "media type application/json", actual, reason: undefined },
    ]);
  });

  test.each(["application/json; charset=utf-8", "APPLICATION/JSON", " application/json ", "application/problem+json"])(
    "of media type %j is JSON",
    (mediaType) => {
      expect(judge.success(documented, json(200, message, mediaType))).toEqual([]);
    },
  );

  test("whose body is no JSON is not what was guaranteed", () => {
    expect(judge.success(documented, answer(200, "{", { "content-type": "application/json" }))).toEqual([
      { level: "broken", expected: "a JSON body", actual: "a body that is not JSON", reason: undefined },
    ]);
  });

  test.each([
    ["without what is required", {}, "must have required property 'message'"],
    ["with another type", { message: 1 }, "body/message must be string"],
    ["that is no object", [], "body must be object"],
  ])("with a body %s breaks the contract, and says which rule", (_, body, rule) => {
    const [deviation, ...others] = judge.success(documented, json(200, body));
    expect(deviation).toMatchObject({ level: "broken", expected: "a body as documented", reason: undefined });
    expect(deviation?.actual).toContain(rule);
    expect(others).toEqual([]);
  });

  test("with more than is documented is one", () => {
    expect(judge.success(documented, json(200, { ...message, requestId: "r-1" }))).toEqual([]);
  });

  test("breaks only an assumption with a rule that is one, and the contract when another is broken too", () => {
    const found = get.responses[200]?.content?.examples.found as { phoneNumber: { phoneNumberId: string } };
    const emptyId = { ...found, phoneNumber: { ...found.phoneNumber, phoneNumberId: "" } };
    expect(judge.success(get, json(200, found))).toEqual([]);
    expect(judge.success(get, json(200, emptyId))).toMatchObject([{ level: "assumed", reason: expect.any(String) }]);
    expect(judge.success(get, json(200, { ...emptyId, inbound: "gw" }))).toMatchObject([
      { level: "broken", actual: "body/inbound must be object", reason: undefined },
    ]);
  });

  test("with a time in another form than the one that was assumed deviates from that", () => {
    const found = get.responses[200]?.content?.examples.found as { phoneNumber: object };
    const otherForm = { ...found, phoneNumber: { ...found.phoneNumber, createdAt: "last Tuesday" } };
    expect(judge.success(get, json(200, otherForm))).toEqual([
      {
        level: "assumed",
        expected: expect.any(String),
        actual: expect.stringContaining('match format "date-time"'),
        reason: expect.stringContaining("does not name the form"),
      },
    ]);
  });

  test("of an operation without a body says nothing more than its status", () => {
    const bodiless = { ...documented, responses: { 204: { ...documented.responses[200], content: undefined } } };
    expect(judge.success(bodiless as typeof create, answer(204))).toEqual([]);
  });
});

describe("a refusal", () => {
  test("deviates in nothing when status, media type and body are as documented", () => {
    expect(judge.refusal(create, json(400, message), "400")).toEqual([]);
    expect(judge.refusal(create, json(400, message), "400", true)).toEqual([]);
  });

  test("with another status deviates from what was assumed, with the reason, and its body is judged too", () => {
    const assumed = { ...refused, assumed: { status: "Nobody says it." } };
    const assuming = { ...create, responses: { ...create.responses, 400: assumed } } as typeof create;
    const other = { level: "assumed", expected: "status 400", actual: "status 422", reason: "Nobody says it." };
    expect(judge.refusal(assuming, json(422, message), "400")).toEqual([other]);
    expect(judge.refusal(assuming, json(422, {}), "400")).toHaveLength(2);
  });

  test("with another status breaks the contract where the source says this one, and its body is not judged", () => {
    expect(judge.refusal(create, json(422, {}), "400", true)).toEqual([
      { level: "broken", expected: "status 400", actual: "status 422", reason: undefined },
    ]);
  });

  test("in another form deviates from what was assumed of its content, with the reason", () => {
    const content = "No error body is shown.";
    const assuming = {
      ...documented,
      responses: { 400: { ...documented.responses[400], assumed: { content } } },
    } as unknown as typeof create;
    const html = answer(400, "<h1>", { "content-type": "text/html" });
    const noJson = answer(400, "<h1>", { "content-type": "application/json" });
    for (const given of [html, noJson, json(400, {})]) {
      expect(judge.refusal(assuming, given, "400")).toMatchObject([{ level: "assumed", reason: content }]);
    }
  });

  test("of a status that the document does not describe is judged by nothing more", () => {
    expect(judge.refusal(create, answer(418), "418")).toEqual([]);
  });
});

test("a text that is not JSON parses to undefined", () => {
  expect(parseJson("{")).toBeUndefined();
  expect(parseJson('{"a":1}')).toEqual({ a: 1 });
});
