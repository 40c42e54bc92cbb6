import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { randomResponses } from "../../scripts/mock/api/prism.js";
import { createApi } from "../../scripts/mock/api.js";
import { compileRules } from "../../scripts/validate/compile-rules.js";

/** The document with one more operation: a read with parameters, of which the tools know nothing. */
function withRegion(): OpenApiDocument {
  const copy = structuredClone(document);
  copy.paths = {
    ...copy.paths,
    "/v2/sip/regions/{region}": {
      get: {
        operationId: "getRegion",
        summary: "Get a region",
        parameters: [
          { name: "region", in: "path", required: true, schema: { type: "string", pattern: "^[a-z]+\\d+$" } },
          { name: "near", in: "query", schema: { type: "string", enum: ["us", "in"] } },
        ],
        responses: {
          "200": {
            description: "The region.",
            content: {
              "application/json": { schema: { type: "object" }, examples: { region: { value: { id: "us002" } } } },
            },
          },
        },
      },
    },
  };
  return copy;
}

async function ask(region: string, query = "", headers: Record<string, string> = { authorization: "a-token" }) {
  const scratch = withRegion();
  const api = createApi({
    operations: operations(scratch),
    rules: compileRules(scratch),
    loadRandom: () => randomResponses(scratch),
    memory: () => undefined,
    latency: 0,
  });
  const hungUp = () => new AbortController().signal;
  const path = `/v2/sip/regions/${region}`;
  return api({ method: "GET", path, query: new URLSearchParams(query), headers, body: new Uint8Array(), hungUp });
}

test("an operation that the document gains is answered with its example, where its rules are kept", async () => {
  expect(await ask("us002", "near=us")).toMatchObject({ status: 200, body: { id: "us002" }, outcome: "region" });
  await expect(ask("us002", "near=mars")).rejects.toMatchObject({
    status: 400,
    message: 'near must be one of us, in, not "mars"',
  });
});

test("a token is asked for, also where the document shows no answer without one", async () => {
  await expect(ask("us002", "", {})).rejects.toMatchObject({ status: 401 });
  await expect(ask("us002", "", { authorization: "Bearer x" })).rejects.toMatchObject({ status: 401 });
});

test("a value in the path that breaks a rule names nothing, whatever else is broken beside it", async () => {
  await expect(ask("nowhere", "near=mars")).rejects.toMatchObject({ status: 404 });
});
