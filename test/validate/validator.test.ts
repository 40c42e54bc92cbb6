import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateCreatePhoneNumbersRequest as validate } from "../../generated/validate.js";
import { document } from "../../scripts/document/document.js";
import { body, operation, password } from "../client/support.js";

test.each(Object.entries(operation.requestBody.examples))("nothing is wrong with the example %s", (_, example) => {
  expect(validate(example)).toEqual([]);
});

describe("says with the field's path what is wrong", () => {
  const { name: _, ...unnamed } = body;
  const { outbound, inbound } = body;
  const { enum: regions } = (document.components?.schemas?.SipRegion ?? {}) as { enum: string[] };

  test.each([
    ["an empty object", {}, "name", "name is required"],
    ["not an object", [], "", "The body must be an object, not an array"],
    ["a missing field", unnamed, "name", "name is required"],
    ["a nested missing field", { ...body, inbound: {} }, "inbound.sipRegion", "inbound.sipRegion is required"],
    [
      "a value that is not one of the list",
      { ...body, inbound: { ...inbound, sipRegion: "us003" } },
      "inbound.sipRegion",
      `inbound.sipRegion must be one of ${regions.join(", ")}, not "us003"`,
    ],
    [
      "an empty string",
      { ...body, outbound: { ...outbound, address: "" } },
      "outbound.address",
      "outbound.address must not be empty",
    ],
    ["an empty list", { ...body, phoneNumbers: [] }, "phoneNumbers", "phoneNumbers must not be empty"],
    ["a string for a boolean", { ...body, isShared: "true" }, "isShared", 'isShared must be a boolean, not "true"'],
    [
      "half of the credentials",
      { ...body, outbound: { ...outbound, auth: { username: "u" } } },
      "outbound.auth.password",
      "outbound.auth.password is required",
    ],
  ])("%s", (_, value, path, message) => {
    expect(validate(value)).toContainEqual({ path, message });
  });

  test("a number that is not in E.164 form", () => {
    const [error, ...others] = validate({ ...body, phoneNumbers: ["+12025550143", "202-555-0143"] });
    expect(others).toEqual([]);
    expect(error?.path).toBe("phoneNumbers[1]");
    expect(error?.message).toMatch(/^phoneNumbers\[1\] must be a phone number in E\.164 form .*, not "202-555-0143"$/);
    expect(error?.message).not.toContain("\n");
  });

  test("everything that is wrong, at once", () => {
    expect(validate({ outbound: {} }).map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        "name",
        "phoneNumbers",
        "inbound",
        "outbound.sipRegion",
        "outbound.address",
        "outbound.transport",
      ]),
    );
  });
});

test("never shows a value", () => {
  const wrong = {
    ...body,
    outbound: { ...body.outbound, transport: password, auth: { username: 1, password: [password] } },
  };
  const errors = validate(wrong);
  expect(errors.length).toBeGreaterThan(2);
  expect(JSON.stringify(errors)).not.toContain("pass ");
});

test("agrees with Ajv on the document's schema, whatever the value", () => {
  const ajv = new Ajv2020({ strict: false });
  ajv.addFormat("password", true);
  const reference = ajv.compile({ ...document, $ref: operation.requestBody.schema.$ref });
  const field = fc.oneof(fc.constantFrom("auto", "tls", "", "+12025550143", "enable"), fc.boolean(), fc.anything());
  const changed = fc
    .tuple(fc.constantFrom(...paths(body)), field)
    .map(([path, value]) => set(structuredClone(body), path, value));
  fc.assert(
    fc.property(fc.oneof(changed, fc.anything()), (value) => {
      expect(validate(value).length === 0).toBe(reference(value));
    }),
    { numRuns: 500 },
  );
});

test("needs no Ajv at run time", async () => {
  const source = await readFile("generated/validate.ts", "utf8");
  expect(source).not.toMatch(/^\s*(import .*|.*= require\()["']ajv/m);
});

function paths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => paths(child, [...path, key]))];
}

function set(target: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const object = target as Record<string, unknown>;
  object[key] = set(object[key], rest, value);
  return target;
}

test("narrows a value's type when nothing is wrong with it", () => {
  const value: unknown = body;
  expect(validate.is(value) && value.name).toBe(body.name);
  expect(validate.is({ ...body, name: 1 })).toBe(false);
});

test("is a Standard Schema, whose issues have the field's path as keys", async () => {
  const { version, vendor, validate: check } = validate["~standard"];
  expect({ version, vendor }).toEqual({ version: 1, vendor: "videosdk-sip-contract" });
  expect(check(body)).toEqual({ value: body });
  expect(check({ ...body, phoneNumbers: ["+12025550143", "no number"] })).toEqual({
    issues: [{ message: expect.stringContaining("phoneNumbers[1]"), path: ["phoneNumbers", 1] }],
  });
});
