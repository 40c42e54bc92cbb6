/** Some of the circumstances in which a check may find a server; all of them are in the long test. */
import { expect, test } from "vitest";
import { startLagging } from "../lagging.js";
import { startRuleServer } from "../rule-server.js";
import { from, gzipped, judgingNothing, suspended } from "./conditions.js";
import { atMost } from "./numbers.js";
import { expectIncomplete, expectKept, falls, fields, tryAndClose, tryBehind, tryRules } from "./try-behind.js";

test.concurrent("read-only, from the 4th request on every answer is 401: could not be checked", async () => {
  const tried = await tryBehind(from(4, judgingNothing["401"] ?? "lost"), { writes: false });
  expectIncomplete(tried);
  expect(tried.ids.kept.filter((id) => fields.includes(id))).toEqual([]);
});

test.concurrent("read-only, a server that answers 400 to everything proves nothing", async () => {
  const refusal = { status: 400, headers: { "content-type": "application/json" }, body: '{"message":"no SIP plan"}' };
  const tried = await tryBehind(from(1, refusal), { writes: false, strict: true });
  expectIncomplete(tried);
  expect(tried.ids.kept).toEqual([]);
});

test.concurrent("read-only, from the 4th request on every answer is 400: no refusal proves anything", async () => {
  const tried = await tryBehind(from(4, suspended), { writes: false });
  expectIncomplete(tried, /suspended/);
  expect(tried.ids.kept.filter((id) => fields.includes(id))).toEqual([]);
});

test.concurrent("from the 100th request on every answer is a page to log in: what came before counts", async () => {
  const tried = await tryBehind(from(100, judgingNothing["page to log in"] ?? "lost"));
  expectIncomplete(tried, /web page/);
  expect(tried.ids.kept).toContain("name");
});

test.concurrent("a list that redirects is blamed for that, and detaching is not", async () => {
  const login = { status: 302, headers: { location: "https://login.example/" }, body: "" };
  const { ids } = await tryBehind({
    fate: ({ method, url }) => (method === "GET" && url.includes("?") ? login : "pass"),
  });
  expect(ids.kept).toEqual(expect.arrayContaining(["detach-frees", "reuse"]));
  expect(ids.broken).toContain("list-created");
});

test.concurrent("a server that answers 500 to every valid request cannot be checked for one guarantee", async () => {
  const tried = await tryRules(falls, { only: ["atomic"] });
  expectIncomplete(tried);
  expect(tried.ids.kept).toEqual([]);
});

test.concurrent("a token that expires half way proves what came before, and nothing after", async () => {
  const tried = await tryBehind(from(120, judgingNothing["401"] ?? "lost"));
  expectIncomplete(tried, /token|401/);
  expect(tried.ids.kept.length).toBeGreaterThan(0);
  expect(tried.ids["not proven"].length).toBeGreaterThan(0);
});

test.concurrent("a limit of 10 numbers in a list, and answers in gzip, break no guarantee", async () => {
  expectKept(await tryBehind(gzipped, {}, () => startRuleServer(atMost(10))));
});

test.concurrent("a list that is late is not taken for one that lacks the number", async () => {
  const server = await startLagging(400);
  const tried = await tryAndClose(server, server.url, { only: ["list-created"] });
  expectKept(tried);
  expect(tried.ids["assumed otherwise"]).toEqual(["list-created"]);
  expect(tried.report.guarantees[0]?.findings).toMatchObject([{ request: expect.stringMatching(/^create .* list/) }]);
  expect(tried.result.cleanUp.left).toEqual([]);
  expect(tried.left).toEqual([]);
});
