/** How the docs are served: their content has tests of its own. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { temporaryFolder } from "../temporary-folder.js";

const folder = await temporaryFolder(afterAll);
await mkdir(join(folder, "drawings"));
await writeFile(join(folder, "index.html"), '<html lang="en"><a href="SITE-ADDRESS/">Docs</a>');
await writeFile(join(folder, "drawings", "race.svg"), "<svg/>");
await writeFile(join(folder, "secret.env"), "root:");
const mock = await startMock({ port: 0, docs: folder });
afterAll(async () => {
  await mock.close();
});

const get = (path: string, init: RequestInit = {}) => fetch(mock.url + path, { redirect: "manual", ...init });

test("the page knows that a mock serves it, and works at its address", async () => {
  const response = await get("/docs/");
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await response.text()).toMatch(
    /^<html data-mock-page="\/" data-operations="[\w ]+" lang="en"><a href=".\/">Docs<\/a>$/,
  );
});

test("each file has its media type", async () => {
  const response = await get("/docs/drawings/race.svg");
  expect([response.headers.get("content-type"), await response.text()]).toEqual(["image/svg+xml", "<svg/>"]);
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
  "/docs/secret.env",
  "/docs/..%2f..%2fetc/passwd",
  "/docs/%00",
  "/docs/.git",
])("has no page %s, and leads nowhere else", async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain("root:");
});

test("without a site, the response says how to build one", async () => {
  const other = await startMock({ port: 0, docs: join(folder, "nowhere") });
  const response = await fetch(`${other.url}/docs/`);
  expect([response.status, await response.text()]).toEqual([503, expect.stringContaining("npm run docs")]);
  await other.close();
});
