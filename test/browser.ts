/** For the tests that need a real browser. */
import { type Browser, chromium } from "playwright-core";
import { test } from "vitest";
import { chromiumIsThere, chromiumOptions, howToInstall } from "./chromium.js";
import { shared } from "./shared.js";

/** A test in a browser. Without Chromium it is skipped and its name says how to install it; with `CI` set it fails. */
export function browserTest(name: string, run: () => Promise<void>): void {
  if (chromiumIsThere) test(name, run);
  else if (process.env.CI) test(name, () => void chromiumOptions());
  else test.skip(`${name} (${howToInstall})`);
}

/** Connects to the Chromium of all tests. The caller closes the connection, which closes its pages. */
export async function openBrowser(): Promise<Browser> {
  return chromium.connect(await shared("browser"));
}
