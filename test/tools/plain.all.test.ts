/** Other people's tools on the shipped document, each installed for its test alone. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { run, succeed } from "../run.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tools-"));
  await writeFile(join(folder, "package.json"), "{}");
  const tools = ["@stoplight/spectral-cli@6.16.3", "openapi-to-postmanv2@6.3.3", "newman@6.2.2"];
  await succeed(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", ...tools);
});
afterAll(() => rm(folder, { recursive: true }));

test("Spectral's own rules find nothing", async () => {
  await writeFile(join(folder, "ruleset.yaml"), "extends: spectral:oas\n");
  const files = ["openapi.yaml", "openapi.json"].map((name) => resolve("generated", name));
  const options = ["--ruleset", "ruleset.yaml", "--fail-severity", "hint"];
  const { code, stdout, stderr } = await run(folder, "node_modules/.bin/spectral", "lint", ...files, ...options);
  expect(code, stdout + stderr).toBe(0);
});

test("Postman's collection succeeds on the mock, but for the id that only a server can give", async () => {
  const convert = ["--spec", resolve("generated/openapi.json"), "--output", "collection.json"];
  await succeed(folder, "node_modules/.bin/openapi2postmanv2", ...convert, "--options", "parametersResolution=Example");
  const mock = await startMock({ port: 0 });
  try {
    const variables = ["--env-var", `baseUrl=${mock.url}`, "--env-var", "apiKey=any-token"];
    const report = ["--reporters", "json", "--reporter-json-export", "report.json"];
    await succeed(folder, "node_modules/.bin/newman", "run", "collection.json", ...variables, ...report);
  } finally {
    await mock.close();
  }
  const { executions } = JSON.parse(await readFile(join(folder, "report.json"), "utf8")).run;
  const failed = (executions as Execution[]).filter(({ response }) => response.code !== 200);
  expect(executions).toHaveLength(operations(document).length);
  expect(failed.map(({ item }) => item.name)).toEqual(["Release a phone number"]);
});

interface Execution {
  item: { name: string };
  response: { code: number };
}
