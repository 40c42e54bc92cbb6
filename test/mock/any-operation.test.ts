import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { randomResponses } from "../../scripts/mock/api/prism.js";
import { createApi } from "../../scripts/mock/api.js";
import { compileRules } from "../../scripts/validate/compile-rules.js";

/** The document with two more operations: reads with parameters, of which the tools know nothing. */
function withRegions(): OpenApiDocument {
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
    "/v2/sip/regions": {
      get: {
        operationId: "listRegions",
        summary: "List regions",
        parameters: [{ name: "near", in: "query", schema: { type: "string", enum: ["us", "in"] } }],
        responses: {
          "200": {
            description: "The regions.",
            content: {
              "application/json": {
                schema: { type: "object", properties: { regions: { type: "array", items: { type: "string" } } } },
                examples: { regions: { value: { regions: ["us002", "in002"] } } },
              },
            },
          },
        },
      },
    },
  };
  return copy;
}

async function ask(path: string, query = "", headers: Record<string, string> = { authorization: "a-token" }) {
  const scratch = withRegions();
  const api = createApi({
    operations: operations(scratch),
    rules: compileRules(scratch),
    loadRandom: () => randomResponses(scratch),
    memory: () => undefined,
    latency: 0,
  });
  const hungUp = () => new AbortController().signal;
  return api({ method: "GET", path, query: new URLSearchParams(query), headers, body: new Uint8Array(), hungUp });
}

test("an operation that the document gains is answered with its example", async () => {
  expect(await ask("/v2/sip/regions")).toMatchObject({
    status: 200,
    body: { regions: ["us002", "in002"] },
    outcome: "regions",
  });
});

test("its rules hold, also where it shows no answer for what breaks them", async () => {
  await expect(ask("/v2/sip/regions", "near=mars")).rejects.toMatchObject({
    status: 400,
    message: 'near must be one of us, in, not "mars"',
  });
  await expect(ask("/v2/sip/regions", "", {})).rejects.toMatchObject({ status: 401 });
  await expect(ask("/v2/sip/regions", "", { authorization: "Bearer x" })).rejects.toMatchObject({ status: 401 });
});

test("a value in the path that breaks a rule names nothing, whatever else is broken beside it", async () => {
  expect(await ask("/v2/sip/regions/us002", "near=us")).toMatchObject({ status: 200, body: { id: "us002" } });
  await expect(ask("/v2/sip/regions/us002", "near=mars")).rejects.toMatchObject({ status: 400 });
  await expect(ask("/v2/sip/regions/nowhere", "near=mars")).rejects.toMatchObject({ status: 404 });
});
