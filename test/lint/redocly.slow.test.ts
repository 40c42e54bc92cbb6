import { expect, test } from "vitest";
import { redocly } from "../../scripts/redocly.js";

const { code, stdout, stderr } = await redocly(["score", "openapi/openapi.yaml", "--format", "json"]);

// A response with a sentence and nothing else counts as unclear, and one that two operations share as missing in the second.
test("an agent can use the document: Redocly scores its readiness 89 or more", () => {
  const { agentReadiness } = JSON.parse(stdout);
  expect(agentReadiness, "See npx redocly score openapi/openapi.yaml").toBeGreaterThanOrEqual(89);
});

test("Redocly's notice about Node 20 is left out of its output", () => {
  expect(code).toBe(0);
  expect(stderr).toMatch(/^Document: /);
  expect(stderr).not.toContain("Deprecation");
});
