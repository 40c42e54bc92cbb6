/** Where Chromium is, and how it is started. */
import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "playwright-core";
import type { Made } from "./shared.js";

const places = [
  process.env.CHROMIUM_PATH ?? "",
  // It has no windows, and so none to draw: a page in it costs half.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const executablePath = places.find((place) => existsSync(place));

/** The instruction for a machine without Chromium. */
export const howToInstall = "needs Chromium: `apt-get install chromium-headless-shell`, or set CHROMIUM_PATH to yours";

/** Whether there is a Chromium to start. */
export const chromiumIsThere = executablePath !== undefined;

/**
 * For one that asks nothing of the network by itself.
 *
 * @throws when there is none
 */
export function chromiumOptions(): LaunchOptions {
  if (!executablePath) throw new Error(`This ${howToInstall}`);
  return {
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

/** Starts one that others can connect to. */
export async function startChromium(): Promise<Made<string>> {
  const server = await chromium.launchServer({ ...chromiumOptions(), host: "127.0.0.1" });
  return { thing: server.wsEndpoint(), end: () => server.close() };
}
