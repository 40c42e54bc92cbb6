import { expect, test } from "vitest";
import { resolve } from "../../scripts/document/resolve.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";

const document = {
  openapi: "3.1.0",
  info: { title: "", version: "" },
  components: {
    schemas: {
      Name: { type: "string", description: "of the schema" },
      Alias: { $ref: "#/components/schemas/Name" },
      "a/b": { type: "boolean" },
    },
  },
} as unknown as OpenApiDocument;

test("an object that is no reference is itself", () => {
  const schema = { type: "string" };
  expect(resolve(document, schema)).toBe(schema);
});

test("follows references to references, and escaped names", () => {
  expect(resolve(document, { $ref: "#/components/schemas/Alias" })).toMatchObject({ type: "string" });
  expect(resolve(document, { $ref: "#/components/schemas/a~1b" })).toEqual({ type: "boolean" });
});

test("keywords beside a reference win", () => {
  const reference = { $ref: "#/components/schemas/Name", description: "of the field" };
  expect(resolve(document, reference)).toEqual({ type: "string", description: "of the field" });
});

test("a reference that leads nowhere or out of the document is refused by name", () => {
  expect(() => resolve(document, { $ref: "#/components/schemas/Nobody" })).toThrow("#/components/schemas/Nobody");
  expect(() => resolve(document, { $ref: "other.yaml" })).toThrow("other.yaml");
});
