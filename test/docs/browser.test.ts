import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { buildDocs } from "../../scripts/docs/build-docs.js";
import { type StaticServer, serveFolder } from "../../scripts/docs/static-server.js";
import { document } from "../../scripts/document/document.js";
import { mainOperation, operations } from "../../scripts/document/operations.js";
import { browserTest, chromiumIsThere, launchChromium } from "../browser.js";
import { assumptions, fieldNames } from "./facts.js";

let folder: string;
let site: StaticServer;
let browser: Browser;

beforeAll(async () => {
  if (!chromiumIsThere) return;
  folder = await mkdtemp(join(tmpdir(), "docs-browser-"));
  await buildDocs(folder);
  site = await serveFolder(folder, "/some/where/");
  browser = await launchChromium();
});

afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
});

afterAll(async () => {
  await browser?.close();
  site?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const operation = mainOperation(operations(document));
if (!operation) throw new Error("The document has no operation");
const operationAddress = `#/other/${operation.operationId.toLowerCase()}`;
const sizes = { desktop: { width: 1400, height: 900 }, phone: { width: 360, height: 780 } };
const themes = ["light", "dark"] as const;

/** Opens the page and waits until Redoc has taken over. */
async function open(address = "", options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: sizes.desktop, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(site.url + address);
  if (options.javaScriptEnabled === false) return page;
  await page.waitForFunction(() =>
    globalThis.document.querySelector('[data-testid="search-trigger"]')?.textContent?.includes("Search"),
  );
  return page;
}

/** Opens the page at the operation, with all its parts rendered. */
async function openOperation(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open(operationAddress, options);
  await page.locator(".panel-request-samples").waitFor();
  return page;
}

describe("the docs in a browser", () => {
  browserTest("load without an error and without a request to another host", async () => {
    const page = await (await browser.newContext()).newPage();
    const troubles: string[] = [];
    const elsewhere: string[] = [];
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text().slice(0, 300)));
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(site.url) && !/^(blob|data):/.test(request.url())) elsewhere.push(request.url());
    });
    await page.goto(site.url + operationAddress, { waitUntil: "networkidle" });
    await page.locator(".panel-request-samples").waitFor();
    expect(troubles).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  browserTest("lead from each heading in the menu to its section, and from its address too", async () => {
    const page = await open();
    const headings = [...(document.info.description ?? "").matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);
    expect(headings.length).toBeGreaterThan(3);
    for (const heading of headings) {
      await page.getByRole("navigation", { name: "Contents" }).getByText(heading).click();
      await expectInView(page, heading);
    }
    const again = await open(new URL(page.url()).hash);
    await expectInView(again, headings.at(-1) ?? "");
  });

  browserTest("find a field by its name", async () => {
    const page = await open();
    await page.getByTestId("search-trigger").click();
    await page.keyboard.type("transport");
    await page.locator('[data-component-name="Search/SearchItem"]', { hasText: "transport" }).first().click();
    await page.locator(".panel-request-samples").waitFor();
    expect(page.url()).toContain(operationAddress);
  });

  browserTest("show and copy each code sample, and each example as payload", async () => {
    const page = await openOperation({ permissions: ["clipboard-read", "clipboard-write"] });
    const panel = page.locator(".panel-request-samples");
    const copied = async () => {
      await panel.getByTestId("panel-body").getByRole("button", { name: "Copy" }).first().click();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const choices = [...operation.codeSamples.map(({ lang, label = lang }) => label), "Payload"];
    const choose = async (choice: string) => {
      await panel.getByRole("button", { name: new RegExp(`^(${choices.join("|")})$`) }).click();
      await page.getByRole("menuitem", { name: choice, exact: true }).click();
    };
    for (const { lang, label = lang, source } of operation.codeSamples) {
      await choose(label);
      expect((await copied()).trim()).toBe(source.trim());
      expect(await panel.getByRole("button", { name: "Example" }).isVisible()).toBe(false);
    }
    await choose("Payload");
    const examples = Object.values(operation.requestBody.examples);
    for (const [index, value] of examples.entries()) {
      await panel.getByRole("button", { name: "Example" }).click();
      await page.getByRole("menuitem").nth(index).click();
      expect(JSON.parse(await copied())).toEqual(value);
    }
  });

  browserTest("tell the reader every assumption", async () => {
    const page = await openOperation();
    let shown = await page.locator("#redoc").innerText();
    for (const status of Object.keys(operation.responses)) {
      await page.getByRole("tab", { name: status }).first().click();
      shown += await page.locator("#redoc").innerText();
    }
    await page.goto(site.url);
    shown += await page.locator("#redoc").innerText();
    const missing = assumptions(document).filter((reason) => !plain(shown).includes(plain(reason)));
    expect(missing).toEqual([]);
  });

  browserTest("follow the system's theme, and the reader's choice over it", async () => {
    const background = (page: Page) =>
      page.evaluate(() => getComputedStyle(globalThis.document.documentElement).backgroundColor);
    const light = await open();
    const dark = await open("", { colorScheme: "dark" });
    expect(await background(dark)).not.toBe(await background(light));
    await light.getByTestId("color-mode-switcher").click();
    expect(await background(light)).toBe(await background(dark));
    expect(await light.evaluate(() => getComputedStyle(globalThis.document.documentElement).colorScheme)).toBe("dark");
  });

  for (const theme of themes) {
    browserTest(`have no fault that axe finds, ${theme}, on a desktop and on a phone`, async () => {
      const page = await openOperation({ colorScheme: theme });
      await page.evaluate(axe.source);
      for (const viewport of Object.values(sizes)) {
        await page.setViewportSize(viewport);
        const { violations } = await page.evaluate<AxeResults>("axe.run()");
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
      }
    });
  }

  browserTest("fit on a phone, 360 pixels wide", async () => {
    const page = await openOperation({ viewport: sizes.phone });
    const tooWide = await page.evaluate(() => {
      const edge = globalThis.document.documentElement.clientWidth;
      return [...globalThis.document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, table, img, pre, button)")]
        .filter((element) => {
          const around = element.parentElement;
          const cutOff = element.matches("table") && around && around.scrollWidth > around.clientWidth;
          return cutOff || element.getBoundingClientRect().right > edge;
        })
        .map((element) => element.outerHTML.slice(0, 200));
    });
    expect(tooWide).toEqual([]);
    expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)).toBe(sizes.phone.width);
  });

  browserTest("can be read without JavaScript", async () => {
    const page = await open("", { javaScriptEnabled: false });
    await expectWholeReference(page);
  });

  browserTest("print the whole reference, dark on white in either theme", async () => {
    for (const colorScheme of themes) {
      const page = await open("", { colorScheme });
      await page.emulateMedia({ media: "print" });
      await expectWholeReference(page);
      const ink = await page
        .locator("#reference h2")
        .first()
        .evaluate((heading) => getComputedStyle(heading).color);
      const [red = 255, green = 255, blue = 255] = ink.match(/\d+/g)?.map(Number) ?? [];
      expect(Math.max(red, green, blue)).toBeLessThan(100);
      expect(await page.evaluate(() => getComputedStyle(globalThis.document.documentElement).colorScheme)).toBe(
        "light",
      );
    }
  });
});

async function expectInView(page: Page, heading: string): Promise<void> {
  await page.waitForFunction((text) => {
    const found = [...globalThis.document.querySelectorAll("main h2")].find((h2) => h2.textContent === text);
    const top = found?.getBoundingClientRect().top ?? -1;
    return top >= 0 && top < innerHeight;
  }, heading);
}

async function expectWholeReference(page: Page): Promise<void> {
  expect(await page.locator("#redoc").isVisible()).toBe(false);
  const shown = await page.locator("#reference").innerText();
  expect(shown).toContain(operation?.summary);
  for (const name of fieldNames(document)) expect(shown).toContain(name);
  for (const { description } of Object.values(operation?.responses ?? {})) {
    expect(plain(shown)).toContain(plain(description.split("\n\n")[0] ?? ""));
  }
}

/** Without Markdown and line breaks. */
function plain(text: string): string {
  return text.replaceAll(/[*`]/g, "").replaceAll(/\s+/g, " ").trim();
}
