/** A valid value for any schema of the document. */
import { isObject } from "../../document/json.js";
import { isSecret } from "../../document/secret-fields.js";
import type { OpenApiDocument, Schema } from "../../document/types.js";
import { resolved } from "./alternatives.js";
import { type Path, valueAt } from "./json-path.js";
import { sampleNumber } from "./numbers.js";

export interface SampleContext {
  document: OpenApiDocument;
  /** Whether a request body keeps every rule of the document. */
  isValid(body: unknown): boolean;
  /** Whole request bodies that the document shows. */
  examples: unknown[];
  /** The value to send in a secret field. */
  password: string;
}

/** Whether the schema is that of a phone number, which must be a fresh one in each request. */
export function isPhoneNumber({ type, pattern }: Schema): boolean {
  return type === "string" && pattern !== undefined && new RegExp(pattern, "u").test(sampleNumber);
}

/**
 * The value that the document itself gives, or the plainest one that the schema allows.
 * Phone numbers are {@link sampleNumber}, to be replaced by fresh ones.
 *
 * @param path where in the body the value stands
 */
export function sample(context: SampleContext, reference: object | undefined, path: Path): unknown {
  const schema = resolved(context.document, reference);
  if (isPhoneNumber(schema)) return sampleNumber;
  if (isSecret(schema)) return context.password;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, sample(context, schema.properties?.[key], [...path, key])]),
      );
    case "array": {
      const { items } = schema as { items?: object };
      const { enum: choices } = resolved(context.document, items);
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, (_, index) =>
        schema.uniqueItems && choices ? choices[index] : sample(context, items, path),
      );
    }
  }
  const shown = context.examples.map((example) => valueAt(example, path)).find((value) => value !== undefined);
  const given = shown ?? schema.examples?.[0] ?? schema.default;
  if (given !== undefined) return given;
  switch (schema.type) {
    case "null":
      return null;
    case "boolean":
      return true;
    case "integer":
    case "number":
      return plainNumber(schema);
    default:
      return plainText(schema, path);
  }
}

function plainNumber({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf = 1 }: Schema): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? undefined : Number(exclusiveMinimum) + multipleOf);
  const most = maximum ?? (exclusiveMaximum === undefined ? undefined : Number(exclusiveMaximum) - multipleOf);
  const wanted = least ?? Math.min(1, most ?? 1);
  return Math.ceil(wanted / multipleOf) * multipleOf;
}

/** A text of each form that JSON Schema names. None of them is anybody's. */
const forms: Record<string, string> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  duration: "P1D",
  email: "nobody@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  time: "12:00:00Z",
  uri: "https://example.com/",
  "uri-reference": "/example",
  uuid: "00000000-0000-4000-8000-000000000000",
};

function plainText({ pattern, format = "", minLength = 0, maxLength }: Schema, path: Path): string {
  if (pattern) throw new Error(`${path.join(".")} has a pattern: give its schema an example that fits it`);
  return forms[format] ?? "example".padEnd(minLength, "-").slice(0, maxLength ?? Number.POSITIVE_INFINITY);
}

/** A copy in which the sample numbers are these, one after the other. */
export function withNumbers<T>(value: T, numbers: readonly string[]): T {
  const rest = [...numbers];
  const replaced = (inner: unknown): unknown => {
    if (inner === sampleNumber) return rest.shift() ?? sampleNumber;
    if (Array.isArray(inner)) return inner.map(replaced);
    if (!isObject(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, replaced(item)]));
  };
  return replaced(value) as T;
}
