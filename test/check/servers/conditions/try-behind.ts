/** The check of a server in some circumstances, and what has to come of it. */
import { expect } from "vitest";
import { startPlain } from "../correct/variants.js";
import { startRuleServer } from "../rule-server.js";
import type { Rules } from "../rules.js";
import type { TestServer } from "../test-server.js";
import { type Tried, tryCheck } from "../try-check.js";
import { type Front, startBehind } from "./front.js";

type Options = Parameters<typeof tryCheck>[1];

/** The report on the server, and the numbers that the check left on it. */
export async function tryBehind(front: Front, options: Options = {}, start: () => Promise<TestServer> = startPlain) {
  const server = await startBehind(await start(), front);
  return tryAndClose(server, server.url, options);
}

export async function tryRules(change: (rules: Rules) => void, options: Options = {}) {
  const server = await startRuleServer(change);
  return tryAndClose(server, server.url, options);
}

export async function tryAndClose<Server extends TestServer>(server: Server, url: string, options: Options) {
  try {
    return { ...(await tryCheck(url, options)), server, left: server.attached() };
  } finally {
    await server.close();
  }
}

export const fields = [
  "name",
  "phoneNumbers",
  "isShared",
  "mediaEncryption",
  "inbound",
  "inbound.sipRegion",
  "outbound",
];

export function expectIncomplete({ report, ids }: Tried, reason = /./): void {
  expect(ids.broken).toEqual([]);
  expect(report.verdict).toBe("incomplete");
  expect(report.reason).toMatch(reason);
}

export function expectKept({ report, ids }: Tried): void {
  expect({ broken: ids.broken, unproven: ids["not proven"], reason: report.reason }).toEqual({
    broken: [],
    unproven: [],
  });
  expect(report.verdict).toBe("kept");
}

/** Answers 500 to every valid request. */
export function falls(rules: Rules): void {
  rules.taken = (numbers) => numbers;
  rules.replies.attached = () => ({ status: 500, body: { message: "oops" } });
}
