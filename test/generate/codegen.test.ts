/** The document for code generators: a client made from it must not fail on a response that no page forbids. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import codegen from "../../generated/openapi-codegen.json" with { type: "json" };
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";

const generators = codegen as unknown as OpenApiDocument;
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
ajv.addFormat("date-time", true);
ajv.addVocabulary(["components"]);
ajv.addSchema({ $id: "document", components: generators.components }, "document");

/** Validates as a strict client would. */
function isValid(schema: object, value: unknown): boolean {
  const text = JSON.stringify(schema).replaceAll('"#/', '"document#/');
  return ajv.validate(JSON.parse(text), value);
}

describe.each(operations(generators))("$operationId", (operation) => {
  test("names its security by itself", () => {
    const method = operation.method.toLowerCase() as "get";
    expect(generators.paths?.[operation.path]?.[method]?.security).toEqual(document.security);
  });

  test.each(Object.entries(operation.responses))(
    "accepts the examples of %s, with a field that is not listed",
    (_, { content }) => {
      if (!content) return;
      for (const example of Object.values(content.examples)) {
        expect(isValid(content.schema, example), JSON.stringify(ajv.errors)).toBe(true);
        expect(isValid(content.schema, { ...(example as object), notListed: true })).toBe(true);
      }
    },
  );

  test("holds a request to what the contract holds it to", () => {
    const contract = operations(document).find(({ operationId }) => operationId === operation.operationId);
    const names = (schema?: object) => JSON.stringify(schema ?? {});
    expect(names(operation.requestBody?.schema)).toBe(names(contract?.requestBody?.schema));
  });
});

test("a value whose form is only assumed or from the SDK is accepted in a response", () => {
  const record = { phoneNumberId: "pn", e164: "00 1 212", countryCode: "", createdAt: "2026-05-11 10:00:00" };
  const entry = { phoneNumber: record, inbound: { id: "gw", transport: "ws", mediaEncryption: "on" }, outbound: null };
  expect(isValid({ $ref: "#/components/schemas/PhoneNumberWithGateways" }, entry), JSON.stringify(ajv.errors)).toBe(
    true,
  );
  expect(isValid({ $ref: "#/components/schemas/PhoneNumberList" }, { data: [entry] })).toBe(true);
});

test("fields that a client needs are still required, and types still hold", () => {
  const schema = { $ref: "#/components/schemas/PhoneNumberWithGateways" };
  const gateways = { inbound: null, outbound: null };
  expect(isValid(schema, { ...gateways, phoneNumber: { e164: "+12125550100" } })).toBe(false);
  expect(isValid(schema, { ...gateways, phoneNumber: { phoneNumberId: 5, e164: "+12125550100" } })).toBe(false);
});

test("no schema has an extension, and the description fits on two lines", () => {
  expect(JSON.stringify(generators.components?.schemas)).not.toContain('"x-');
  expect(generators.info.description?.split("\n")).toHaveLength(2);
});
