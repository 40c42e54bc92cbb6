/** The installed package beside the tools that people test and watch their calls with: each in a process of its own. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diagnostics, resolutions, strict } from "../client/compile.js";
import { run } from "../run.js";
import { shared } from "../shared.js";
import { temporaryFolder } from "../temporary-folder.js";
import { projectWith } from "./add.js";

const { tarball } = await shared("installation");
const folder = await temporaryFolder(afterAll);

beforeAll(async () => {
  await projectWith(
    folder,
    tarball,
    "jest@30",
    "vitest@4",
    "jsdom@29",
    "happy-dom@21",
    "msw@2",
    // 15 needs Node 22.
    "nock@14",
    // As Node 20 has it built in.
    "undici@6",
    "node-fetch-2@npm:node-fetch@2",
    "node-fetch-3@npm:node-fetch@3",
    "@opentelemetry/instrumentation-undici@0.33",
    "@opentelemetry/sdk-trace-node@2",
    "pino@9",
    "whatwg-fetch@3",
    "openapi-react-query@0.5",
    "@tanstack/react-query@5",
    "react@19",
  );
});
const nodeRuns = (...args: string[]) => run(folder, process.execPath, ...args);

/** Two calls: with the path's parameters alone, and with a body and options. Neither number is known to a fresh mock. */
const calls = `
const calls = (client) => [
  client.getPhoneNumber("+12125550100"),
  client.detachPhoneNumber("+12125550100", { timeout: 20_000, signal: new AbortController().signal }),
];
const ends = (client, end) => Promise.all(calls(client).map((call) => call.catch(end)));
const codes = (client) => ends(client, ({ code }) => code);
const messages = (client) => ends(client, ({ body }) => body?.message);
`;

test("Jest, as it is set by default, requires the client and the mock", async () => {
  await writeFile(
    join(folder, "jest.test.js"),
    `
const { createClient } = require("videosdk-sip-contract");
const { startMock } = require("videosdk-sip-contract/mock");
${calls}
test("a call reaches the mock", async () => {
  const mock = await startMock({ port: 0 });
  const ended = await codes(createClient({ token: "any", baseUrl: mock.url }));
  await mock.close();
  expect(ended).toEqual(["notFound", "notFound"]);
});
test("a mock in this process goes on under fake timers", async () => {
  jest.useFakeTimers();
  const mock = await startMock({ port: 0 });
  mock.next({ slow: 10 });
  const headers = { authorization: "me" };
  const { status } = await fetch(mock.url + "/v2/sip/phone-numbers", { headers });
  await mock.close();
  expect(status).toBe(200);
});`,
  );
  const { code, stderr } = await nodeRuns("node_modules/jest/bin/jest.js", "--runTestsByPath", "jest.test.js");
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("2 passed") });
});

test.each([
  ["mjs", 'import { mock as fake } from "node:test"; import { startMock } from "videosdk-sip-contract/mock";'],
  ["cjs", 'const { mock: fake } = require("node:test"); const { startMock } = require("videosdk-sip-contract/mock");'],
])("under node:test's fake timers, a mock in the same process goes on, in %s", async (extension, imports) => {
  await writeFile(
    join(folder, `fake-timers.${extension}`),
    `
${imports}
(async () => {
  const mock = await startMock({ port: 0, latency: 5 });
  fake.timers.enable();
  mock.next({ slow: 10 });
  const { status } = await fetch(mock.url + "/v2/sip/phone-numbers", { headers: { authorization: "me" } });
  await mock.close();
  console.log(status);
})();`,
  );
  const { code, stdout, stderr } = await nodeRuns(`fake-timers.${extension}`);
  expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: "200\n" });
});

test.each(["node", "jsdom", "happy-dom"])(
  "in Vitest's environment %s, calls reach a stub of fetch and the mock",
  async (environment) => {
    const name = `vitest-${environment}`;
    await writeFile(
      join(folder, `${name}.test.mjs`),
      `
import { createClient } from "videosdk-sip-contract";
import { startMock } from "videosdk-sip-contract/mock";
import { expect, onTestFinished, test, vi } from "vitest";
${calls}
test("a stub of fetch", async () => {
  vi.stubGlobal("fetch", async (...args) =>
    Response.json({ message: [args.length, args[0].method, args[0].url].join(" ") }, { status: 404 }));
  onTestFinished(() => vi.unstubAllGlobals());
  expect(await messages(createClient({ token: "any", baseUrl: "https://stub.example" }))).toEqual([
    "1 GET https://stub.example/v2/sip/phone-numbers/%2B12125550100",
    "1 POST https://stub.example/v2/sip/phone-numbers/detach",
  ]);
});
test("the mock", async () => {
  const mock = await startMock({ port: 0 });
  onTestFinished(() => mock.close());
  expect(await codes(createClient({ token: "any", baseUrl: mock.url }))).toEqual(["notFound", "notFound"]);
});`,
    );
    const vitest = ["node_modules/vitest/vitest.mjs", "run", "--root", folder, "--environment", environment];
    const { code, stdout, stderr } = await nodeRuns(...vitest, `${name}.test.mjs`);
    expect({ code, output: stdout + stderr }).toEqual({ code: 0, output: expect.stringMatching(/2.*passed/) });
  },
);

const answers = JSON.stringify({ get: { message: "for GET" }, post: { message: "for POST" } });
const interceptors = {
  MSW: `
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
const server = setupServer(
  http.get(origin + "/v2/sip/phone-numbers/:phoneNumber", () => HttpResponse.json(answers.get, { status: 404 })),
  http.post(origin + "/v2/sip/phone-numbers/detach", () => HttpResponse.json(answers.post, { status: 404 })),
);
server.listen({ onUnhandledRequest: "error" });
`,
  nock: `
import nock from "nock";
nock.disableNetConnect();
nock(origin).get("/v2/sip/phone-numbers/%2B12125550100").reply(404, answers.get);
nock(origin).post("/v2/sip/phone-numbers/detach", { phoneNumber: "+12125550100" }).reply(404, answers.post);
`,
  "undici's MockAgent": `
import { MockAgent, setGlobalDispatcher } from "undici";
const agent = new MockAgent();
agent.disableNetConnect();
setGlobalDispatcher(agent);
const headers = { "content-type": "application/json" };
const pool = agent.get(origin);
pool.intercept({ path: "/v2/sip/phone-numbers/%2B12125550100" }).reply(404, answers.get, { headers });
pool.intercept({ method: "POST", path: "/v2/sip/phone-numbers/detach" }).reply(404, answers.post, { headers });
`,
};

test.each(Object.entries(interceptors))("%s intercepts the calls", async (name, intercept) => {
  const file = `${name.replaceAll(/\W/g, "")}.mjs`;
  const program = `
import { createClient } from "videosdk-sip-contract";
const origin = "https://intercepted.invalid";
const answers = ${answers};
${intercept}
${calls}
console.log(await messages(createClient({ token: "any", baseUrl: origin, retry: false })));
process.exit();`;
  await writeFile(join(folder, file), program);
  expect(await nodeRuns(file)).toEqual({ code: 0, stdout: "[ 'for GET', 'for POST' ]\n", stderr: "" });
});

describe.each(["node-fetch-2", "node-fetch-3", "undici"])("with the fetch of %s", (name) => {
  const program = (options: string, calls: string) => `
import { createServer } from "node:http";
import * as all from "${name}";
import { createClient } from "videosdk-sip-contract";
const { fetch = all.default, Request } = all;
const answers = [409];
let sent = 0;
const server = createServer((request, response) => {
  sent++;
  request.resume().on("end", () => {
    response.writeHead(answers.shift() ?? 200, { "content-type": "application/json" }).end('{"message":"answered"}');
  });
}).listen(0, "127.0.0.1", async () => {
  const baseUrl = "http://127.0.0.1:" + server.address().port;
  const videosdk = createClient({ token: "any", baseUrl, retry: { initialInterval: 1 }, timeout: { attempt: 20_000 }, ${options} });
  const create = (init) => videosdk.raw.POST("/v2/sip/phone-numbers", { body: {}, ...init });
  ${calls}
  server.close();
  server.closeAllConnections();
  process.exit();
});`;

  test("and its Request, calls are retried, and read in each way", async () => {
    const calls = `
  const stream = await create({ parseAs: "stream" });
  let streamed = "";
  for await (const chunk of stream.data) streamed += Buffer.from(chunk);
  const { data } = await create();
  const { data: text } = await create({ parseAs: "text", middleware: [{ onRequest() {} }] });
  console.log(sent, streamed, data.message, text);`;
    await writeFile(join(folder, `${name}.mjs`), program("fetch, Request", calls));
    const answer = '{"message":"answered"}';
    expect(await nodeRuns(`${name}.mjs`)).toEqual({ code: 0, stdout: `4 ${answer} answered ${answer}\n`, stderr: "" });
  });

  test("alone, nothing is sent, and the error says so", async () => {
    const calls = "await create().catch(({ code, mayHaveSucceeded }) => console.log(sent, code, mayHaveSucceeded));";
    await writeFile(join(folder, `${name}-alone.mjs`), program("fetch", calls));
    expect(await nodeRuns(`${name}-alone.mjs`)).toEqual({ code: 0, stdout: "0 noResponse false\n", stderr: "" });
  });
});

test("a proxy that refuses the tunnel, a dispatcher that is closed and one that is closed meanwhile", async () => {
  const program = `
import { once } from "node:events";
import { createServer } from "node:http";
import { Agent, fetch, ProxyAgent, Request } from "undici";
import { createClient } from "videosdk-sip-contract";
const proxy = createServer().on("connect", (_, socket) => socket.end("HTTP/1.1 403 Forbidden\\r\\n\\r\\n")).listen(0, "127.0.0.1");
const meanwhile = new Agent();
const slow = createServer((request) => request.resume().on("end", () => meanwhile.destroy())).listen(0, "127.0.0.1");
await Promise.all([once(proxy, "listening"), once(slow, "listening")]);
const addressOf = (server) => "http://127.0.0.1:" + server.address().port;
const closed = new Agent();
await closed.close();
const refused = new ProxyAgent(addressOf(proxy));
for (const [dispatcher, baseUrl] of [[refused, "https://proxied.invalid"], [closed, addressOf(slow)], [meanwhile, addressOf(slow)]]) {
  for (const own of [{}, { fetch, Request }]) {
    const videosdk = createClient({ token: "any", baseUrl, requestInitExt: { dispatcher }, ...own });
    const { code, mayHaveSucceeded } = await videosdk.detachPhoneNumber("+12125550100").catch((error) => error);
    console.log(code, mayHaveSucceeded);
  }
}
process.exit();`;
  await writeFile(join(folder, "dispatchers.mjs"), program);
  const unsent = "noResponse false\n".repeat(4);
  // The second call finds its dispatcher closed.
  const stdout = `${unsent}noResponse true\nnoResponse false\n`;
  expect(await nodeRuns("dispatchers.mjs")).toEqual({ code: 0, stdout, stderr: "" });
});

test("pino logs an error once, without the body that may hold secrets", async () => {
  const program = `
import pino from "pino";
import { createClient } from "videosdk-sip-contract";
const fetch = async () => Response.json({ message: "No such trunk: a-secret" }, { status: 400 });
const outbound = { sipRegion: "auto", address: "sip.example.com", transport: "udp", auth: { username: "u", password: "a-secret" } };
const body = { name: "n", phoneNumbers: ["+12125550100"], inbound: { sipRegion: "auto" }, outbound };
await createClient({ token: "any", fetch }).createPhoneNumbers(body).catch((error) => pino().error(error));`;
  await writeFile(join(folder, "log.mjs"), program);
  const { stdout } = await nodeRuns("log.mjs");
  const { err } = JSON.parse(stdout);
  expect(err).toMatchObject({ operation: "createPhoneNumbers", code: "refused", status: 400, mayHaveSucceeded: false });
  expect(err.message).toBe("createPhoneNumbers got 400 (refused): No such trunk: …");
  expect(err).not.toHaveProperty("body");
  expect(stdout).not.toContain("a-secret");
});

describe("whatwg-fetch, which React Native has", () => {
  // Its requests show no body, and make no other request once they were read.
  const program = `
import { fetch as _, Headers, Request, Response } from "whatwg-fetch";
import { createClient } from "videosdk-sip-contract";
const sent = [];
const fetch = async (request) => {
  sent.push([request.headers.get("authorization"), await request.text()].join(" "));
  return new Response(sent.length < 3 ? '{"message":"lost"}' : '{"message":"created"}', { status: sent.length < 3 ? 409 : 200 });
};
Object.assign(globalThis, { Headers, Response });
const videosdk = createClient({ token: "any", fetch, Request, retry: { initialInterval: 1 } });
videosdk.raw.use({ onRequest: ({ request }) => new Request(request, { headers: { "content-type": "application/json" } }) });
const { message } = await videosdk.detachPhoneNumber("+12125550100", { retry: { statusCodes: [409], initialInterval: 1 } });
console.log(message, sent.length, new Set(sent).size, sent[0]);`;

  test("middleware that puts a request in place of another, and 409s: each attempt sends the body", async () => {
    await writeFile(join(folder, "whatwg.mjs"), program);
    const stdout = 'created 3 1 any {"phoneNumber":"+12125550100"}\n';
    expect(await nodeRuns("whatwg.mjs")).toEqual({ code: 0, stdout, stderr: "" });
  });
});

test("OpenTelemetry's instrumentation of fetch takes the calls", async () => {
  const program = `
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { createClient } from "videosdk-sip-contract";
import { startMock } from "videosdk-sip-contract/mock";
${calls}
const exporter = new InMemorySpanExporter();
const tracerProvider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
tracerProvider.register();
new UndiciInstrumentation().setTracerProvider(tracerProvider);
const mock = await startMock({ port: 0 });
await messages(createClient({ token: "any", baseUrl: mock.url }));
await mock.close();
const spans = exporter.getFinishedSpans().map(({ name, attributes }) => [name, attributes["http.response.status_code"]].join(" "));
console.log(spans.sort());`;
  await writeFile(join(folder, "spans.mjs"), program);
  expect(await nodeRuns("spans.mjs")).toEqual({ code: 0, stdout: "[ 'GET 404', 'POST 404' ]\n", stderr: "" });
});

describe("openapi-react-query", () => {
  const program = `
import { QueryClient } from "@tanstack/react-query";
import createQueries from "openapi-react-query";
import { createClient } from "videosdk-sip-contract";
import { startMock } from "videosdk-sip-contract/mock";

const mock = await startMock({ port: 0 });
const queries = createQueries(createClient({ token: "any", baseUrl: mock.url }).raw);
const listed = await new QueryClient().fetchQuery(queries.queryOptions("get", "/v2/sip/phone-numbers"));
await mock.close();
console.log(listed.data.length);
`;

  test("queries by the client", async () => {
    await writeFile(join(folder, "query.mjs"), program);
    expect(await nodeRuns("query.mjs")).toEqual({ code: 0, stdout: "0\n", stderr: "" });
  });

  test("takes its types, and knows them", () => {
    const lines = { "query.mts": program, "wrong.mts": `${program}listed.data.misspelt;` };
    const files = Object.fromEntries(Object.entries(lines).map(([name, text]) => [join(folder, name), `${text}`]));
    expect(diagnostics(files, { ...strict, ...resolutions.bundler })).toEqual([
      expect.stringMatching(/wrong\.mts.*misspelt/),
    ]);
  });
});
