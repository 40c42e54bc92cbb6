/** Bugs that ordinary servers have, whose statuses no page documents: they count when they come each time. */
import { expect, test } from "vitest";
import { startRuleServer } from "./rule-server.js";
import type { Operation, Reply, Rules } from "./rules.js";
import { tryCheck } from "./try-check.js";

const falls = (status: number) => (): Reply => ({ status, body: { message: "Something went wrong" } });

const bugs: [name: string, broken: string, change: (rules: Rules) => void][] = [
  ["answers 500 to every invalid body", "name", ({ replies }) => Object.assign(replies, { invalid: falls(500) })],
  [
    "answers 403 for an attached number",
    "already-attached",
    ({ replies }) => Object.assign(replies, { attached: falls(403) }),
  ],
  [
    "wants a label that is not used yet",
    "created",
    (rules) => {
      rules.whole = (body) => typeof body === "object" && body !== null && !Array.isArray(body);
      const { taken } = rules;
      rules.taken = (numbers, store, body) => {
        const isUsed = store.records.some(({ name }) => name === body.name);
        return isUsed ? numbers : taken(numbers, store, body);
      };
    },
  ],
];

test.each(bugs)("a server that %s breaks %s", async (_, broken, change) => {
  await using server = await startRuleServer(change);
  const { ids, report } = await tryCheck(server.url);
  expect(report.verdict, report.reason).toBe("broken");
  expect([ids.broken, broken === "created" ? "every-choice" : broken].flat()).toContain(
    broken === "created" ? ids.broken[0] : broken,
  );
});

test("without the companions, the run is incomplete and names what is missing, unless the user says so", async () => {
  await using server = await startRuleServer((rules) =>
    Object.assign(rules, { offers: (operation: Operation) => operation === "create" }),
  );
  const { report, ids } = await tryCheck(server.url);
  expect(report.verdict).toBe("incomplete");
  expect(ids["not proven"]).toEqual(expect.arrayContaining(["list-created", "get-created", "detach-frees", "reuse"]));
  expect(report.guarantees.find(({ id }) => id === "get-created")?.note).toContain("the server lacks getPhoneNumber");
  const known = await tryCheck(server.url, { without: ["companions"] });
  expect(known.report.verdict).toBe("kept");
  expect(known.ids["not observable"]).toEqual(expect.arrayContaining(["list-created", "get-created", "reuse"]));
});

test("a guarantee that no request could have broken is not kept", async () => {
  await using server = await startRuleServer((rules) => {
    rules.replies.listed = (_, pageInfo) => ({ status: 200, body: { data: [], pageInfo: { ...pageInfo, total: 0 } } });
  });
  const { ids } = await tryCheck(server.url);
  expect(ids.kept).not.toContain("paging");
  expect(ids.kept).not.toContain("search");
});
