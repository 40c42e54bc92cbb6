/** Other people's tools on the files that ship. */
import { once } from "node:events";
import { cp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { expect } from "vitest";
import { createClient } from "../../generated/client.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { programTest } from "../program.js";
import { run } from "../run.js";
import { number, toolTest } from "./tool-test.js";
import { typescriptTest } from "./typescript.js";

const shipped = ["openapi.yaml", "openapi.json", "openapi-codegen.json", "openapi-3.0.json"];

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
    const mock = await startMock({ port: 0 });
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
    const server = createServer(express().use(express.json(), validated, forward, failed)).listen(0, "127.0.0.1");
    try {
      await once(server, "listening");
      const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
    } finally {
      server.close();
      server.closeAllConnections();
      await mock.close();
    }
  },
);
