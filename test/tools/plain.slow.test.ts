/** The usual OpenAPI commands work in this repository, without the project's own commands. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { run } from "../run.js";

/** Runs the tool that `npx <name>` runs. */
const npx = (name: string, ...args: string[]) => run(".", `node_modules/.bin/${name}`, ...args);

test.concurrent("npx redocly lint", async ({ expect }) => {
  const { code, stderr } = await npx("redocly", "lint");
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("openapi/openapi.yaml: validated");
  expect(stderr).toContain("Your API description is valid");
  expect(stderr).not.toMatch(/You have \d+ warning/);
});

test.concurrent("npx redocly bundle openapi/openapi.yaml", async ({ expect }) => {
  const { code, stdout } = await npx("redocly", "bundle", "openapi/openapi.yaml");
  expect(code).toBe(0);
  const ids = (of: OpenApiDocument) => operations(of).map(({ operationId }) => operationId);
  expect(ids(parse(stdout))).toEqual(ids(document));
});

test.concurrent("npx openapi-typescript openapi/openapi.yaml", async ({ expect }) => {
  const { code, stdout } = await npx("openapi-typescript", "openapi/openapi.yaml");
  expect(code).toBe(0);
  const [, output = ""] = stdout.match(/→ (\S+)/) ?? [];
  const types = await readFile(output, "utf8");
  for (const { operationId } of operations(document)) expect(types).toContain(`${operationId}: {`);
  await rm(output);
});

test.concurrent("npx prism mock openapi/openapi.yaml", async ({ expect }) => {
  const prism = spawn("node_modules/.bin/prism", ["mock", "openapi/openapi.yaml", "--port", "0"]);
  const ended = once(prism, "close");
  try {
    for await (const line of createInterface(prism.stdout)) {
      const [url] = line.match(/(?<=listening on )http:\S+/) ?? [];
      if (!url) continue;
      for (const { method, path, requestBody, responses } of operations(document)) {
        const response = await fetch(url + path.replace("{phoneNumber}", "%2B12125550100").replace(/{.*}/, "any"), {
          method,
          headers: { Authorization: "any", ...(requestBody && { "Content-Type": "application/json" }) },
          ...(requestBody && { body: JSON.stringify(Object.values(requestBody.examples)[0]) }),
        });
        const success = Object.keys(responses)[0];
        expect(`${method} ${path} ${response.status}`).toBe(`${method} ${path} ${success}`);
        await response.body?.cancel();
      }
      return;
    }
    expect.fail("Prism ended without listening");
  } finally {
    prism.kill();
    await ended;
  }
});

// Dredd knows one request for each operation, and sends it once for each response: what needs another is the check's work.
test("npx dredd generated/openapi-3.0.json <url>", async () => {
  const mock = await startMock({ port: 0 });
  try {
    const options = ["--header", "Authorization: any", "--no-color"];
    const { stdout } = await npx("dredd", "generated/openapi-3.0.json", mock.url, ...options);
    const transactions = operations(document).flatMap(({ responses }) => Object.keys(responses)).length;
    expect(stdout).toContain(`0 errors, 0 skipped, ${transactions} total`);
    expect(stdout).not.toContain("parser error");
    expect(stdout).toContain("pass: POST (200) /v2/sip/phone-numbers");
    expect(stdout).toContain("pass: POST (400) /v2/sip/phone-numbers");
  } finally {
    await mock.close();
  }
});
