/** The guarantees as Arazzo workflows: plain Redocly runs them, against the mock. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parse } from "yaml";
import mockDocument from "../../generated/openapi-mock.json" with { type: "json" };
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { redocly } from "../../scripts/redocly.js";

const file = "openapi/guarantees.arazzo.yaml";
const arazzo = parse(await readFile(file, "utf8"));

/** Runs all workflows against a server. */
const respect = (url: string) => redocly(["respect", file, "--input", "token=any-token", "--server", `sip=${url}`]);

test("every workflow passes on the mock, also after an interrupted run", async () => {
  await using mock = await startMock({ port: 0 });
  const { stdout, stderr, code } = await respect(mock.url);
  expect(code, `${stdout}${stderr}`).toBe(0);

  const body = Object.values(operations(document)[0]?.requestBody?.examples ?? {})[0] as object;
  const phoneNumbers = [...new Set(JSON.stringify(arazzo).match(/\+1\d{10}/g))];
  const left = await fetch(`${mock.url}/v2/sip/phone-numbers`, {
    method: "POST",
    headers: { Authorization: "any-token", "Content-Type": "application/json" },
    body: JSON.stringify({ ...body, phoneNumbers }),
  });
  expect(left.status).toBe(200);
  expect((await respect(mock.url)).code).toBe(0);
});

test("a server that breaks a guarantee fails a workflow", async () => {
  await using mock = await startMock({ port: 0 });
  mock.next({ status: 500 });
  expect((await respect(mock.url)).code).not.toBe(0);
});

test("it passes Redocly's linter, and has the document's version", async () => {
  const { code, stderr } = await redocly(["lint", file]);
  expect(code, stderr).toBe(0);
  expect(arazzo.info.version, `raise info.version in ${file}`).toBe(document.info.version);
});

test("it names only guarantees and operations of the document, and no server but the mock", () => {
  const known = operations(document).flatMap(({ guarantees }) => guarantees.map(({ id }) => id));
  for (const { description, steps } of arazzo.workflows) {
    const named = [...description.matchAll(/`([^`]+)`/g)].map(([, id]) => id);
    expect(named.length).toBeGreaterThan(0);
    expect(known).toEqual(expect.arrayContaining(named));
    for (const { operationId } of steps) {
      expect(operations(document).map((operation) => operation.operationId)).toContain(operationId);
    }
  }
  expect(arazzo.sourceDescriptions).toEqual([{ name: "sip", url: "../generated/openapi-mock.json", type: "openapi" }]);
  expect(mockDocument.servers.map(({ url }) => new URL(url).hostname)).toEqual(["127.0.0.1"]);
});
