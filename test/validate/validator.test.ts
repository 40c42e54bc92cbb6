import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { validateCreatePhoneNumbersRequest as validate } from "../../generated/validate.js";
import { document } from "../../scripts/document/document.js";
import { body, operation, password } from "../client/support.js";

test.each(Object.entries(operation.requestBody.examples))("nothing is wrong with the example %s", (_, example) => {
  expect(validate(example)).toEqual([]);
});

test("says with the field's path what is wrong, everything at once", () => {
  const { name: _, outbound, ...unnamed } = body;
  const wrong = {
    ...unnamed,
    phoneNumbers: ["+12025550143", "202-555-0143"],
    isShared: "true",
    inbound: {},
    outbound: { ...outbound, address: "", auth: { username: "sip-user" } },
  };
  expect(validate(wrong).toSorted((one, other) => one.path.localeCompare(other.path))).toEqual([
    { path: "inbound.sipRegion", message: "inbound.sipRegion is required" },
    { path: "isShared", message: 'isShared must be a boolean, not "true"' },
    { path: "name", message: "name is required" },
    { path: "outbound.address", message: "outbound.address must not be empty" },
    { path: "outbound.auth.password", message: "outbound.auth.password is required" },
    {
      path: "phoneNumbers[1]",
      message: expect.stringMatching(
        /^phoneNumbers\[1\] must be a phone number in E\.164 form .*, not "202-555-0143"$/,
      ),
    },
  ]);
  expect(validate([])).toEqual([{ path: "", message: "The body must be an object, not an array" }]);
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
