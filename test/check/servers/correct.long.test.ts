/** Servers that keep the contract: no guarantee is ever called broken, whatever the seed and however they answer. */
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { blamed } from "./correct/blamed.js";
import { correctServers } from "./correct/index.js";
import { startRuleServer } from "./rule-server.js";
import type { Rules } from "./rules.js";
import { type Tried, tryCheck } from "./try-check.js";

function expectKept({ ids, report }: Tried): void {
  expect({ broken: ids.broken, reason: report.reason }).toEqual({ broken: [] });
  expect(report.verdict).toBe("kept");
}

const harmless: [string, (rules: Rules) => void][] = [
  ["names a charset", (rules) => setReplies(rules, { type: "application/json; charset=utf-8" })],
  ["sends more than it must", (rules) => setReplies(rules, { body: { message: "…", id: 7, details: [] } })],
  ["sends an empty message", (rules) => setReplies(rules, { body: { message: "" } })],
  ["is so fast that races never overlap", (rules) => Object.assign(rules, { window: 0 })],
  ["is slow to look at its state", (rules) => Object.assign(rules, { window: 30 })],
  ["answers 400 to who loses a race", (rules) => Object.assign(rules.replies, { lost: rules.replies.invalid })],
  ["answers 400 to another media type", (rules) => Object.assign(rules.replies, { mediaType: rules.replies.invalid })],
  ["refuses an empty name", (rules) => wrap(rules, "name", (body) => body.name !== "")],
];

const ofCreate = ["created", "invalid", "malformed", "attached", "lost", "unauthorized", "mediaType"] as const;

function setReplies({ replies }: Rules, change: { type?: string; body?: unknown }): void {
  for (const key of ofCreate) {
    const reply: (argument: never) => object = replies[key];
    Object.assign(replies, { [key]: (argument: never) => ({ ...reply(argument), ...change }) });
  }
}

function wrap(rules: Rules, rule: "name", further: Rules["name"]): void {
  const { [rule]: before } = rules;
  rules[rule] = (body) => before(body) && further(body);
}

test.concurrent.each(harmless)("a correct server that %s keeps every guarantee", async (_, change) => {
  await using server = await startRuleServer(change);
  expectKept(await tryCheck(server.url));
});

test("a correct server that takes one request at a time keeps every guarantee", async () => {
  let last = Promise.resolve();
  await using server = await startRuleServer(undefined, {
    schedule(work) {
      last = last.then(work).then(() => pause(1));
      return last;
    },
  });
  expectKept(await tryCheck(server.url));
});

test.concurrent.each(correctServers)("$name is not blamed, whatever the seed", async ({ start }) => {
  const seed = Math.floor(Math.random() * 1_000_000);
  for (const companions of [true, false]) {
    const options = { seed, companions };
    expect(await blamed(start, options)).toEqual({ ...options, broken: [], verdict: "kept" });
  }
});
