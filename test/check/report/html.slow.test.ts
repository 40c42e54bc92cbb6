/** The report that people look at, in a real browser. */
import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkHistory } from "../../../scripts/check/check-history.js";
import type { RecordedExchange } from "../../../scripts/check/recorded/exchange.js";
import { formatReport } from "../../../scripts/check/report/format.js";
import { html } from "../../../scripts/check/report/html.js";
import { makeReport } from "../../../scripts/check/report/make-report.js";
import { browserTest, openBrowser } from "../../browser.js";
import { chromiumIsThere } from "../../chromium.js";
import { createBody, fictional } from "../recorded/traffic.js";
import { finding, guarantee, options, resultWith } from "./results.js";

const [number = ""] = fictional(1);

function create(client: string, started: number, ended: number): RecordedExchange {
  return {
    ...{ started, ended, client },
    request: {
      method: "POST",
      url: "https://api.videosdk.live/v2/sip/phone-numbers",
      headers: { Authorization: "a-secret-token", "Content-Type": "application/json" },
      body: JSON.stringify(createBody([number])),
    },
    response: { status: 200, headers: { "content-type": "application/json" }, body: '{"message":"Created"}' },
  };
}

const lostRace = formatReport(checkHistory([create("one", 0, 30), create("two", 10, 20)]), { format: "html" });

let browser: Browser;
beforeAll(async () => {
  if (chromiumIsThere) browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(text: string, settings: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await browser.newPage(settings);
  page.setDefaultTimeout(20_000);
  await page.setContent(text);
  return page;
}

test("a server's texts are text, and no part of the page", () => {
  const hostile = '</pre><script>alert(1)</script><img src="https://elsewhere.example/x">';
  const report = makeReport(
    resultWith([guarantee("broken", { findings: [finding(hostile, { expected: hostile, step: hostile })] })]),
    options(),
  );
  const text = html(report);
  expect(text).not.toContain("<script>alert");
  expect(text).not.toContain("<img");
  expect(text).toContain("&lt;script&gt;alert");
});

test("the page says by itself that it loads nothing from elsewhere", () => {
  expect(lostRace).toContain("default-src 'none'");
  expect(lostRace.match(/(src|href)="(?!#)[^"]*"/g)).toBeNull();
  expect(lostRace).not.toContain("a-secret-token");
});

describe("in a browser", () => {
  browserTest(
    "a lost race is drawn: a lane for each client, overlapping bars, the fault in red, and each order",
    async () => {
      const page = await open(lostRace);
      const bars = await page
        .locator("svg .bar rect")
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
      expect(bars).toHaveLength(2);
      const [one, two] = bars;
      expect(one.top).not.toBe(two.top);
      expect(Math.max(one.left, two.left)).toBeLessThan(Math.min(one.right, two.right));
      const fault = page.locator("svg .bar.fault rect");
      expect(await fault.count()).toBe(1);
      expect(await fault.evaluate((each) => getComputedStyle(each).fill)).toBe("rgb(179, 38, 30)");
      expect(await page.locator("svg .lane").allTextContents()).toEqual(["one", "two", number]);
      expect(await page.locator("figcaption li").count()).toBe(2);
      await page.close();
    },
  );

  browserTest("on a phone nothing is wider than the screen, and the fault is in sight", async () => {
    const page = await open(lostRace, { viewport: { width: 360, height: 780 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const { left, right } = await page.locator(".fault-span").evaluate((each) => each.getBoundingClientRect().toJSON());
    expect(left).toBeLessThan(340);
    expect(right).toBeGreaterThan(20);
    await page.close();
  });

  browserTest("axe finds nothing, light and dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open(lostRace, { colorScheme });
      await page.evaluate(axe.source);
      const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
      expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.close();
    }
  });
});
