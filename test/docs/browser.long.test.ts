import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { type StaticServer, serveFolder } from "../../scripts/bench/static-server.js";
import { buildDocs } from "../../scripts/docs/build-docs.js";
import { anchor } from "../../scripts/docs/wording.js";
import { document } from "../../scripts/document/document.js";
import { allResponses, type Operation, operationNamed, operations } from "../../scripts/document/operations.js";
import { type Mock, startMock } from "../../scripts/mock/start-mock.js";
import { browserTest, openBrowser } from "../browser.js";
import { chromiumIsThere } from "../chromium.js";
import { assumptions, fieldNames, fromSdk } from "./facts.js";

let folder: string;
let site: StaticServer;
let mock: Mock;
let browser: Browser;
/**
 * On a desktop. Tests go where they want in them, as opening a page takes seconds. The light one comes from a folder, at the
 * address of an operation, the dark one from a mock, at that of a heading.
 */
let shared: Record<(typeof themes)[number], Page>;
/** Errors in the shared pages, and their requests to other hosts. */
const troubles: string[] = [];

beforeAll(async () => {
  if (!chromiumIsThere) return;
  folder = await mkdtemp(join(tmpdir(), "docs-browser-"));
  [browser] = await Promise.all([openBrowser(), buildDocs(folder)]);
  site = await serveFolder(folder, "/some/where/");
  mock = await startMock({ port: 0, docs: folder });
  shared = {
    light: await open(site.url + addressOf(last), {}, troubles),
    dark: await open(`${mock.url}/docs/${addressOfHeading(headings.at(-1) ?? "")}`, { colorScheme: "dark" }, troubles),
  };
});

afterEach(async () => {
  if (!chromiumIsThere) return;
  const kept = themes.map((theme) => shared[theme].context());
  for (const context of browser.contexts()) if (!kept.includes(context)) await context.close();
  for (const theme of themes) await shared[theme].setViewportSize(sizes.desktop);
});

afterAll(async () => {
  await browser?.close();
  site?.close();
  await mock?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const all = operations(document);
const last = all.at(-1) as Operation;
const headings = [...(document.info.description ?? "").matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);
const sizes = { desktop: { width: 1400, height: 900 }, phone: { width: 360, height: 780 } };
const themes = ["light", "dark"] as const;

function addressOf({ operationId }: Operation): string {
  return `#/other/${operationId.toLowerCase()}`;
}

function addressOfHeading(heading: string): string {
  return `#/section/${anchor(heading)}`;
}

/** Opens the page and waits until Redoc has taken over. */
async function open(url: string, options: BrowserContextOptions = {}, troubles: string[] = []): Promise<Page> {
  const context = await browser.newContext({ viewport: sizes.desktop, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text().slice(0, 300)));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(new URL(".", url).href) && !/^(blob|data):/.test(address)) troubles.push(address);
  });
  await page.goto(url);
  if (options.javaScriptEnabled === false) return page;
  await page.waitForFunction(() =>
    globalThis.document.querySelector('[data-testid="search-trigger"]')?.textContent?.includes("Search"),
  );
  return page;
}

/** Goes to an operation and waits until all its parts are rendered. */
async function goTo(page: Page, operation: Operation): Promise<Page> {
  await page.goto(new URL(addressOf(operation), page.url()).href);
  const section = sectionOf(page, operation);
  await section.locator(".panel-request-samples").waitFor();
  return page;
}

function sectionOf(page: Page, operation: Operation) {
  return page.locator(`[data-section-id="${addressOf(operation).slice(1)}"]`);
}

const menuOf = (page: Page) => page.getByRole("navigation", { name: "Contents" });

describe("the docs in a browser", () => {
  browserTest("lead from each heading in the menu to its section, which has an address", async () => {
    expect(headings.length).toBeGreaterThan(3);
    for (const heading of headings) {
      await menuOf(shared.light).getByText(heading).click();
      await expectInView(shared.light, heading);
      expect(new URL(shared.light.url()).hash).toBe(addressOfHeading(heading));
    }
  });

  browserTest("list the operations in the document's order, each in a tab of its own for whoever asks", async () => {
    const text = await menuOf(shared.light).innerText();
    const places = all.map(({ summary }) => flat(text).indexOf(summary));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));

    const tab = await openedBy(
      shared.light,
      menuOf(shared.light).getByText(last.summary),
      (url) => url.href === site.url + addressOf(last),
    );
    await tab.close();
  });

  browserTest("lead from each operation to the mock's page, with the operation ready", async () => {
    for (const operation of all) {
      await goTo(shared.dark, operation);
      const link = sectionOf(shared.dark, operation).getByRole("link", { name: "Try it on this mock" });
      expect(await link.getAttribute("href")).toBe(`/?operation=${operation.operationId}`);
    }
    const page = await openedBy(
      shared.dark,
      sectionOf(shared.dark, last).getByRole("link", { name: "Try it on this mock" }),
      (url) => url.href === `${mock.url}/?operation=${last.operationId}`,
    );
    await page.waitForFunction(
      (id) => globalThis.document.querySelector<HTMLSelectElement>("#operation")?.value === id,
      last.operationId,
    );
    await page.close();
  });

  browserTest("find a field by its name, which takes a worker that the content security policy allows", async () => {
    const page = shared.light;
    await page.goto(site.url + addressOfHeading(headings[0] ?? ""));
    await page.getByTestId("search-trigger").click();
    await page.keyboard.type("transport");
    await page.locator('[data-component-name="Search/SearchItem"]', { hasText: "transport" }).first().click();
    await page.locator(".panel-request-samples").first().waitFor();
    expect(page.url()).toContain("#/other/");
  });

  browserTest("offer the code samples of every operation, and show the first", async () => {
    for (const operation of all) {
      await goTo(shared.light, operation);
      const panel = sectionOf(shared.light, operation).locator(".panel-request-samples");
      expect(await panel.innerText()).toContain(operation.codeSamples[0]?.source.split(" ")[0]);
      await chooser(panel, labelsOf(operation)).click();
      const offered = await shared.light.getByRole("menuitem").allInnerTexts();
      expect(offered).toEqual(expect.arrayContaining(labelsOf(operation)));
      await shared.light.keyboard.press("Escape");
    }
  });

  browserTest("tell the reader every assumption, and what only the SDK says", async () => {
    // Redoc renders what comes into view: here, all of it does.
    const page = shared.light;
    await page.setViewportSize({ width: sizes.desktop.width, height: 20_000 });
    await page.waitForFunction(isRendered);
    let shown = await page.locator("#redoc").innerText();
    for (const operation of all) {
      await goTo(page, operation);
      const section = sectionOf(page, operation);
      for (const [status] of allResponses(operation)) {
        await section.getByRole("tab", { name: status }).first().click();
        await page.waitForFunction(isRendered);
        shown += await section.innerText();
      }
    }
    const told = plain(shown);
    const reasons = [...assumptions(document), ...fromSdk(document)];
    expect(reasons.filter((reason) => !told.includes(plain(reason)))).toEqual([]);
  });

  // Each operation has parts that others lack.
  const lookedAt = {
    light: [operationNamed(all, "createPhoneNumbers"), operationNamed(all, "listPhoneNumbers")],
    dark: [operationNamed(all, "getPhoneNumber"), operationNamed(all, "detachPhoneNumber")],
  } as const;
  for (const theme of themes) {
    const [desktop, phone] = lookedAt[theme];
    browserTest(`have no fault that axe finds, ${theme}, on a desktop and on a phone`, async () => {
      const page = shared[theme];
      await page.evaluate(axe.source);
      for (const [size, operation] of [
        [sizes.desktop, desktop],
        [sizes.phone, phone],
      ] as const) {
        await page.setViewportSize(size);
        await goTo(page, operation);
        await page.waitForFunction(() =>
          globalThis.document.getAnimations().every(({ playState }) => playState === "finished"),
        );
        const { violations } = await page.evaluate(runAxe);
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
      }
    });
  }

  browserTest("fit on a phone, 360 pixels wide", async () => {
    const page = shared.light;
    await page.setViewportSize(sizes.phone);
    for (const operation of all) {
      await goTo(page, operation);
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
    }
  });

  browserTest("can be read without JavaScript", async () => {
    const page = await open(site.url, { javaScriptEnabled: false });
    await expectWholeReference(page);
  });

  browserTest("print the whole reference, dark on white in either theme", async () => {
    for (const colorScheme of themes) {
      const page = shared[colorScheme];
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
      await page.emulateMedia({ media: null });
    }
  });

  browserTest("do all of this without an error and without a request to another host", async () => {
    await Promise.all(themes.map((theme) => shared[theme].waitForLoadState("networkidle")));
    expect(troubles).toEqual([]);
  });
});

/** The tab that opens beside a page when somebody asks for one of a link's own. */
async function openedBy(page: Page, link: Locator, isExpected: (url: URL) => boolean): Promise<Page> {
  const opened = page.context().waitForEvent("page");
  await link.click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  await tab.waitForURL(isExpected, { waitUntil: "commit" });
  return tab;
}

/**
 * Without the reference for printing, which is hidden and would take most of the time, and without loading what no rule needs.
 * Sections out of view are laid out too. Otherwise they have a guessed height, and axe sees texts overlap.
 */
async function runAxe(): Promise<AxeResults> {
  const reference = globalThis.document.querySelector("#reference");
  const after = globalThis.document.createComment("");
  reference?.replaceWith(after);
  const laidOut = new CSSStyleSheet();
  laidOut.replaceSync("* { content-visibility: visible !important }");
  globalThis.document.adoptedStyleSheets.push(laidOut);
  try {
    return await (globalThis as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ["violations"],
      preload: false,
    });
  } finally {
    globalThis.document.adoptedStyleSheets.pop();
    if (reference) after.replaceWith(reference);
  }
}

/** Whether nothing new came to be rendered during two frames. */
async function isRendered(): Promise<boolean> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const before = globalThis.document.querySelectorAll("*").length;
  await frame();
  await frame();
  return globalThis.document.querySelectorAll("*").length === before;
}

function labelsOf({ codeSamples }: Operation): string[] {
  return codeSamples.map(({ lang, label = lang }) => label);
}

/** The button that shows which sample is chosen. */
function chooser(panel: Locator, choices: string[]): Locator {
  return panel.getByRole("button", { name: new RegExp(`^(${choices.join("|")})$`) });
}

async function expectInView(page: Page, heading: string): Promise<void> {
  await page.waitForFunction((text) => {
    const found = [...globalThis.document.querySelectorAll("main h2")].find((h2) => h2.textContent === text);
    const top = found?.getBoundingClientRect().top ?? -1;
    return top >= 0 && top < innerHeight;
  }, heading);
}

async function expectWholeReference(page: Page): Promise<void> {
  expect(await page.locator("#redoc").isVisible()).toBe(false);
  const shown = plain(await page.locator("#reference").innerText());
  for (const name of fieldNames(document)) expect(shown).toContain(name);
  for (const { summary, responses } of all) {
    expect(shown).toContain(summary);
    for (const { description } of Object.values(responses)) {
      expect(shown).toContain(plain(description.split("\n\n")[0] ?? ""));
    }
  }
}

/** Without Markdown and line breaks. */
function plain(text: string): string {
  return flat(text.replaceAll(/[*`]/g, ""));
}

function flat(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
