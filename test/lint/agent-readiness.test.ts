import { expect, test } from "vitest";
import { redocly } from "../../scripts/redocly.js";

test("an agent can use the document: Redocly scores its readiness 93 or more", async () => {
  const { stdout } = await redocly(["score", "openapi/openapi.yaml", "--format", "json"]);
  expect(JSON.parse(stdout).agentReadiness).toBeGreaterThanOrEqual(93);
});
