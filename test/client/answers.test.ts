import { format, inspect } from "node:util";
import { expect, test } from "vitest";
import { createClient, NoAnswerError, problemOf, UnexpectedAnswerError } from "../../generated/client.js";
import { freePort } from "../../scripts/bench/free-port.js";
import { body, example, json, operation, password, path, serve, token } from "./support.js";

const refusals = Object.entries(operation.responses)
  .filter(([status]) => status !== "200")
  .flatMap(([status, { content }]) => Object.keys(content?.examples ?? {}).map((name) => ({ status, name })));

test.each(refusals)("$status $name is `error` as the document shows it, and its reason is told", async (refusal) => {
  const { status, name } = refusal;
  const result = await answeredWith(json(Number(status), example(status, name)));
  expect(result.data).toBeUndefined();
  expect(result.error).toEqual(example(status, name));
  if (!result.error) throw new Error("unreachable");
  const kinds = operation.responses[status]?.reasons.map(({ kind }) => kind) ?? [];
  const { kind, error } = problemOf(result);
  expect(kind).toBe(kinds.length > 1 ? name : kinds[0]);
  expect(error).toBe(result.error);
});

test.each([500, 502, 503])("a %i says that the request may have succeeded, and is not retried", async (status) => {
  let attempts = 0;
  const { error, response } = await answeredWith(() => {
    attempts++;
    return json(status, { message: "out of order" });
  });
  expect(attempts).toBe(1);
  expect(response.status).toBe(status);
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  expect(error).toMatchObject({ status, mayHaveSucceeded: true, body: '{"message":"out of order"}' });
  expect(error?.message).toContain("may have succeeded");
  expect(problemOf({ error: error ?? {}, response }).kind).toBe("unexpected");
});

test.each([
  { name: "an HTML page", status: 404, text: "<h1>Not here</h1>", mayHaveSucceeded: false },
  { name: "a documented status with a body that is not JSON", status: 400, text: "nope", mayHaveSucceeded: false },
  { name: "a status that the document does not have", status: 418, text: "{}", mayHaveSucceeded: false },
  { name: "JSON that is no object", status: 400, text: "null", mayHaveSucceeded: false },
  { name: "an empty refusal", status: 401, text: "", mayHaveSucceeded: false },
  { name: "a success that is not JSON", status: 200, text: "<h1>Welcome</h1>", mayHaveSucceeded: true },
  { name: "a success that stops in the middle", status: 200, text: '{"message": "Pho', mayHaveSucceeded: true },
  { name: "an empty success", status: 200, text: "", mayHaveSucceeded: true },
  { name: "an empty success that says so", status: 200, text: "", length: "0", mayHaveSucceeded: true },
])("$name is an error that says what it is", async ({ status, text, length, mayHaveSucceeded }) => {
  const headers = { "content-type": "text/html", ...(length && { "content-length": length }) };
  const { data, error } = await answeredWith(new Response(text, { status, headers }));
  expect(data).toBeUndefined();
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  expect(error).toMatchObject({ status, mayHaveSucceeded, body: text });
  for (const known of [`status ${status}`, "text/html", `${text.length} characters`])
    expect(error?.message).toContain(known);
});

test("token and password are shown by no message, log or report, when the answer repeats them", async () => {
  const { error } = await answeredWith(new Response(`${password} and ${token}`, { status: 500 }));
  for (const shown of [
    `${(error as Error).stack}`,
    inspect(error, { depth: null }),
    JSON.stringify({ ...error }),
    format(error),
  ]) {
    expect(shown).toContain("500");
    for (const secret of [token, "pass", "word"]) expect(shown).not.toContain(secret);
  }
});

test("an answer that breaks off is an error that says what is known", async () => {
  const baseUrl = await serve((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": 100 });
    response.write("{", () => response.destroy());
  });
  const { error, response } = await createClient({ token, baseUrl }).POST(path, { body });
  expect(response.status).toBe(200);
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  expect(error).toMatchObject({ status: 200, mayHaveSucceeded: true, cause: expect.any(Error) });
});

test("a connection that breaks is not retried; the error says that the request may have succeeded", async () => {
  let attempts = 0;
  const baseUrl = await serve((request) => {
    attempts++;
    request.resume().on("end", () => request.socket.destroy());
  });
  const error = await createClient({ token, baseUrl })
    .POST(path, { body })
    .catch((error) => error);
  expect(error).toBeInstanceOf(NoAnswerError);
  expect(error).toMatchObject({ mayHaveSucceeded: true, cause: expect.any(TypeError) });
  expect(error.message).toContain("may have succeeded");
  expect(attempts).toBe(1);
});

test("where nobody listens, the error says so", async () => {
  const host = `127.0.0.1:${await freePort()}`;
  const call = createClient({ token, baseUrl: `http://${host}` }).POST(path, { body });
  await expect(call).rejects.toThrow(`ECONNREFUSED ${host}`);
});

test.each([{ timeout: 500 }, { timeout: { attempt: 500 } }, { timeout: { total: 500 } }])(
  "without an answer in time ($timeout), the error says so, and nothing is sent again",
  async (options) => {
    let attempts = 0;
    const baseUrl = await serve(() => attempts++);
    const error = await createClient({ token, baseUrl, ...options })
      .POST(path, { body })
      .catch((error) => error);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error.cause).toMatchObject({ name: "TimeoutError" });
    expect(error.message).toContain("may have succeeded");
    expect(attempts).toBe(1);
  },
);

test("the time limit also ends an answer that does not end", async () => {
  const baseUrl = await serve((_, response) => void response.writeHead(200).write("{"));
  const { error } = await createClient({ token, baseUrl }).POST(path, { body, timeout: 1000 });
  expect(error).toMatchObject({ status: 200, mayHaveSucceeded: true, cause: { name: "TimeoutError" } });
});

test("a fetch that pays no heed to its signal is cut off all the same", async () => {
  const videosdk = createClient({ token, fetch: () => new Promise(() => {}) });
  const timedOut = await videosdk.POST(path, { body, timeout: 20 }).catch((error) => error);
  expect(timedOut).toBeInstanceOf(NoAnswerError);
  expect(timedOut.cause).toMatchObject({ name: "TimeoutError" });

  const reason = new Error("enough");
  const signal = AbortSignal.abort(reason);
  await expect(videosdk.POST(path, { body, signal })).rejects.toBe(reason);
});

test("an aborted call ends with the signal's reason, while it waits for an answer", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const baseUrl = await serve(() => controller.abort(reason));
  const call = createClient({ token, baseUrl }).POST(path, { body, signal: controller.signal });
  await expect(call).rejects.toBe(reason);
});

function answeredWith(response: Response | (() => Response)) {
  const fetch = async () => (typeof response === "function" ? response() : response);
  return createClient({ token, fetch, retry: false }).POST(path, { body });
}
