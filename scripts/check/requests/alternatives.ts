/** The schemas of the document as the check reads them: each of one type, with what they say all in one place. */
import { resolve } from "../../document/resolve.js";
import type { OpenApiDocument, Schema } from "../../document/types.js";

/**
 * The alternatives that a schema allows, each as a schema of its own: the branches of `oneOf` and `anyOf`, and each of several
 * types. `null` comes last. The schema may still reject a value that an alternative allows: `oneOf` rejects what two of them
 * allow.
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

/** Derives the type of a schema without `type` from its keywords. An empty schema counts as a string. */
function impliedType(schema: Schema): string {
  if (schema.properties || schema.required || schema.additionalProperties !== undefined) return "object";
  if ("items" in schema || schema.minItems !== undefined || schema.maxItems !== undefined) return "array";
  const isNumber =
    schema.minimum ?? schema.maximum ?? schema.exclusiveMinimum ?? schema.exclusiveMaximum ?? schema.multipleOf;
  return isNumber === undefined ? "string" : "number";
}
