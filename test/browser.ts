/** Chromium, for the tests that need a real browser. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { test } from "vitest";

const places = [
  process.env.CHROMIUM_PATH ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const executablePath = places.find((place) => existsSync(place));
const howToInstall = "needs Chromium: `apt-get install chromium`, or set CHROMIUM_PATH to yours";

/** Whether there is a Chromium to start. */
export const chromiumIsThere = executablePath !== undefined;

/** A test in a browser. Without Chromium it is skipped and its name says how to install it; with `CI` set it fails. */
export function browserTest(name: string, run: () => Promise<void>): void {
  if (executablePath) test(name, run);
  else if (process.env.CI) test(name, () => expectChromium());
  else test.skip(`${name} (${howToInstall})`);
}

/** Starts a Chromium that asks nothing of the network by itself. Whoever starts it closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: expectChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function expectChromium(): string {
  if (!executablePath) throw new Error(`This test ${howToInstall}`);
  return executablePath;
}
