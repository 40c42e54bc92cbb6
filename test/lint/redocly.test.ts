import { expect, test } from "vitest";
import { redocly } from "../../scripts/redocly.js";

const score = await redocly(["score", "openapi/openapi.yaml", "--format", "json"]);

// A response with a sentence and nothing else counts as unclear, and one that two operations share as missing in the second.
test("an agent can use the document: Redocly scores its readiness 89 or more", () => {
  expect(JSON.parse(score.stdout).agentReadiness).toBeGreaterThanOrEqual(89);
});

test("Redocly's notice about Node 20 is left out of its output", () => {
  expect(score.code).toBe(0);
  expect(score.stderr).toMatch(/^Document: /);
  expect(score.stderr).not.toContain("Deprecation");
});
