import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { Agent, get, request as httpRequest } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, describe, expect, onTestFinished, test } from "vitest";
import { type SeenRequest, startMock } from "../../scripts/mock/start-mock.js";
import { Requests } from "../../scripts/mock/watch/requests.js";
import { jwt } from "../jwt.js";
import { programTest } from "../program.js";
import { succeed } from "../run.js";
import { temporaryFolder } from "../temporary-folder.js";
import { answeredInOrder, create as createBytes, open } from "./raw.js";
import { call, number, operation, post, valid } from "./requests.js";

const [a, b] = [number(1), number(2)];
const mock = await startMock({ port: 0 });
afterAll(() => mock.close());
afterEach(() => mock.reset());

const create = (phoneNumbers = [a], headers = {}) => post(mock.url, valid(phoneNumbers), headers);
const control = (method: string, path: string, options = {}) => call(mock.url, method, `/__mock/${path}`, options);
const secret = { username: "sip-user", password: "s3cret-s3cret" };
const withSecret = (e164 = a) => ({ ...valid([e164]), outbound: { ...valid([e164]).outbound, auth: secret } });

describe("mock.requests", () => {
  test("holds what was asked and how it ended, in order", async () => {
    await create([a]);
    await create([a]);
    await post(mock.url, {});
    await create([b], { authorization: "Bearer x" });
    await call(mock.url, "GET", `${operation.path}?page=1&token=t0ken`);
    await call(mock.url, "GET", "/nowhere");
    expect(
      mock.requests.map(({ operation, account, status, outcome }) => [operation, account, status, outcome]),
    ).toEqual([
      ["createPhoneNumbers", "a-token", 200, "created"],
      ["createPhoneNumbers", "a-token", 400, "alreadyAttached"],
      ["createPhoneNumbers", "a-token", 400, "invalidRequest"],
      ["createPhoneNumbers", undefined, 401, "prefixedToken"],
      ["listPhoneNumbers", "a-token", 200, "listed"],
      [undefined, undefined, 404, "not found"],
    ]);
    expect(mock.requests[0]).toMatchObject({ method: "POST", path: operation.path, body: { phoneNumbers: [a] } });
    expect(mock.requests[1]?.message).toContain(a);
    expect(mock.requests[4]?.query).toEqual({ page: "1" });
    expect(mock.requests.map(({ id }) => id)).toEqual(
      [...mock.requests.keys()].map((index) => (mock.requests[0]?.id ?? 0) + index),
    );
  });

  test("holds no password, whatever the case of its field", async () => {
    await post(mock.url, withSecret());
    await post(mock.url, { ...valid([b]), extra: [{ PassWord: "s3cret-s3cret" }] });
    expect(mock.requests).toHaveLength(2);
    expect(JSON.stringify(mock.requests)).toContain("sip-user");
    expect(JSON.stringify(mock.requests)).not.toContain("s3cret");
  });

  test("holds no password of a response either, which the caller of the API sees", async () => {
    await post(mock.url, withSecret());
    const got = await call(mock.url, "GET", `${operation.path}/${encodeURIComponent(a)}`);
    expect(got.body).toMatchObject({ outbound: { auth: secret } });
    expect(mock.requests.at(-1)?.answer).toMatchObject({
      outbound: { auth: { username: "sip-user", password: "***" } },
    });
    expect(mock.numbers("a-token").numbers[0]?.outbound?.auth).toEqual({ username: "sip-user", password: "***" });
    expect(JSON.stringify((await control("GET", "numbers")).body)).not.toContain("s3cret");
    expect(JSON.stringify((await control("GET", "requests")).body)).not.toContain("s3cret");
  });

  test("holds no large body", async () => {
    await create(Array.from({ length: 10_000 }, (_, index) => `+1202555${1000 + index}`));
    expect(mock.requests).toMatchObject([{ status: 200, body: undefined }]);
  });

  test("holds the latest thousand, and no more than a few megabytes", () => {
    const [seen] = mock.requests;
    const requests = new Requests();
    const add = (bytes: number) => requests.add({ ...(seen as SeenRequest) }, bytes);
    for (let index = 0; index < 3000; index++) add(100);
    expect(requests.all().length).toBeGreaterThanOrEqual(1000);
    expect(requests.all().length).toBeLessThanOrEqual(1250);
    for (let index = 0; index < 1000; index++) add(64 * 1024);
    expect(requests.all().length).toBeLessThan(100);
    expect(requests.all().length).toBeGreaterThan(10);
  });

  test("holds no more of queries and of accounts than of bodies", async () => {
    const query = `search=${"x".repeat(6000)}`;
    const requests = Array.from(
      { length: 600 },
      (_, index) =>
        `GET ${operation.path}?${query} HTTP/1.1\r\nHost: mock\r\nAuthorization: ${index}${"y".repeat(6000)}\r\n\r\n`,
    );
    expect(new Set(await answeredInOrder(mock.url, ...requests))).toEqual(new Set([200]));
    expect(mock.requests.length).toBeGreaterThan(100);
    expect(JSON.stringify(mock.requests).length).toBeLessThan(5_000_000);
  });

  test("tells of a client that hung up", async () => {
    mock.next("slow");
    const socket = await open(mock.url);
    socket.write(createBytes("a-token", a));
    await expect.poll(() => mock.numbers("a-token").numbers.length).toBe(1);
    socket.destroy();
    await expect.poll(() => mock.requests[0]).toMatchObject({ status: undefined, outcome: "the client hung up" });
  });
});

describe("mock.nextRequest", () => {
  test("waits for the next request that fits", async () => {
    await create([a]);
    const next = mock.nextRequest({ operation: "createPhoneNumbers", status: 400 });
    await call(mock.url, "GET", operation.path);
    await create([b]);
    await create([b]);
    expect(await next).toMatchObject({ outcome: "alreadyAttached", body: { phoneNumbers: [b] } });
  });

  test("takes a function, and ends with the signal's reason", async () => {
    const next = mock.nextRequest(({ path }) => path.endsWith("detach"));
    const stop = new AbortController();
    const never = expect(mock.nextRequest({ account: "nobody" }, { signal: stop.signal })).rejects.toThrow("enough");
    await call(mock.url, "POST", `${operation.path}/detach`, { body: { phoneNumber: a } });
    expect(await next).toMatchObject({ operation: "detachPhoneNumber", status: 404 });
    stop.abort(new Error("enough"));
    await never;
  });
});

test("mock.numbers shows an account's numbers and the gateways that were left empty", async () => {
  await create([a, b]);
  await call(mock.url, "POST", `${operation.path}/detach`, { body: { phoneNumber: a } });
  await call(mock.url, "POST", `${operation.path}/detach`, { body: { phoneNumber: b } });
  await create([b]);
  const { numbers, emptied } = mock.numbers("a-token");
  expect(numbers.map(({ phoneNumber, inbound }) => [phoneNumber.e164, inbound !== null])).toEqual([
    [a, false],
    [b, true],
  ]);
  expect(emptied.map(({ id, numbers }) => [id, numbers])).toEqual([
    [expect.stringMatching(/^gw_inbound_/), []],
    [expect.stringMatching(/^gw_outbound_/), []],
  ]);
  expect(mock.numbers("nobody")).toEqual({ numbers: [], emptied: [] });
});

describe("the control path", () => {
  test("has a health path that takes no token", async () => {
    const response = await fetch(`${mock.url}/__mock/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
  });

  test("makes the next requests of the token's account fail", async () => {
    const body = { failure: [{ status: 503 }, { status: 429, retryAfter: 1 }], operation: "createPhoneNumbers" };
    expect(await control("POST", "next", { body })).toEqual({ status: 200, body: { waiting: 2 } });
    expect((await create([a], { authorization: "other" })).status).toBe(200);
    expect((await call(mock.url, "GET", operation.path)).status).toBe(200);
    expect([(await create()).status, (await create()).status, (await create()).status]).toEqual([503, 429, 200]);
  });

  test("shows the requests and numbers of the token's account, and of no other", async () => {
    await create([a]);
    await create([b], { authorization: "other" });
    const requests = await control("GET", "requests?operation=createPhoneNumbers&status=200");
    expect(requests.body.data).toHaveLength(1);
    expect(requests.body.data[0]).toMatchObject({ operation: "createPhoneNumbers", body: { phoneNumbers: [a] } });
    const numbers = await control("GET", "numbers");
    expect(numbers.body.numbers.map(({ phoneNumber }: { phoneNumber: { e164: string } }) => phoneNumber.e164)).toEqual([
      a,
    ]);
    expect(JSON.stringify([requests, numbers])).not.toContain("a-token");
  });

  test("waits for the next request that fits", async () => {
    let outcome: string | undefined;
    void control("GET", "requests/next?outcome=alreadyAttached").then(({ body }) => {
      outcome = body.outcome;
    });
    const createdAgain = async () => {
      await create();
      return outcome;
    };
    await expect.poll(createdAgain, { timeout: 9000 }).toBe("alreadyAttached");
    expect((await control("GET", "requests/next?timeout=20")).status).toBe(408);
  });

  test("an account is that of the JWT's claim", async () => {
    const token = jwt({ apikey: "my-key" });
    await create([a], { authorization: token });
    expect((await control("GET", "numbers", { headers: { authorization: token } })).body.numbers).toHaveLength(1);
    expect((await control("GET", "numbers", { headers: { authorization: "my-key" } })).body.numbers).toHaveLength(1);
  });

  test.each([
    ["GET", "requests"],
    ["GET", "numbers"],
    ["GET", "requests/next"],
    ["POST", "next"],
  ])("%s %s asks for a token", async (method, path) => {
    for (const authorization of ["", "Bearer x"]) {
      expect((await control(method, path, { headers: { authorization } })).status).toBe(401);
    }
  });

  test.each([
    ["POST", "next", { failure: "explode" }, 400, /hangUp/],
    ["POST", "next", { failure: "hangUp", operation: "fly" }, 400, /createPhoneNumbers/],
    ["POST", "next", { failure: "hangUp", times: 3 }, 400, /times/],
    ["POST", "next", [], 400, /object/],
    ["POST", "nowhere", {}, 404, /nothing/],
    ["GET", "next", undefined, 405, /POST/],
    ["GET", "requests/next?timeout=soon", undefined, 400, /milliseconds/],
  ])("refuses %s %s with %j", async (method, path, body, status, message) => {
    expect(await control(method, path, { body })).toMatchObject({
      status,
      body: { message: expect.stringMatching(message) },
    });
  });

  test("keeps only so many failures", async () => {
    const failure = Array.from({ length: 9000 }, () => "slow");
    expect(await control("POST", "next", { body: { failure } })).toMatchObject({ status: 200 });
    for (const failures of [failure, [...Array(14)].flatMap(() => failure)]) {
      expect(await control("POST", "next", { body: { failure: failures } })).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining("10000 failures") },
      });
    }
    expect(() => mock.next([...Array(14)].flatMap(() => failure) as "slow"[])).toThrow("10000 failures");
  });

  test("tells only so many pages at once", async () => {
    const pages = new AbortController();
    const follow = () => fetch(`${mock.url}/__mock/page/events`, { signal: pages.signal });
    // Whoever lets go of a response closes its connection.
    const followed = await Promise.all(Array.from({ length: 20 }, follow));
    const refused = await follow();
    expect([refused.status, await refused.json()]).toEqual([503, { message: expect.stringContaining("20 pages") }]);
    expect(new Set(followed.map(({ status }) => status))).toEqual(new Set([200]));
    pages.abort();
    await expect.poll(async () => (await fetch(`${mock.url}/__mock/page/events`)).status).toBe(200);
  });

  test("is no part of the API, nor of the log", async () => {
    await control("GET", "numbers");
    expect(mock.requests).toEqual([]);
    expect((await call(mock.url, "GET", "/__mocked")).body.message).toContain(operation.path);
  });
});

describe("only this machine's own programs and pages", () => {
  const paths = ["/", "/__mock/numbers", "/__mock/page/events", "/__mock/page/page.js"];

  /** The status that a request with these headers gets; `fetch` would not send some of them. */
  function statusFor(path: string, headers: Record<string, string>): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(mock.url + path, { headers: { authorization: "a-token", ...headers } });
      request.on("response", (response) => {
        resolve(response.statusCode);
        response.destroy();
      });
      request.on("error", reject).end();
    });
  }

  test.each([
    "attacker.example",
    "attacker.example:4010",
    "127.0.0.1.attacker.example",
    "localhost.attacker.example",
    "10.0.0.1",
    "[::2]",
    "user@127.0.0.1",
  ])("a host name that leads here from elsewhere, %j, is refused", async (host) => {
    for (const path of paths) expect(await statusFor(path, { host })).toBeGreaterThanOrEqual(400);
  });

  test.each([
    { origin: "http://attacker.example" },
    { origin: "null" },
    { origin: "https://127.0.0.1" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("a page of another site, %j, is refused", async (headers) => {
    for (const path of paths) expect(await statusFor(path, headers)).toBe(403);
  });

  test("no other origin is allowed to read it", async () => {
    const response = await fetch(`${mock.url}/__mock/numbers`, {
      headers: { origin: "http://attacker.example", [operation.authHeader]: "a-token" },
    });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("the mock's own page and names of this machine are taken", async () => {
    const { host, port } = new URL(mock.url);
    const own = { origin: `http://${host}`, "sec-fetch-site": "same-origin" };
    for (const path of paths) expect(await statusFor(path, own)).toBe(200);
    for (const name of [`localhost:${port}`, `mock.localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect(await statusFor("/__mock/health", { host: name })).toBe(200);
    }
  });

  test("the page allows nothing but what the mock serves", async () => {
    const policy = (await fetch(`${mock.url}/`)).headers.get("content-security-policy");
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("http");
  });
});

test("--record: what was answered is a HAR at any time, without a secret", async () => {
  const folder = await temporaryFolder(onTestFinished);
  const file = join(folder, "mock.har");
  const recorded = await startMock({ port: 0, record: file });
  const entries = async () => JSON.parse(await readFile(file, "utf8")).log.entries;
  try {
    expect(await entries()).toEqual([]);
    await post(recorded.url, withSecret(), { authorization: "t0ken-t0ken" });
    const found = await call(recorded.url, "GET", `${operation.path}?search=${encodeURIComponent(a)}&key=t0ken-t0ken`, {
      headers: { authorization: "t0ken-t0ken" },
    });
    expect(JSON.stringify(found.body)).toContain("s3cret");
    recorded.next("hangUp");
    await post(recorded.url, valid([b])).catch(() => {});
    await expect.poll(async () => (await entries()).length).toBe(3);
    await Promise.all(Array.from({ length: 50 }, () => call(recorded.url, "GET", operation.path)));
    await recorded.close();
    const text = await readFile(file, "utf8");
    const har = JSON.parse(text);
    expect(har.log).toMatchObject({ version: "1.2", creator: { name: "videosdk-sip-contract" } });
    expect(har.log.entries).toHaveLength(53);
    expect(har.log.entries[0]).toMatchObject({
      request: { method: "POST", url: recorded.url + operation.path, postData: { mimeType: "application/json" } },
      response: { status: 200, statusText: "OK", content: { mimeType: "application/json" } },
    });
    expect(har.log.entries[1].request.queryString).toEqual([{ name: "search", value: a }]);
    expect(har.log.entries[2].response.status).toBe(0);
    expect(text).not.toMatch(/s3cret|t0ken/);
  } finally {
    await recorded.close().catch(() => {});
  }
});

describe("finish", () => {
  /** A mock with a request under way, which is answered after so many milliseconds. */
  async function underWay(slow: number) {
    const ending = await startMock({ port: 0 });
    ending.next({ slow });
    const answer = post(ending.url, valid([a])).then(
      ({ status }) => status,
      () => "cut off",
    );
    await expect.poll(() => ending.numbers("a-token").numbers.length).toBe(1);
    return { ending, answer };
  }

  test("answers the requests under way within its grace", async () => {
    const { ending, answer } = await underWay(100);
    const events = await fetch(`${ending.url}/__mock/page/events`);
    await ending.finish(60_000);
    expect(await answer).toBe(200);
    await events.text();
  });

  test("responds to each keep-alive connection once more at most, and says that it ends", async () => {
    const ending = await startMock({ port: 0 });
    const agent = new Agent({ keepAlive: true });
    let isEnding = false;
    const last: (string | undefined)[] = [];
    const client = async () => {
      for (;;) {
        const [response] = await once(get(`${ending.url}/__mock/health`, { agent }), "response");
        await text(response);
        if (isEnding) last.push(response.headers.connection);
      }
    };
    const clients = Array.from({ length: 8 }, () => client().catch(() => "ended"));
    await expect.poll(() => Object.values(agent.freeSockets).length + Object.values(agent.sockets).length).toBe(1);
    isEnding = true;
    const began = performance.now();
    await ending.finish(20_000);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await Promise.all(clients)).toEqual(clients.map(() => "ended"));
    expect(last.length).toBeLessThanOrEqual(clients.length);
    expect(last.filter((connection) => connection !== "close")).toEqual([]);
    agent.destroy();
  });

  test("cuts off those that take longer", async () => {
    const { ending, answer } = await underWay(600_000);
    await ending.finish(20);
    expect(await answer).toBe("cut off");
  });
});

programTest("a test in Python drives the control path", "python3", async () => {
  await succeed(".", "env", `MOCK=${mock.url}`, "python3", "test/mock/control.py");
});
