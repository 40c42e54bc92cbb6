import { afterAll, afterEach, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { jwt } from "../jwt.js";
import { number, operation, post, statuses, valid } from "./requests.js";

const [a, b, c] = [number(1), number(2), number(3)];
const mock = await startMock({ port: 0 });
afterAll(mock.close);
afterEach(mock.reset);

const send = (body: unknown, headers?: Record<string, string>) => post(mock.url, body, headers);

test("answers a create with the document's example", async () => {
  const { status, message, headers } = await send(valid([a]));
  expect({ status, body: { message } }).toEqual({
    status: 200,
    body: operation.responses["200"]?.content?.examples.created,
  });
  expect(headers.get("content-type")).toBe("application/json");
});

test.each(Object.entries(operation.requestBody.examples))(
  "takes the document's request example %s",
  async (_, body) => {
    expect((await send(body)).status).toBe(200);
  },
);

test("refuses an attached number, names it, and creates nothing", async () => {
  await send(valid([a]));
  const refused = await send(valid([b, a]));
  expect(refused.status).toBe(400);
  expect(refused.message).toContain(a);
  expect(refused.message).not.toContain(b);
  expect((await send(valid([b]))).status).toBe(200);
});

test("attaches every number of a request", async () => {
  await send(valid([a, b]));
  expect(await statuses([send(valid([a])), send(valid([b]))])).toEqual([400, 400]);
});

test("an invalid request attaches nothing", async () => {
  expect((await send({ ...valid([c]), name: undefined })).status).toBe(400);
  expect((await send(valid([c]))).status).toBe(200);
});

test("tokens are accounts of their own", async () => {
  await send(valid([a]), { authorization: "one" });
  expect((await send(valid([a]), { authorization: "other" })).status).toBe(200);
});

test("JWTs with the same apikey claim are one account", async () => {
  const tokenOf = (apikey: string, jti: string) => jwt({ apikey, jti });
  await send(valid([a]), { authorization: tokenOf("mine", "1") });
  expect((await send(valid([a]), { authorization: tokenOf("mine", "2") })).status).toBe(400);
  expect((await send(valid([a]), { authorization: tokenOf("yours", "1") })).status).toBe(200);
});

test("takes thousands of numbers in one request", async () => {
  const numbers = Array.from({ length: 50_000 }, (_, index) => `+1202${5550000 + index}`);
  expect((await send(valid(numbers, { isShared: false }))).status).toBe(200);
  expect((await send(valid(numbers.slice(-1)))).status).toBe(400);
});

test("reset forgets everything", async () => {
  await send(valid([a]));
  mock.reset();
  expect((await send(valid([a]))).status).toBe(200);
});

test("stateless, every valid request succeeds and an invalid one does not", async () => {
  const stateless = await startMock({ port: 0, stateless: true });
  const answers = [valid([a]), valid([a]), {}].map((body) => post(stateless.url, body));
  expect(await statuses(answers)).toEqual([200, 200, 400]);
  await stateless.close();
});

test("close frees the port at once, with requests under way", async () => {
  const slow = await startMock({ port: 0, latency: 60_000 });
  const port = Number(new URL(slow.url).port);
  const underWay = post(slow.url, valid([a])).catch(() => "cut off");
  await expect
    .poll(() =>
      post(slow.url, valid([a])).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(409);
  await slow.close();
  expect(await underWay).toBe("cut off");
  const next = await startMock({ port });
  await next.close();
});

test("a taken port is refused with the way out", async () => {
  const port = Number(new URL(mock.url).port);
  await expect(startMock({ port })).rejects.toThrow(/choose another port/);
  await expect(startMock({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
