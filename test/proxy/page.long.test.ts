/** The proxy's page shows what passes through the proxy. */
import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { type RunningProxy, startProxy } from "../../scripts/proxy/start-proxy.js";
import { browserTest, openBrowser } from "../browser.js";
import { createBody, fictional, record } from "../check/recorded/traffic.js";
import { chromiumIsThere } from "../chromium.js";
import { serve } from "../serve.js";

const path = "/v2/sip/phone-numbers";
const token = "a-secret-token-of-mine";
const [a = "", b = "", c = ""] = fictional(3);
const mock = await startMock({ port: 0 });
let proxy: RunningProxy;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (chromiumIsThere) browser = await openBrowser();
});
afterEach(async () => {
  mock.reset();
  await page?.context().close();
  await proxy.close();
});
afterAll(async () => {
  await browser?.close();
  await mock.close();
});

/** Opens the page of a proxy to this server. */
async function open(upstream = mock.url): Promise<void> {
  proxy = await startProxy({ upstream, port: 0, page: 0 });
  page = await (await browser.newContext()).newPage();
  await page.goto(`${proxy.page}/`);
  await page.getByText("Live").waitFor();
}

const create = (numbers: string[], fields = {}) =>
  record(proxy.url, "POST", path, { token, body: { ...createBody(numbers), ...fields } });
const rows = () => page.locator("#list > li");
const pair = (name: string) => page.getByRole("group", { name });

/** The first that the page is told. */
async function told(): Promise<string> {
  const request = get(`${proxy.page}/__mock/page/events`);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const [chunk] = (await once(response.setEncoding("utf8"), "data")) as [string];
  request.destroy();
  return chunk;
}

browserTest("shows numbers and gateways as far as responses told, and nothing to press", async () => {
  await open();
  await create([a, b], { isShared: true });
  await create([c], { isShared: false });
  await pair("2 numbers share this pair").getByText(b).waitFor();
  await pair("A pair of its own").getByText(c, { exact: true }).waitFor();
  await pair("2 numbers share this pair").getByText("of request 1").first().waitFor();
  await record(proxy.url, "GET", `${path}/${encodeURIComponent(a)}`, { token });
  const shared = mock.numbers(token).numbers.find(({ phoneNumber }) => phoneNumber.e164 === a);
  await page.getByText(`${shared?.inbound?.id}`).waitFor();
  await pair("2 numbers share this pair").getByText(b).waitFor();
  const address = pair("2 numbers share this pair").getByText(`${shared?.outbound?.address}`).first();
  await address.waitFor();
  const update = { token, body: { address: "new.example.com" } };
  await record(proxy.url, "PATCH", `${path}/gateways/${shared?.outbound?.id}`, update);
  await address.waitFor({ state: "detached" });
  await record(proxy.url, "GET", `${path}?perPage=20`, { token });
  await page.getByText("of request").first().waitFor({ state: "detached" });
  await record(proxy.url, "POST", `${path}/detach`, { token, body: { phoneNumber: c } });
  await pair("Attached to nothing").getByText(c).waitFor();
  const id = mock.numbers(token).numbers.find(({ phoneNumber }) => phoneNumber.e164 === c)?.phoneNumber.phoneNumberId;
  await record(proxy.url, "POST", `${path}/${id}/release`, { token });
  await page.locator("#accounts").getByText(c).waitFor({ state: "detached" });
  expect(await page.locator("#accounts").innerText()).toContain("2 numbers");
  expect(await page.getByRole("button").count()).toBe(0);
});

browserTest("shows each exchange with its verdict, the caller's mistakes, and a curl line to the server", async () => {
  await open();
  await create([a]);
  await create([a], { name: 5 });
  await record(proxy.url, "GET", "/elsewhere", { token });
  await rows().nth(2).waitFor();
  await page.getByText("not described").waitFor();
  await rows().nth(2).getByText("as guaranteed").waitFor();
  await rows().nth(1).locator("summary").click();
  await rows().nth(1).getByText("your request: name").waitFor();
  await rows().nth(1).getByText(`curl --request POST ${mock.url}${path}`).waitFor();
  expect(await page.locator("body").innerText()).not.toMatch(/secret-of-the-desk|a-secret-token/);
  expect(await told()).not.toMatch(/secret-of-the-desk|a-secret-token/);
});

browserTest("marks a response that is not as guaranteed, also when only a later one shows it", async () => {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(200, { "Content-Type": "application/json" }).end('{"message":"Done, a-secret-token-of-mine"}');
    });
  });
  await open(await serve(server));
  await create([a]);
  await rows().first().waitFor();
  await rows().first().locator("summary").click();
  await create([a]);
  const broken = page.locator(".outcome.bad");
  await broken.waitFor();
  expect(await broken.innerText()).toBe("broken");
  await rows().first().locator("summary").click();
  await rows().first().getByText("already-attached: expected status 400").waitFor();
  // A row that was opened stays open when more is known of it.
  expect(await rows().nth(1).locator("details").getAttribute("open")).not.toBeNull();
  expect(await page.locator("body").innerText()).not.toContain(token);
});

browserTest("has no fault that axe finds, and is no wider than a phone: light or dark", async () => {
  await open();
  await create([a, b], { isShared: true });
  await create([c], { isShared: false });
  await record(proxy.url, "POST", `${path}/detach`, { token, body: { phoneNumber: c } });
  await pair("Attached to nothing").waitFor();
  await rows().first().locator("summary").click();
  await page.setViewportSize({ width: 360, height: 780 });
  await page.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      colorScheme,
    ).toEqual([]);
  }
  expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("is for this machine's own browser: other sites, other host names and other methods are refused", async () => {
  proxy = await startProxy({ upstream: mock.url, port: 0, page: 0 });
  const ask = async (headers: Record<string, string>, method = "GET") => {
    const request = get(`${proxy.page}/__mock/page/events`, { headers, method });
    const [response] = (await once(request, "response")) as [IncomingMessage];
    request.destroy();
    return response.statusCode;
  };
  expect(await ask({ host: "other.example" })).toBe(403);
  expect(await ask({ origin: "http://other.example" })).toBe(403);
  expect(await ask({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await ask({}, "POST")).toBe(405);
  expect(await ask({})).toBe(200);
});

test("the proxy's own port passes the page's paths on to the server", async () => {
  proxy = await startProxy({ upstream: mock.url, port: 0, page: 0 });
  const [own, behind] = await Promise.all([
    fetch(`${proxy.url}/__mock/health`).then((response) => response.json()),
    fetch(`${proxy.page}/__mock/health`),
  ]);
  expect(own).toEqual({ status: "ok" });
  expect(behind.status).toBe(404);
});

test("a port that is taken is named, and nothing stays open", async () => {
  proxy = await startProxy({ upstream: mock.url, port: 0 });
  expect(proxy.page).toBeUndefined();
  const taken = Number(new URL(mock.url).port);
  await expect(startProxy({ upstream: mock.url, port: 0, page: taken })).rejects.toThrow(
    `Cannot listen on 127.0.0.1, port ${taken}`,
  );
});

test("the content of hostile responses is shown shortened", async () => {
  const long = "x".repeat(200_000);
  const entry = { phoneNumber: { e164: a, name: long, phoneNumberId: long }, inbound: { id: long }, outbound: [long] };
  const server = createServer((_, response) =>
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ data: [entry, null, 5] })),
  );
  proxy = await startProxy({ upstream: await serve(server), port: 0, page: 0 });
  await record(proxy.url, "GET", path, { token });
  await proxy.report();
  const text = await told();
  expect(text).toContain(a);
  expect(text.length).toBeLessThan(5_000);
});
