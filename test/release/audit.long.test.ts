/** `npm run audit` asks a registry that this test plays. */
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { run } from "../run.js";
import { serve } from "../serve.js";
import { shared } from "../shared.js";

const { clone } = await shared("installation");

/** Starts a registry with an advisory for one package, and audits the clone with it. */
async function auditWith(vulnerable: string) {
  const advisory = { id: 1, url: "https://example.com/1", title: "A hole", severity: "high", vulnerable_versions: "*" };
  const registry = createServer((request, response) => {
    request.resume();
    const isAdvisories = request.method === "POST";
    response.writeHead(isAdvisories ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(isAdvisories ? { [vulnerable]: [advisory] } : {}));
  });
  const variables = [`npm_config_registry=${await serve(registry)}`, "npm_config_cache=.npm-cache"];
  return run(clone, "env", ...variables, process.execPath, "--import", "tsx", "scripts/build/audit.ts");
}

test("a vulnerability of a bundled package fails, and names the package with its version", async () => {
  const { code, stdout } = await auditWith("yaml");
  expect(stdout).toMatch(/^yaml \d+\.\d+\.\d+: high\n$/);
  expect(code).toBe(1);
});

test("a vulnerability of a package that is not bundled does not fail", async () => {
  const { code, stdout } = await auditWith("playwright-core");
  expect(stdout).toContain("No known vulnerability in ");
  expect(code).toBe(0);
});
