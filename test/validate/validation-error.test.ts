/** How validation errors read, whoever reports them. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { type SchemaError, sentence, validationErrors } from "../../scripts/validate/validation-error.js";

const ajv = new Ajv2020({ allErrors: true, messages: false, strict: false });
ajv.addFormat("date", /^\d{4}-\d\d-\d\d$/);

function errorsOf(
  schema: object,
  value: unknown,
  more: { secrets?: string[]; meanings?: Record<string, string> } = {},
) {
  const validate = ajv.compile(schema);
  validate(value);
  return validationErrors((validate.errors ?? []) as SchemaError[], value, {
    whole: "The body",
    meanings: {},
    ...more,
  });
}

const messageOf = (rule: object, value: unknown) =>
  sentence(errorsOf({ properties: { field: rule } }, { field: value }));

test.each<[object, unknown, string]>([
  [{ type: "string" }, 1, "must be a string, not 1"],
  [{ type: "boolean" }, "true", 'must be a boolean, not "true"'],
  [{ type: "integer" }, null, "must be an integer, not null"],
  [{ type: "array" }, {}, "must be an array, not an object"],
  [{ type: "object" }, [], "must be an object, not an array"],
  [{ type: ["string", "null"] }, 1, "must be a string or null, not 1"],
  [{ enum: ["udp", "tcp"] }, "UDP", 'must be one of udp, tcp, not "UDP"'],
  [{ const: 1 }, 2, "must be 1, not 2"],
  [{ pattern: "^a" }, "b", 'must match ^a, not "b"'],
  [{ pattern: "^a" }, "b".repeat(41), "must match ^a, not a string of 41 characters"],
  [{ format: "date" }, "today", 'must be a valid date, not "today"'],
  [{ minLength: 1 }, "", "must not be empty"],
  [{ minItems: 1 }, [], "must not be empty"],
  [{ minLength: 2 }, "a", "must have at least 2 characters"],
  [{ minItems: 2 }, [1], "must have at least 2 items"],
  [{ maxLength: 2 }, "abc", "must have at most 2 characters"],
  [{ maxItems: 1 }, [1, 2], "must have at most 1 item"],
  [{ minimum: 1 }, 0, "must be at least 1, not 0"],
  [{ maximum: 1 }, 2, "must be at most 1, not 2"],
  [{ exclusiveMinimum: 1 }, 1, "must be more than 1, not 1"],
  [{ exclusiveMaximum: 1 }, 1, "must be less than 1, not 1"],
  [{ uniqueItems: true }, [1, 1], "breaks the rule uniqueItems"],
])("the rule %j for %j: %s", (rule, value, message) => {
  expect(messageOf(rule, value)).toBe(`field ${message}`);
});

test.each<[object, unknown, string, string]>([
  [{ required: ["a/b"] }, {}, "a/b", "a/b is required"],
  [{ dependentRequired: { a: ["b"] } }, { a: 1 }, "b", "b is required beside a"],
  [{ additionalProperties: false }, { "x~y": 1 }, "x~y", "x~y is not a known field"],
  [{ unevaluatedProperties: false }, { x: 1 }, "x", "x is not a known field"],
  [{ type: "object" }, "text", "", "The body must be an object, not a string"],
  [
    { properties: { a: { items: { properties: { b: { type: "string" } } } } } },
    { a: [{ b: "" }, { b: 1 }] },
    "a[1].b",
    "a[1].b must be a string, not 1",
  ],
])("the place of an error, by the schema %j", (schema, value, path, message) => {
  expect(errorsOf(schema, value)).toEqual([{ path, message }]);
});

test("a pattern is named by its meaning", () => {
  const meanings = { "^\\+": "a phone number" };
  expect(errorsOf({ properties: { a: { pattern: "^\\+" } } }, { a: "1" }, { meanings })[0]?.message).toBe(
    'a must be a phone number (^\\+), not "1"',
  );
});

test("a field has one error, the one that explains the others", () => {
  expect(messageOf({ type: "string", enum: ["a"] }, 1)).toBe("field must be a string, not 1");
  expect(messageOf({ minLength: 3, maxLength: 4, pattern: "^a" }, "b")).toBe('field must match ^a, not "b"');
});

const hidden = "hunter2-hunter2";

test.each<[string, object, unknown]>([
  ["in a secret field", { properties: { password: { enum: ["x"] } } }, { password: hidden }],
  [
    "in an object of a secret name",
    { properties: { auth: { properties: { a: { enum: [1] } } } } },
    { auth: { a: hidden } },
  ],
  ["in place of an object of secrets", { properties: { auth: { type: "object" } } }, { auth: hidden }],
  [
    "in a field beside the secret one",
    { properties: { a: { enum: ["x"] } } },
    { a: hidden, auth: { password: hidden } },
  ],
  ["within a longer text", { properties: { a: { enum: ["x"] } } }, { a: `x${hidden}`, passwd: hidden }],
  ["as the whole body", { type: "object" }, hidden],
])("a secret is not shown: %s", (_, schema, value) => {
  const [error, ...others] = errorsOf(schema, value);
  expect(others).toEqual([]);
  expect(error?.message).toMatch(/, not a string$/);
});

test("a token that stands in a value is not shown", () => {
  const schema = { properties: { a: { enum: ["x"] } } };
  expect(errorsOf(schema, { a: hidden }, { secrets: ["", hidden] })[0]?.message).toBe(
    "a must be one of x, not a string",
  );
  expect(errorsOf(schema, { a: "b" }, { secrets: ["", hidden] })[0]?.message).toBe('a must be one of x, not "b"');
});

test("of very many errors the first are listed, and a sentence has 20 of them", () => {
  const errors = errorsOf({ items: { type: "string" } }, Array(5000).fill(0));
  expect(errors).toHaveLength(1000);
  expect(sentence(errors)).toMatch(/^\[0\] must be a string, not 0; .*; and more$/);
  expect(sentence(errors).split("; ")).toHaveLength(21);
  expect(sentence(errors.slice(0, 20)).split("; ")).toHaveLength(20);
});
