/** The time until a reader sees the docs, compared with the same document built by Redocly in one file. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { chromiumOptions } from "../../test/chromium.js";
import { buildDocs } from "../docs/build-docs.js";
import { docsDocument } from "../docs/docs-document.js";
import { document } from "../document/document.js";
import { redocly } from "../redocly.js";
import { type Comparison, median } from "./comparison.js";
import { serveFolder } from "./static-server.js";

const rounds = 15;

/** A phone on a slow 4G network, as Lighthouse sets it. */
const network = { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 768_000 / 8 };

/** @throws when there is no Chromium */
export async function compare(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-docs-"));
  const browser = await chromium.launch(chromiumOptions());
  try {
    await buildDocs(join(folder, "ours"));
    await buildInOneFile(join(folder, "theirs"));
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await firstContentfulPaint(browser, join(folder, "ours")));
      theirs.push(await firstContentfulPaint(browser, join(folder, "theirs")));
    }
    return [
      {
        measure: "first contentful paint, slow 4G",
        unit: "ms",
        ours: median(ours),
        alternative: "redocly build-docs --inlineBundle",
        theirs: median(theirs),
        goal: "≤ 0.7",
      },
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function buildInOneFile(folder: string): Promise<void> {
  const source = `${folder}.json`;
  await writeFile(source, JSON.stringify(docsDocument(document)));
  const result = await redocly(["build-docs", source, "--inlineBundle", "--output", join(folder, "index.html")]);
  if (result.code !== 0) throw new Error(result.stderr);
}

/** In milliseconds since the navigation began, with an empty cache. */
async function firstContentfulPaint(browser: Browser, folder: string): Promise<number> {
  const site = await serveFolder(folder);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await (await context.newCDPSession(page)).send("Network.emulateNetworkConditions", network);
    await page.goto(site.url, { waitUntil: "commit" });
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            for (const { name, startTime } of list.getEntries())
              if (name === "first-contentful-paint") resolve(startTime);
          }).observe({ type: "paint", buffered: true });
        }),
    );
  } finally {
    await context.close();
    site.close();
  }
}
