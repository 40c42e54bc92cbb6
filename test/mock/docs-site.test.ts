/** How the docs are served: what is in them has tests of its own. */
import { EventEmitter, once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";

const mock = await startMock({
  port: 0,
  docs: async (folder) => {
    await mkdir(join(folder, "drawings"));
    await writeFile(join(folder, "index.html"), "<h1>Docs</h1>");
  },
});
afterAll(mock.close);

const get = (path: string, init: RequestInit = {}) => fetch(mock.url + path, { redirect: "manual", ...init });

test("is served at /docs, and gone when the mock is", async () => {
  const other = await startMock({ port: 0, docs: (folder) => writeFile(join(folder, "index.html"), folder) });
  const folder = await (await fetch(`${other.url}/docs/`)).text();
  expect(existsSync(folder)).toBe(true);
  await other.close();
  expect(existsSync(folder)).toBe(false);
});

test.each(["GET", "HEAD"])("takes %s", async (method) => {
  expect((await get("/docs/", { method })).status).toBe(200);
  const { status, headers } = await get("/docs", { method });
  expect([status, headers.get("location")]).toEqual([308, "/docs/"]);
});

test.each(["POST", "DELETE", "PUT", "OPTIONS"])("refuses %s with 405 and says what it takes", async (method) => {
  for (const path of ["/docs", "/docs/", "/docs/nothing"]) {
    const { status, headers } = await get(path, { method });
    expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  }
});

test.each([
  "/docs/nothing",
  "/docs/drawings",
  "/docs/drawings/",
  "/docs/..%2f..%2fetc/passwd",
  "/docs/%00",
  "/docs/.git",
])("says of %s that there is no such page, and leads nowhere else", async (path) => {
  const response = await get(path);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect(response.headers.get("location")).toBeNull();
  expect(await response.text()).not.toContain("root:");
});

test.each([
  [412, { "if-match": '"another"' }],
  [416, { range: "bytes=1000-2000" }],
])("a %i says what it is", async (status, headers: Record<string, string>) => {
  const response = await get("/docs/", { headers });
  expect(response.status).toBe(status);
  expect(await response.text()).not.toContain("no such page");
  if (status === 416) expect(response.headers.get("content-range")).toBe("bytes */13");
});

test("says why it could not be built, and tries again", async () => {
  let attempts = 0;
  const other = await startMock({
    port: 0,
    docs: async (folder) => {
      if (++attempts === 1) throw new Error("no paper");
      await writeFile(join(folder, "index.html"), "built");
    },
  });
  const first = await fetch(`${other.url}/docs/`);
  expect([first.status, await first.text()]).toEqual([503, "no paper\n"]);
  expect((await fetch(`${other.url}/docs/`)).status).toBe(200);
  await other.close();
});

test("a mock that ends while they are built ends the building, and leaves no folder", async () => {
  let folder = "";
  let ended = false;
  const building = new EventEmitter();
  const started = once(building, "started");
  const other = await startMock({
    port: 0,
    docs: async (into, signal) => {
      folder = into;
      building.emit("started");
      await delay(60_000, undefined, { signal }).catch(() => {});
      // A tool that was told to end may write a last file.
      await writeFile(join(into, "last"), "x");
      ended = true;
      throw new Error("ended");
    },
  });
  const request = fetch(`${other.url}/docs/`).catch(() => undefined);
  await started;
  await other.close();
  await request;
  expect([ended, existsSync(folder)]).toEqual([true, false]);
});
