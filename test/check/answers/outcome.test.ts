import { describe, expect, test } from "vitest";
import {
  describeAnswer,
  inFull,
  isOutage,
  isSuccess,
  mayCount,
  noMore,
  outcomeOf,
  whyNothing,
} from "../../../scripts/check/answers/outcome.js";
import { answer, exchange, operation } from "./answers.js";

const create = operation("createPhoneNumbers");
const get = operation("getPhoneNumber");
const answered = (status: number) => exchange({ answer: answer(status) });
const unanswered = exchange({ failure: { kind: "connection", message: "closed the connection" } } as never);
const silent = exchange({});

describe("the outcome of a request", () => {
  test.each([200, 201, 204, 299])("answered with %i is accepted", (status) => {
    expect(outcomeOf(create, answered(status))).toBe("accepted");
  });

  test.each([400, 409])("answered with %i is refused", (status) => {
    expect(outcomeOf(create, answered(status))).toBe("refused");
  });

  test.each([100, 199, 300, 302, 399, 401, 402, 403, 404, 405, 407, 408, 410, 418, 422, 425, 429, 499, 500, 503, 599])(
    "answered with %i says nothing",
    (status) => {
      expect(outcomeOf(create, answered(status))).toBe("nothing");
    },
  );

  test("answered with a page for people says nothing, and counts against nobody", () => {
    const html = { "content-type": "text/html; charset=utf-8" };
    const page = exchange({ answer: answer(200, "\n<!doctype html>", html) });
    expect([outcomeOf(create, page), mayCount(page)]).toEqual(["nothing", false]);
    expect(whyNothing(page)).toContain("a web page, status 200");
    expect(outcomeOf(create, exchange({ answer: answer(200, "{}", html) }))).toBe("accepted");
    expect(mayCount(exchange({ answer: answer(500, "<h1>", html) }))).toBe(true);
  });

  test("without an answer says nothing", () => {
    expect(outcomeOf(create, unanswered)).toBe("nothing");
  });

  test("is refused by a status that the operation documents, whatever it is about elsewhere", () => {
    expect(outcomeOf(get, answered(404))).toBe("refused");
  });

  test.each([302, 399, 429, 500])("answered with %i says nothing where the operation documents that, too", (status) => {
    const documented = { ...get, responses: { ...get.responses, [status]: get.responses["404"] } } as typeof get;
    expect(outcomeOf(documented, answered(status))).toBe("nothing");
  });

  test("is refused by a 401 when the token is not the user's own", () => {
    expect(outcomeOf(create, answered(401), false)).toBe("refused");
    expect([404, 429, 500].map((status) => outcomeOf(create, answered(status), false))).toEqual([
      "nothing",
      "nothing",
      "nothing",
    ]);
    expect(outcomeOf(create, unanswered, false)).toBe("nothing");
    expect(outcomeOf(create, answered(200), false)).toBe("accepted");
    expect(outcomeOf(create, answered(400), false)).toBe("refused");
  });
});

test.each([408, 429, 500, 503])("%i is an outage, and so is no answer", (status) => {
  expect(isOutage(answered(status))).toBe(true);
  expect(isOutage(unanswered)).toBe(true);
});

test.each([200, 400, 401, 409, 499])("%i is no outage", (status) => {
  expect(isOutage(answered(status))).toBe(false);
});

test.each([401, 407, 408, 425, 429, 502, 503, 504])(
  "%i never counts against a server, nor does a missing answer",
  (status) => {
    expect(mayCount(answered(status))).toBe(false);
    expect(mayCount(unanswered)).toBe(false);
  },
);

test.each([302, 403, 404, 405, 413, 422, 431, 500])(
  "%i may count against a server, when it comes each time",
  (status) => {
    expect(mayCount(answered(status))).toBe(true);
  },
);

test.each([
  [unanswered, "the server closed the connection"],
  [silent, "the server did not answer"],
  [answered(401), "the server refused the token with status 401"],
  [answered(403), "the server, or something in front of it, answered with status 403"],
  [answered(429), "the server limited the requests with status 429"],
  [answered(404), "the server answered with status 404, as if there were nothing at this address"],
  [answered(405), "the server answered with status 405, as if there were nothing at this address"],
  [answered(503), "the server answered with status 503"],
])("why %# says nothing is said", (given, reason) => {
  expect(whyNothing(given)).toBe(reason);
});

test("a success is a status from 200 to 299", () => {
  expect([199, 200, 299, 300].map((status) => isSuccess(answer(status)))).toEqual([false, true, true, false]);
  expect(isSuccess(undefined)).toBe(false);
});

test("an answer is described by its status, and a missing one by what happened", () => {
  expect(describeAnswer(answered(409))).toBe("status 409");
  expect(describeAnswer(unanswered)).toBe("the server closed the connection");
});

test.each<[string, string, string]>([
  ["indented twice", "text/html", "  \n\t<p>"],
  ["with a type that begins with spaces", "  text/html", "<p>"],
])("a page for people is one %s too", (_, type, body) => {
  expect(outcomeOf(create, exchange({ answer: answer(200, body, { "content-type": type }) }))).toBe("nothing");
});

test.each<[string, string, string]>([
  ["of another type that names HTML", "application/x; as=text/html", "<p>"],
  ["of no type", "", "<p>"],
  ["that holds a tag later", "text/html", '{ "message": "<p>" }'],
])("a success %s is no page for people", (_, type, body) => {
  const headers: Record<string, string> = type ? { "content-type": type } : {};
  expect(outcomeOf(create, exchange({ answer: answer(200, body, headers) }))).toBe("accepted");
});

test("an answer in full is its status and what the server says, in one line of 200 characters at most", () => {
  const full = (body: string) => inFull(exchange({ answer: answer(429, body) }));
  expect(full("Slow\n \tdown")).toBe("status 429: Slow down");
  expect(full("")).toBe("status 429");
  expect(full("x".repeat(300))).toBe(`status 429: ${"x".repeat(200)}`);
  expect(inFull(unanswered)).toBe("the server closed the connection");
  expect(noMore(exchange({ answer: answer(402, "Pay.") }))).toBe(
    "the server accepts nothing any more; the last got status 402: Pay.",
  );
});
