import { expect, test } from "vitest";
import { redocly } from "../../scripts/redocly.js";

interface Score {
  agentReadiness: number;
  /** From 0 to 1. */
  subscores: Record<string, number>;
  operationScores: Record<string, { subscores: Record<string, number> }>;
}

const score = (file: string) => redocly(["score", file, "--format", "json"]);
const { code, stdout, stderr } = await score("openapi/openapi.yaml");

/** Each rating that is lower than at the last release, with the operation that is rated lowest. */
function fallen(now: Score, released: Score): string[] {
  return Object.entries(now.subscores).flatMap(([rating, value]) => {
    const before = released.subscores[rating] ?? 0;
    if (value >= before) return [];
    const of = ([, { subscores }]: [string, Score["operationScores"][string]]) => subscores[rating] ?? 1;
    const [lowest] = Object.entries(now.operationScores).toSorted((one, other) => of(one) - of(other));
    return [`${rating} fell from ${before.toFixed(2)} to ${value.toFixed(2)}, lowest in ${lowest?.[0]}`];
  });
}

// A response with a sentence and nothing else counts as unclear, and one that two operations share as missing in the second.
test("an agent can use the document: Redocly scores its readiness 89 or more", async () => {
  const now = JSON.parse(stdout) as Score;
  const released = JSON.parse((await score("openapi/released.json")).stdout) as Score;
  const why = `Since the last release ${fallen(now, released).join("; ")}. See npx redocly score openapi/openapi.yaml`;
  expect(now.agentReadiness, why).toBeGreaterThanOrEqual(89);
});

test("Redocly's notice about Node 20 is left out of its output", () => {
  expect(code).toBe(0);
  expect(stderr).toMatch(/^Document: /);
  expect(stderr).not.toContain("Deprecation");
});
