import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { browserTest, openBrowser } from "../browser.js";
import { chromiumIsThere } from "../chromium.js";
import { call, number, operation, post, valid } from "./requests.js";

const [a, b, c] = [number(1), number(2), number(3)];
const mock = await startMock({ port: 0 });
let browser: Browser;
/** One for all tests: to make one takes as long as to load it. */
let page: Page;

beforeAll(async () => {
  if (!chromiumIsThere) return;
  browser = await openBrowser();
  page = await newPage();
});
afterEach(mock.reset);
afterAll(async () => {
  await browser?.close();
  await mock.close();
});

const create = (phoneNumbers: string[], fields = {}) => post(mock.url, valid(phoneNumbers, fields));

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

async function open(address = "/", where = page): Promise<void> {
  await where.goto(mock.url + address);
  await where.locator("body[data-ready]").waitFor();
  await where.getByText("Live").first().waitFor();
}

const accounts = () => page.locator("#accounts");
const rows = () => page.locator("#list > li");

describe("the mock's page", () => {
  browserTest("loads without an error, and without a request to another host", async () => {
    const troubles: string[] = [];
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(mock.url) && !request.url().startsWith("data:")) troubles.push(request.url());
    });
    await open();
    expect(troubles).toEqual([]);
  });

  browserTest("shows which numbers share a pair, as it happens", async () => {
    await open();
    await create([a, b], { isShared: true });
    await create([c], { isShared: false });
    await page.getByRole("group", { name: "2 numbers share this pair" }).getByText(b).waitFor();
    await page.getByRole("group", { name: "A pair of its own" }).getByText(c).waitFor();
    expect(await accounts().innerText()).toContain("a-token 3 numbers");
  });

  browserTest("detaches, releases and resets at the press of a button", async () => {
    await create([a]);
    await open();
    await page.getByRole("button", { name: `Detach ${a}` }).click();
    await page.getByRole("group", { name: "Attached to nothing" }).getByText(a).waitFor();
    const emptied = page.getByRole("group", { name: "Left empty, not deleted" });
    const [inbound = "", outbound = ""] = mock.numbers("a-token").emptied.map(({ id }) => id);
    await emptied.getByRole("button", { name: `Delete ${inbound}` }).click();
    await emptied.getByText(inbound).waitFor({ state: "detached" });
    expect(mock.numbers("a-token").emptied.map(({ id }) => id)).toEqual([outbound]);
    expect(mock.numbers("a-token").numbers[0]?.inbound).toBeNull();
    await page.getByRole("button", { name: `Release ${a}` }).click();
    await accounts().getByText(a).waitFor({ state: "detached" });
    expect(mock.numbers("a-token").numbers).toEqual([]);
    await create([b]);
    await accounts().getByText(b).waitFor();
    await page.getByRole("button", { name: "Reset" }).click();
    await accounts().getByText(b).waitFor({ state: "detached" });
    expect(mock.numbers("a-token").numbers).toEqual([]);
  });

  browserTest("lists each request with why it was answered so, and a curl line without secrets", async () => {
    await open();
    await create([a]);
    await create([a]);
    await rows().nth(1).waitFor();
    await rows().first().locator("summary").click();
    await rows().first().getByText("curl --request POST").waitFor();
    const text = await rows().first().innerText();
    expect(text).toContain("400");
    expect(text).toContain(`Already attached to an inbound and an outbound gateway: ${a}`);
    expect(text).toContain("curl --request POST");
    expect(text).not.toContain("sip-pass");
    expect(text).toContain("a-token, ");
  });

  browserTest(
    "sends every operation of the document with its example, and shows the answer and what changed",
    async () => {
      await open();
      for (const { operationId, summary, method, path } of operations(document)) {
        await page.getByLabel("Operation").selectOption(summary);
        expect(await page.locator("#target").innerText()).toBe(`${method} ${path}`);
        await page.getByRole("button", { name: "Send", exact: true }).click();
        await page
          .locator("#answers")
          .getByText(/^Answer \d+$/)
          .waitFor();
        await expect.poll(() => mock.requests.at(-1)).toMatchObject({ operation: operationId });
      }
      expect(mock.requests.map(({ operation }) => operation)).toEqual(
        operations(document).map(({ operationId }) => operationId),
      );
    },
  );

  browserTest("says what an edited request changed", async () => {
    await open();
    await page.getByLabel("Token").fill("mine");
    await page.getByLabel("Body").fill(JSON.stringify(valid([c])));
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(".changes").getByText(`${c} is known now, and attached to`).waitFor();
    expect(mock.numbers("mine").numbers).toHaveLength(1);
  });

  browserTest("says which gateway an update or a delete changed", async () => {
    await create([a]);
    const { outbound } = mock.numbers("a-token").numbers[0] ?? {};
    await open();
    await page.getByLabel("Token, which is the account").fill("a-token");
    const send = async (operation: string) => {
      await page.getByLabel("Operation").selectOption(operation);
      await page.getByLabel("gatewayId").fill(`${outbound?.id}`);
      await page.getByRole("button", { name: "Send", exact: true }).click();
    };
    await send("updatePhoneNumberGateway");
    await page.locator(".changes").getByText(`${outbound?.id} is set up otherwise`).waitFor();
    await page.getByRole("group", { name: "A pair of its own" }).getByText("sip.example.com:5061").waitFor();
    await call(mock.url, "POST", `${operation.path}/detach`, { body: { phoneNumber: a } });
    await send("deleteOutboundGateway");
    await page.locator(".changes").getByText(`${outbound?.id} is deleted`).waitFor();
  });

  browserTest("opens with the operation that the address names", async () => {
    await open("/?operation=detachPhoneNumber");
    expect(await page.getByLabel("Operation").inputValue()).toBe("detachPhoneNumber");
  });

  browserTest("runs a race of two requests: one wins, the other gets 409", async () => {
    await open();
    await page.getByRole("button", { name: "Send it twice at once" }).click();
    await page.locator("#answers").getByText("Answer 200").waitFor();
    await page.locator("#answers").getByText("Answer 409").waitFor();
  });

  browserTest("makes the next request fail", async () => {
    await open();
    await page.getByLabel("The next valid request").selectOption("Carry it out, then hang up");
    await page.getByRole("button", { name: "Fail the next request" }).click();
    await page.getByText("1 still to come").waitFor();
    await expect(create([a])).rejects.toThrow();
    await rows().first().getByText("no answer").waitFor();
    await accounts().getByText(a).waitFor();
  });

  browserTest("two pages at once see the same", async () => {
    const other = await newPage();
    await Promise.all([open(), open("/", other)]);
    await create([a]);
    await page.getByRole("button", { name: `Detach ${a}` }).click();
    for (const one of [page, other]) {
      await one.getByRole("group", { name: "Attached to nothing" }).getByText(a).waitFor();
    }
    await other.context().close();
  });

  browserTest("can be used with the keyboard alone, which keeps its place", async () => {
    await create([a]);
    await open();
    const focused = () =>
      page.evaluate(
        () =>
          globalThis.document.activeElement?.getAttribute("aria-label") ??
          globalThis.document.activeElement?.textContent,
      );
    for (let press = 0; press < 10 && (await focused()) !== `Release ${a}`; press++) await page.keyboard.press("Tab");
    expect(await focused()).toBe(`Release ${a}`);
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe(`Detach ${a}`);
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: "Attached to nothing" }).waitFor();
    expect(await focused()).toBe("Numbers and gateways");
    const beside = page.getByLabel("Body");
    await beside.focus();
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Send");
    await page.keyboard.press("Enter");
    await page
      .locator("#answers")
      .getByText(/^Answer/)
      .first()
      .waitFor();
  });
});

test("it weighs at most 40 kB gzipped", async () => {
  const folder = "scripts/mock/page/site";
  const files = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file))));
  expect(gzipSync(Buffer.concat(files)).length).toBeLessThan(40_000);
});
