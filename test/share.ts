/**
 * Makes what tests share once for all of them, as soon as the first one asks for it by `shared()`. Meanwhile, other tests run.
 */
import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { listen } from "../scripts/listen.js";
import { startChromium } from "./chromium.js";
import { install } from "./package/install.js";
import type { Made, Shared } from "./shared.js";

const makers: { [Name in keyof Shared]: () => Promise<Made<Shared[Name]>> } = {
  browser: startChromium,
  installation: install,
};

export default async function share(project: TestProject): Promise<() => Promise<void>> {
  const made = new Map<string, Promise<Made<unknown>>>();
  const server = createServer(async ({ url = "" }, response) => {
    const name = url.slice(1) as keyof Shared;
    const making = made.get(name) ?? makers[name]();
    made.set(name, making);
    await making.then(
      ({ thing }) => response.end(JSON.stringify(thing)),
      (error) => response.writeHead(500).end(`${error.stack}`),
    );
  });
  project.provide("shared", await listen(server, "127.0.0.1", 0));
  return async () => {
    for (const making of made.values()) {
      await making.then(
        ({ end }) => end(),
        () => {},
      );
    }
    server.close();
    server.closeAllConnections();
  };
}
