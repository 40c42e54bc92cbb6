import { expect, test } from "vitest";
import { redocly } from "../../scripts/redocly.js";

test("Redocly's notice about Node 20 is left out of its output", async () => {
  const { code, stderr } = await redocly(["lint", "openapi/openapi.yaml"]);

  expect(code).toBe(0);
  expect(stderr).toMatch(/^validating/);
  expect(stderr).not.toContain("Deprecation");
});
