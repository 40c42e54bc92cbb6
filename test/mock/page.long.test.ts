/** The mock's page, when what the API was sent is meant to harm whoever looks at it, under load, and as axe sees it. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import { promisify } from "node:util";
import autocannon from "autocannon";
import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { browserTest, openBrowser } from "../browser.js";
import { chromiumIsThere } from "../chromium.js";
import { serve } from "../serve.js";
import { call, number, operation, post, valid } from "./requests.js";

const mock = await startMock({ port: 0 });
afterAll(mock.close);
afterEach(mock.reset);

const [a] = [number(1)];
const many = (count: number) => Array.from({ length: count }, (_, index) => `+1${2_000_000_000 + index}`);
const long = "x".repeat(900_000);
const withAddress = (numbers: string[], address: string) => ({
  ...valid(numbers, { isShared: false }),
  outbound: { ...valid(numbers).outbound, address },
});
const act = (body: object) => call(mock.url, "POST", "/__mock/page/act", { body });

/** The first event of a page. */
async function told() {
  const request = get(`${mock.url}/__mock/page/events`);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  let text = "";
  // Leaving the loop closes the connection.
  for await (const chunk of response.setEncoding("utf8")) {
    text += chunk;
    if (text.includes("\n\n")) break;
  }
  // The first event may include changes that came in the meantime.
  [text = ""] = text.split("\n\n");
  return { text, ...JSON.parse(text.slice("data: ".length)) };
}

describe("a page is told little, whatever there is", () => {
  test.each([
    ["long names", valid(many(60), { name: long, isShared: false })],
    ["long addresses", withAddress(many(60), long)],
    ["a pair of many numbers", valid(many(20_000), { isShared: true })],
  ])("%s", async (_, body) => {
    expect((await post(mock.url, body)).status).toBe(200);
    const { text, changed } = await told();
    expect(changed[0].numbers).toHaveLength(60);
    expect(text.length).toBeLessThan(100_000);
  });

  test("hundreds of accounts", async () => {
    const tokens = Array.from({ length: 300 }, (_, index) => `account-${index}`);
    await Promise.all(tokens.map((authorization) => post(mock.url, valid([a]), { authorization })));
    expect((await told()).order).toHaveLength(20);
  });
});

test.each([
  ["own pairs with long names", valid(many(60), { name: long, isShared: false })],
  ["own pairs with long addresses", withAddress(many(60), long)],
  ["a pair of many numbers", valid(many(20_000), { isShared: true })],
])("numbers that would take hundreds of megabytes as JSON are refused: %s", async (_, body) => {
  await post(mock.url, body);
  for (const path of ["/__mock/numbers", `${operation.path}?perPage=100`]) {
    expect(await call(mock.url, "GET", path)).toMatchObject({ status: 507, body: { message: /these numbers/i } });
  }
  expect((await call(mock.url, "GET", `${operation.path}?perPage=1`)).status).toBe(200);
});

test("so are gateways that were left empty", async () => {
  await post(mock.url, valid(many(20), { name: long, isShared: false }));
  for (const phoneNumber of many(20)) {
    await call(mock.url, "POST", `${operation.path}/detach`, { body: { phoneNumber } });
  }
  expect((await call(mock.url, "GET", "/__mock/numbers")).status).toBe(507);
});

test("a page that was opened after a reset is told of an account that is as it was before", async () => {
  for (let time = 0; time < 2; time++) {
    const { order } = await told();
    expect(order).toEqual([]);
    const request = get(`${mock.url}/__mock/page/events`);
    const [response] = (await once(request, "response")) as [IncomingMessage];
    let text = "";
    for await (const chunk of response.setEncoding("utf8")) {
      text += chunk;
      if (text === chunk) await post(mock.url, valid([a]));
      if (text.split("\n\n").length > 2) break;
    }
    expect(JSON.parse(text.split("\n\n")[1]?.slice("data: ".length) ?? "")).toMatchObject({ changed: [{ total: 1 }] });
    mock.reset();
  }
});

test("a failure for an account that there is not is for no other", async () => {
  expect((await act({ action: "next", failure: "hangUp", account: "0123456789abcdef" })).status).toBe(404);
  expect((await post(mock.url, valid([a]))).status).toBe(200);
});

test("whoever asks only for the headers of the events is no page that is told", async () => {
  for (let index = 0; index < 25; index++) {
    const { status } = await fetch(`${mock.url}/__mock/page/events`, { method: "HEAD" });
    expect(status).toBe(200);
  }
});

test("the curl line names no variable that a request chose, and sends the same body again", async () => {
  const name = "\ue000HOME\ue000 $HOME `id` 'x' \u202e\u0007\u{e0001}!!";
  await post(mock.url, valid([a], { name }));
  const [{ curl }] = (await told()).requests;
  expect(curl).toMatch(/^[\x20-\x7e]+$/);
  const asFunction = `curl() { while [ "$1" != --data-raw ]; do shift; done; printf %s "$2"; }; ${curl}`;
  const { stdout } = await promisify(execFile)("sh", ["-c", asFunction]);
  expect(JSON.parse(stdout).name).toBe(name);
});

describe("in a browser", () => {
  const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 780 } };
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    if (!chromiumIsThere) return;
    browser = await openBrowser();
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  async function open(): Promise<void> {
    await page.goto(mock.url);
    await page.locator("body[data-ready]").waitFor();
    await page.getByText("Live").first().waitFor();
  }

  browserTest("stays usable through a thousand requests", async () => {
    await open();
    const headers = { [operation.authHeader]: "a-token" };
    const { errors, non2xx } = await autocannon({
      url: mock.url + operation.path,
      headers,
      connections: 10,
      amount: 1000,
    });
    expect([errors, non2xx]).toEqual([0, 0]);
    await post(mock.url, valid([a]));
    await page.locator("#accounts").getByText(a).waitFor();
    await page.getByRole("button", { name: `Detach ${a}` }).click();
    await page.getByRole("group", { name: "Attached to nothing" }).waitFor();
    expect(await page.locator("#list > li").count()).toBeLessThanOrEqual(200);
  });

  browserTest(
    "has no fault that axe finds, and is no wider than the screen: light or dark, large or small",
    async () => {
      await post(mock.url, valid([a, number(2)], { isShared: true }));
      await post(mock.url, valid([number(3)], { isShared: false }));
      await call(mock.url, "POST", `${operation.path}/detach`, { body: { phoneNumber: number(3) } });
      await open();
      await page.locator("#list > li").first().locator("summary").click();
      await page.getByRole("button", { name: "Send it twice at once" }).click();
      await page.locator("#answers").getByText("Answer 409").waitFor();
      await page.evaluate(axe.source);
      for (const [device, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          // Nothing but colours differs in the dark.
          const faults = await faultsOf(colorScheme === "light" ? "" : "runOnly: ['cat.color']");
          expect(faults, `${device}, ${colorScheme}`).toEqual([]);
        }
        expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          viewport.width,
        );
      }
      await page.emulateMedia({ colorScheme: null });
      await page.setViewportSize(sizes.desktop);
    },
  );

  /** @param options of axe, beside those that make it faster */
  async function faultsOf(options: string) {
    const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'], ${options} })`);
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }

  browserTest("what a request holds is text, and none that hides or turns around", async () => {
    const hostile = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>\u202etxt\u2066\u0000`;
    const jwt = ["{}", JSON.stringify({ apikey: hostile }), ""].map((part) => Buffer.from(part).toString("base64url"));
    await open();
    await post(mock.url, withAddress([a], hostile), { authorization: jwt.join(".") });
    await post(mock.url, valid([a], { name: hostile, ...{ [hostile]: hostile } }), { authorization: jwt.join(".") });
    await page.getByText("alreadyAttached").waitFor();
    await page.locator("#list summary").first().click();
    await page.locator("#list pre").first().waitFor();
    const shown = await page.evaluate(() => globalThis.document.body.innerText);
    expect(shown).toContain("<script>");
    expect(shown).toContain("\\u202e");
    expect(shown).not.toMatch(/[^\p{L}\p{M}\p{N}\p{P}\p{S} \n\t]/u);
    expect(await page.locator("main img, main script").count()).toBe(0);
    expect(await page.title()).not.toBe("owned");
  });

  browserTest("says why, when a token cannot be sent or its numbers are too many to compare", async () => {
    await open();
    await page.getByLabel("Token").fill("日本");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator("#answers").getByText("ISO-8859-1").first().waitFor();
    await post(mock.url, valid(many(20_000), { isShared: true }), { authorization: "many" });
    await page.getByLabel("Token").fill("many");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(".changes").getByText("Not known").waitFor();
  });

  browserTest("says why, when too many failures are still to come", async () => {
    mock.next(Array.from({ length: 10_000 }, () => "slow" as const));
    await open();
    await page.getByRole("button", { name: "Fail the next request" }).click();
    await page.getByText("No more than 10000 failures").waitFor();
  });

  browserTest("a page of another origin can neither read the mock nor press its buttons", async () => {
    const other = createServer((_, response) => response.setHeader("content-type", "text/html").end("<body>"));
    await post(mock.url, valid([a]));
    await page.goto(await serve(other));
    const tried = await page.evaluate(async (url) => {
      const reset = JSON.stringify({ action: "reset" });
      const attempts = [
        () => fetch(`${url}/__mock/page/act`, { method: "POST", body: reset }),
        () => fetch(`${url}/__mock/page/act`, { method: "POST", body: reset, mode: "no-cors" }),
        () =>
          fetch(`${url}/__mock/page/act`, {
            method: "POST",
            body: reset,
            headers: { "content-type": "application/json" },
          }),
        () => fetch(`${url}/__mock/numbers`, { headers: { authorization: "a-token" } }),
        () => fetch(`${url}/__mock/page/operations`, { mode: "no-cors" }),
        () => Promise.resolve({ type: String(navigator.sendBeacon(`${url}/__mock/page/act`, reset)), ok: false }),
      ];
      const readable = await Promise.all(
        attempts.map((attempt) =>
          attempt().then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      );
      const source = new EventSource(`${url}/__mock/page/events`);
      const told = await new Promise((resolve) => {
        source.onmessage = () => resolve("told");
        source.onerror = () => resolve("refused");
      });
      return { readable, told };
    }, mock.url);
    expect(tried).toEqual({ readable: Array(6).fill(false), told: "refused" });
    expect(mock.numbers("a-token").numbers).toHaveLength(1);
  });
});
