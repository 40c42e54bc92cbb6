/** Errors: their code, whether the request may have succeeded, and that they hold no secret. */
import { format, inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createClient, type ErrorCode, isVideosdkError, VideosdkError } from "../../generated/client.js";
import { argumentsOf, callOf } from "../../scripts/bundle/code-samples/call.js";
import { makeClient } from "../../scripts/client/make-client.js";
import { document } from "../../scripts/document/document.js";
import { type Operation, operations } from "../../scripts/document/operations.js";
import { clientContract } from "../../scripts/generate/client-contract.js";
import { serve } from "../serve.js";
import { body, errorOf, example, json, password, token } from "./support.js";

type Videosdk = ReturnType<typeof createClient>;

const all = operations(document);

/** Calls an operation with its examples. */
function callOperation(videosdk: Videosdk, operation: Operation): Promise<unknown> {
  const method = videosdk[operation.operationId as "createPhoneNumbers"] as (...values: unknown[]) => Promise<unknown>;
  return method(...argumentsOf(callOf(document, operation)));
}

function answering(response: Response | (() => Response), options = {}) {
  const fetch = async () => (typeof response === "function" ? response() : response.clone());
  return createClient({ token, fetch, retry: false, ...options });
}

const create = (response: Response | (() => Response), sent: unknown = body) =>
  errorOf(answering(response).createPhoneNumbers(sent as typeof body));

describe("each refusal in the document", () => {
  const refusals = all.flatMap((operation) =>
    Object.entries(operation.responses)
      .filter(([status]) => status.startsWith("4") && status !== "400")
      .flatMap(([status, { reasons, content }]) =>
        Object.values(content?.examples ?? {}).map((shown) => ({ operation, status, reasons, shown })),
      ),
  );

  test.each(refusals)("$operation.operationId $status", async ({ operation, status, reasons, shown }) => {
    const error = await errorOf(callOperation(answering(json(Number(status), shown as object)), operation));
    expect(error).toMatchObject({ operation: operation.operationId, code: reasons[0]?.kind, status: Number(status) });
    expect(error.body).toEqual(shown);
    expect(error.message).toContain((shown as { message: string }).message);
    expect(error.mayHaveSucceeded).toBe(false);
  });
});

describe("a 400 is named only as far as it is known", () => {
  const attached = () => json(400, example("400", "alreadyAttached"));
  const wrong = { ...body, isShared: "true" };

  test("the body that was sent breaks a rule: invalidRequest, with the errors", async () => {
    for (const response of [attached(), json(400, { message: "Bad" }), new Response("<h1>Bad</h1>", { status: 400 })]) {
      const error = await create(response, wrong);
      expect(error).toMatchObject({ code: "invalidRequest", errors: [{ path: "isShared" }] });
    }
  });

  test("the body is valid, and the message says so: alreadyAttached, notAttached", async () => {
    expect(await create(attached())).toMatchObject({ code: "alreadyAttached" });
    const detach = answering(json(400, { message: "+12125550100 is attached to no gateway" }));
    expect(await errorOf(detach.detachPhoneNumber("+12125550100"))).toMatchObject({ code: "notAttached" });
  });

  test.each(["Attached file too large", "Quota exceeded", "The name is attached to a policy", ""])(
    "a valid body is refused for a reason of the server's own, %j: refused",
    async (message) => {
      expect(await create(json(400, { message }))).toMatchObject({ code: "refused", body: { message } });
    },
  );

  test("an operation without a body: refused", async () => {
    const error = await errorOf(answering(json(400, { message: "page must be a number" })).listPhoneNumbers());
    expect(error.code).toBe("refused");
  });

  test("the body that middleware sends instead counts", async () => {
    const videosdk = answering(attached());
    videosdk.raw.use({ onRequest: ({ request }) => new Request(request, { body: JSON.stringify(wrong) }) });
    expect(await errorOf(videosdk.createPhoneNumbers(body))).toMatchObject({ code: "invalidRequest" });
  });

  test("where the validator cannot be loaded: refused, and nothing of the response is lost", async () => {
    const load = () => Promise.reject(new TypeError("import() is disallowed in a service worker"));
    const fetch = async () => attached();
    const videosdk = makeClient<Videosdk>(clientContract(document), load, { token, fetch });
    const error = await errorOf(videosdk.createPhoneNumbers(body));
    expect(error).toMatchObject({ code: "refused", status: 400, body: example("400", "alreadyAttached") });
    expect(error.message).toContain(example("400", "alreadyAttached").message);
  });
});

describe("other responses", () => {
  const html = (status: number) => new Response("<h1>Sorry</h1>", { status, headers: { "content-type": "text/html" } });
  const said = (status: number) => json(status, { message: "Not on your plan" });

  test.each<[string, Response, ErrorCode, boolean]>([
    ["402 with a message", said(402), "paymentRequired", false],
    ["403", html(403), "forbidden", false],
    ["429", html(429), "tooManyRequests", false],
    ["409 that nobody explains", html(409), "conflict", false],
    ["404 with a message, which no page of create mentions", said(404), "refused", false],
    ["404 of a wrong address", html(404), "unexpectedResponse", false],
    ["418", json(418, {}), "refused", false],
    ["500", said(500), "serverError", true],
    ["502 of a proxy", html(502), "serverError", true],
    ["303", html(303), "unexpectedResponse", true],
    ["307", html(307), "unexpectedResponse", false],
    ["success that is not JSON", html(200), "unexpectedResponse", true],
    ["success that stops in the middle", new Response('{"message": "Pho'), "unexpectedResponse", true],
    ["empty success", new Response(""), "unexpectedResponse", true],
    ["success without a body", new Response(null, { status: 204 }), "unexpectedResponse", true],
    ["success that is no object", new Response("null"), "unexpectedResponse", true],
  ])("a create that gets a %s", async (_, response, code, mayHaveSucceeded) => {
    const { status } = response;
    const error = await create(response);
    expect(error).toMatchObject({ code, status, mayHaveSucceeded, attempts: 1 });
    expect(error.message.includes("may have succeeded")).toBe(mayHaveSucceeded);
  });

  test("body holds the server's body, parsed if it is JSON", async () => {
    expect((await create(html(200))).body).toBe("<h1>Sorry</h1>");
    expect((await create(html(502))).body).toBe("<h1>Sorry</h1>");
    expect((await create(said(500))).body).toEqual({ message: "Not on your plan" });
  });

  test("402 means not found for an operation on one number or id, and nowhere else", async () => {
    for (const operation of all) {
      const { code } = await errorOf(callOperation(answering(said(402)), operation));
      expect(code, operation.operationId).toBe(operation.responses["404"] ? "notFound" : "paymentRequired");
    }
  });

  test("nothing that only reads may have succeeded", async () => {
    expect(await errorOf(answering(html(500)).listPhoneNumbers())).toMatchObject({ mayHaveSucceeded: false });
  });

  test("a body that breaks off says what is known", async () => {
    const baseUrl = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 100 });
      response.write("{", () => response.destroy());
    });
    const error = await errorOf(createClient({ token, baseUrl }).createPhoneNumbers(body));
    expect(error).toMatchObject({
      code: "unexpectedResponse",
      status: 200,
      mayHaveSucceeded: true,
      cause: expect.any(Error),
    });
  });

  test("the attempts and the id that the server gave the request are told", async () => {
    const videosdk = answering(() => json(409, example("409"), { "x-request-id": "of-the-server" }), {
      retry: { initialInterval: 0, maxRetries: 2 },
    });
    expect(await errorOf(videosdk.createPhoneNumbers(body))).toMatchObject({
      code: "conflict",
      attempts: 3,
      requestId: "of-the-server",
    });
  });
});

describe("secrets", () => {
  const shown = (error: unknown) => [
    `${(error as Error).stack}`,
    inspect(error, { depth: null, showHidden: true }),
    JSON.stringify(error),
    JSON.stringify({ ...(error as object) }),
    format("%o %s", error, error),
    inspect((error as Error).cause),
  ];

  test.each([
    ["an error that the API describes", (said: string) => json(400, { message: said })],
    ["a page", (said: string) => new Response(said, { status: 500 })],
    ["a success that is not JSON", (said: string) => new Response(said)],
  ])("token and password are shown by nothing that prints %s which repeats them", async (_, respond) => {
    for (const form of [password, JSON.stringify(password), encodeURIComponent(password)]) {
      const error = await create(respond(`No such trunk: ${form} ${token}`));
      for (const text of shown(error)) {
        for (const secret of [token, "pass", "word"]) expect(text.replaceAll("trunk", "")).not.toContain(secret);
      }
      expect(JSON.stringify(error.body)).toContain(token);
    }
  });

  test.each([
    ["a", "Already attached to a gateway: a", "Already attached to … gateway: …"],
    ["1234", "Already attached: +12341234567, 1234", "Already attached: +12341234567, …"],
    ["(?:x)+", "Already attached (?:x)+", "Already attached …"],
  ])("the password %j is masked where it stands, and garbles no other word", async (secret, said, masked) => {
    const sent = { ...body, outbound: { ...body.outbound, auth: { username: "u", password: secret } } };
    expect((await create(json(400, { message: said }), sent)).message).toContain(`: ${masked}`);
  });

  test("a body that changes after the call shows no password that was sent", async () => {
    const changing = structuredClone(body);
    const call = create(json(400, { message: `No such trunk for ${password}` }), changing);
    changing.outbound.auth = { username: "", password: "" };
    expect((await call).message).toContain("No such trunk for …");
  });

  test("of a body in a form of the caller's own, nobody knows what the server repeats", async () => {
    const videosdk = answering(json(400, { message: `No such trunk for ${password}` }), {
      bodySerializer: () => new URLSearchParams({ password }).toString(),
    });
    expect((await errorOf(videosdk.createPhoneNumbers(body))).message).toBe("createPhoneNumbers got 400 (refused): …");
  });
});

describe("the class", () => {
  afterEach(() => vi.resetModules());
  const made = () => create(json(409, example("409")));

  test("is told by a brand: no name makes an error one, and a subclass has its own instances", async () => {
    const error = await made();
    class Special extends (VideosdkError as unknown as new (...parts: unknown[]) => Error) {}
    expect(error).toBeInstanceOf(VideosdkError);
    expect(error).not.toBeInstanceOf(Special);
    expect({ name: "VideosdkError", code: "conflict" }).not.toBeInstanceOf(VideosdkError);
    for (const other of [undefined, null, "x", new Error("x")]) expect(isVideosdkError(other)).toBe(false);
  });

  test("another copy of this package, and another realm, know it", async () => {
    const error = await made();
    vi.resetModules();
    const copy = await import("../../generated/client.js");
    expect(copy.VideosdkError).not.toBe(VideosdkError);
    expect(error).toBeInstanceOf(copy.VideosdkError);
    expect(copy.isVideosdkError(error, "createPhoneNumbers")).toBe(true);
    const elsewhere = runInNewContext(
      'Object.assign(new Error(), { [Symbol.for("videosdk-sip-contract.VideosdkError")]: true })',
    );
    expect(isVideosdkError(elsewhere)).toBe(true);
  });

  test("isVideosdkError asks for the operation too", async () => {
    const error = await made();
    expect(isVideosdkError(error, "createPhoneNumbers")).toBe(true);
    expect(isVideosdkError(error, "getPhoneNumber")).toBe(false);
  });

  test("a structured clone keeps the message, which says operation, status and code, and the cause", async () => {
    expect(structuredClone(await made()).message).toMatch(/^createPhoneNumbers got 409 \(conflict\): /);
    const videosdk = createClient({ token, fetch: () => Promise.reject(new TypeError("broken")) });
    const clone = structuredClone(await errorOf(videosdk.createPhoneNumbers(body)));
    expect(clone).toMatchObject({ message: expect.stringContaining("got no response"), cause: { message: "broken" } });
  });

  test("a log of it says each thing once", async () => {
    const said = example("409").message;
    const error = await made();
    for (const text of [inspect(error), JSON.stringify(error)]) expect(text.split(said)).toHaveLength(2);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "VideosdkError",
      message: error.message,
      operation: "createPhoneNumbers",
      code: "conflict",
      status: 409,
      mayHaveSucceeded: false,
      attempts: 1,
    });
  });
});
