import { Converter } from "@apiture/openapi-down-convert";
import { eachObject } from "../document/json.js";
import { operationObjects } from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import type { OpenApiDocument, Schema } from "../document/types.js";

/** The document as OpenAPI 3.0, for tools that cannot read 3.1. It lacks `info.summary` and examples of schemas. */
export function downConvert(document: OpenApiDocument): object {
  const converted = new Converter(structuredClone(document)).convert() as OpenApiDocument;
  // The converter leaves five things that are new in 3.1 where they are, and tools for 3.0 trip over one more.
  delete converted.info.summary;
  licenseByUrl(converted, document);
  eachObject(converted, dropDependentRequired);
  eachObject(converted, (object) => useNullable(converted, object));
  eachObject(converted, keepBesideRefs);
  useOneExample(converted);
  nameErrorRanges(converted);
  return converted;
}

/** 3.0 has no `license.identifier`, and its linters ask for an address. */
function licenseByUrl({ info }: OpenApiDocument, document: OpenApiDocument): void {
  const { identifier } = document.info.license ?? {};
  if (info.license && identifier) info.license.url ??= `https://spdx.org/licenses/${identifier}.html`;
}

function dropDependentRequired(object: Record<string, unknown>): void {
  if (typeof object.dependentRequired === "object") delete object.dependentRequired;
}

/** Tools for 3.0, Dredd among them, read the one `example` of a parameter, and not its `examples`. */
function useOneExample(document: OpenApiDocument): void {
  for (const parameter of operationObjects(document).flatMap(({ parameters = [] }) => parameters)) {
    const [first] = Object.values(parameter.examples ?? {});
    if (!first || !("value" in first)) continue;
    parameter.example = first.value;
    delete parameter.examples;
  }
}

/** Rust's progenitor takes `default` for a success too, and refuses an operation with two kinds of them. */
function nameErrorRanges(document: OpenApiDocument): void {
  for (const { responses } of operationObjects(document)) {
    const { default: otherError } = responses;
    if (!otherError) continue;
    Object.assign(responses, { "4XX": otherError, "5XX": otherError });
    delete responses.default;
  }
}

/** In 3.0 nothing may stand beside a `$ref`: beside a schema's, `allOf` holds the reference. Elsewhere it is left out. */
function keepBesideRefs(object: Record<string, unknown>): void {
  const { $ref, ...beside } = object;
  if (typeof $ref !== "string" || Object.keys(beside).length === 0) return;
  for (const key of Object.keys(object)) delete object[key];
  if ($ref.startsWith("#/components/schemas/")) Object.assign(object, { ...beside, allOf: [{ $ref }] });
  else object.$ref = $ref;
}

/**
 * In 3.0 a schema that is one of two, of which one is `null`, is the other and `nullable`. A reference takes part in the
 * decision: `null` is refused where the schema that it leads to has a type and is not `nullable` itself.
 */
function useNullable(document: OpenApiDocument, object: Schema): void {
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const choices = (object[keyword] ?? []) as Schema[];
    const [other, ...more] = choices.filter(({ type }) => type !== "null");
    if (!other || more.length > 0 || choices.length !== 2) continue;
    delete object[keyword];
    const name = other.$ref?.replace("#/components/schemas/", "") ?? "";
    const referenced = document.components?.schemas?.[name];
    if (referenced) Object.assign(referenced, { nullable: true });
    Object.assign(object, { type: resolve(document, other).type, nullable: true, allOf: [other] });
  }
}
