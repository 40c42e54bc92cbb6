/** The schemas of the document as the check reads them: each of one type, with what they say all in one place. */
import { resolve } from "../../document/resolve.js";
import type { OpenApiDocument, Schema } from "../../document/types.js";

/**
 * What a value may be, each alternative as a schema of its own: the branches of `oneOf` and `anyOf`, the types of a list of
 * types. `null` comes last. A schema may rule out more than its alternatives say, as `oneOf` does what two of them allow.
 */
export function alternatives(document: OpenApiDocument, reference: object | undefined): Schema[] {
  const { allOf, oneOf, anyOf, ...own } = resolve(document, (reference ?? {}) as Schema);
  const whole = (allOf ?? []).reduce<Schema>((sum, part) => both(sum, resolved(document, part)), own);
  const branches = oneOf ?? anyOf;
  const found = branches
    ? branches.flatMap((branch) => alternatives(document, branch).map((each) => both(each, whole)))
    : ofOneType(whole);
  return found.toSorted((one, other) => Number(one.type === "null") - Number(other.type === "null"));
}

/** The first alternative. */
export function resolved(document: OpenApiDocument, reference: object | undefined): Schema {
  return alternatives(document, reference)[0] ?? {};
}

function both(one: Schema, other: Schema): Schema {
  return {
    ...one,
    ...other,
    ...((one.properties || other.properties) && { properties: { ...one.properties, ...other.properties } }),
    ...((one.required || other.required) && { required: [...(one.required ?? []), ...(other.required ?? [])] }),
  } as Schema;
}

function ofOneType({ const: constant, ...schema }: Schema): Schema[] {
  const whole = (constant === undefined ? schema : { ...schema, enum: [constant] }) as Schema;
  if (whole.enum) return [Array.isArray(whole.type) ? ({ ...whole, type: undefined } as unknown as Schema) : whole];
  const types = [whole.type ?? impliedType(whole)].flat();
  return types.map((type) => ({ ...whole, type }) as Schema);
}

/** What a schema that names no type is about. One that says nothing at all takes a text, too. */
function impliedType(schema: Schema): string {
  if (schema.properties || schema.required || schema.additionalProperties !== undefined) return "object";
  if ("items" in schema || schema.minItems !== undefined || schema.maxItems !== undefined) return "array";
  const isNumber =
    schema.minimum ?? schema.maximum ?? schema.exclusiveMinimum ?? schema.exclusiveMaximum ?? schema.multipleOf;
  return isNumber === undefined ? "string" : "number";
}
