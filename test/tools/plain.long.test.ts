/** Other people's tools: the usual OpenAPI commands, in this repository, and more on the files that ship. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { createClient } from "../../generated/client.js";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { programTest } from "../program.js";
import { run } from "../run.js";
import { serve } from "../serve.js";
import { number, toolTest } from "./tool-test.js";
import { typescriptTest } from "./typescript.js";

const shipped = ["openapi.yaml", "openapi.json", "openapi-codegen.json", "openapi-3.0.json"];

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
  await using mock = await startMock({ port: 0 });
  const options = ["--header", "Authorization: any", "--no-color"];
  const { stdout } = await npx("dredd", "generated/openapi-3.0.json", mock.url, ...options);
  const transactions = operations(document).flatMap(({ responses }) => Object.keys(responses)).length;
  expect(stdout).toContain(`0 errors, 0 skipped, ${transactions} total`);
  expect(stdout).not.toContain("parser error");
  expect(stdout).toContain("pass: POST (200) /v2/sip/phone-numbers");
  expect(stdout).toContain("pass: POST (400) /v2/sip/phone-numbers");
});

programTest("plain Redocly says the same on Node 24", "node24", async () => {
  const [here, there] = await Promise.all([
    run(".", process.execPath, "node_modules/.bin/redocly", "lint", "--format", "json"),
    run(".", "node24", "node_modules/.bin/redocly", "lint", "--format", "json"),
  ]);
  expect(there.code).toBe(0);
  expect(JSON.parse(there.stdout)).toEqual(JSON.parse(here.stdout));
});

toolTest("Redocly's strictest rules find nothing in what ships", {}, async (folder) => {
  // The reason for the rule that is off is in this repository's redocly.yaml.
  const settings = "telemetry: off\nextends: [recommended-strict]\nrules:\n  no-ambiguous-paths: off\n";
  await writeFile(join(folder, "redocly.yaml"), settings);
  for (const file of shipped) await cp(`generated/${file}`, join(folder, file));
  const { code, stdout, stderr } = await run(folder, resolve("node_modules/.bin/redocly"), "lint", ...shipped);
  expect(code, stdout + stderr).toBe(0);
});

toolTest(
  "Spectral's own rules find nothing in what ships",
  { packages: ["@stoplight/spectral-cli@6.16.3"] },
  async (folder) => {
    await writeFile(join(folder, "ruleset.yaml"), "extends: [spectral:oas, spectral:arazzo]\n");
    const documents = shipped.map((name) => resolve("generated", name));
    const files = [...documents, resolve("openapi/guarantees.arazzo.yaml")];
    const options = ["--ruleset", "ruleset.yaml", "--fail-severity", "hint"];
    const { code, stdout, stderr } = await run(folder, "node_modules/.bin/spectral", "lint", ...files, ...options);
    expect(code, stdout + stderr).toBe(0);
  },
);

typescriptTest("hey-api", {
  packages: ["@hey-api/openapi-ts@0.99.0", "typescript@5.9.3"],
  command: ["openapi-ts", "--input", "openapi-codegen.json", "--output", "sip", "--no-log-file"],
});

toolTest(
  "express-openapi-validator takes every response of the mock by the 3.0 file, and refuses an invalid request",
  { packages: ["express-openapi-validator@5.6.2"] },
  async (folder) => {
    await using mock = await startMock({ port: 0 });
    const { middleware } = createRequire(join(folder, "package.json"))("express-openapi-validator");
    const forward: RequestHandler = async ({ method, originalUrl, headers, body }, response) => {
      const answer = await fetch(mock.url + originalUrl, {
        method,
        headers: { authorization: `${headers.authorization}`, "content-type": "application/json" },
        body: body ? JSON.stringify(body) : null,
      });
      response.status(answer.status).json(await answer.json());
    };
    const failed: ErrorRequestHandler = ({ status, message }, _request, response, _next) => {
      response.status(status ?? 500).json({ message });
    };
    const validated = middleware({ apiSpec: "generated/openapi-3.0.json", validateResponses: true });
    const baseUrl = await serve(express().use(express.json(), validated, forward, failed));
    const client = createClient({ baseUrl, token: "any-token", retry: 0 });
    const body = {
      name: "Front desk",
      phoneNumbers: [number],
      inbound: { sipRegion: "auto" as const },
      outbound: { address: "sip.example.com", sipRegion: "auto" as const, transport: "tls" as const },
    };
    await client.createPhoneNumbers({
      ...body,
      outbound: { ...body.outbound, auth: { username: "u", password: "p" } },
    });
    await expect(client.createPhoneNumbers(body)).rejects.toMatchObject({ code: "alreadyAttached" });
    const wrong = { ...body, name: 1 as never };
    await expect(client.createPhoneNumbers(wrong)).rejects.toMatchObject({
      message: expect.stringContaining("request/body/name"),
    });

    const { phoneNumber, inbound, outbound } = await client.getPhoneNumber(number);
    await client.updatePhoneNumberGateway(outbound?.id ?? "", { transport: "tcp" });
    await client.detachPhoneNumber(number);
    expect(await client.getPhoneNumber(number)).toMatchObject({ inbound: null, outbound: null });
    expect((await client.listPhoneNumbers()).data).toMatchObject([{ inbound: null, outbound: null }]);
    await client.deleteInboundGateway(inbound?.id ?? "");
    await client.deleteOutboundGateway(outbound?.id ?? "");
    await client.releasePhoneNumber(phoneNumber.phoneNumberId);
    await expect(client.getPhoneNumber(number)).rejects.toMatchObject({ code: "notFound" });
  },
);
