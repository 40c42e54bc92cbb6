/**
 * The document for code generators. Generated clients enforce what a schema says, also on the response of a create that
 * succeeded; so responses here are open, and nothing is enforced in them that no page documents.
 */
import { operationObjects } from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import type { OpenApiDocument, Response, Schema } from "../document/types.js";
import { sentSchemas } from "./sent-schemas.js";

/** Fields without which a client cannot go on: they stay required where only the SDK says that they are always there. */
const indispensable = new Set(["phoneNumberId", "e164", "data", "id"]);

/** Keywords that a response is held to where they are documented, and not where they are marked. */
const constraints = [
  ...["pattern", "format", "minLength", "maxLength", "minimum", "maximum", "enum", "dependentRequired"],
] as (keyof Schema)[];

const aboutIt =
  "Unofficial: written from VideoSDK's public reference pages. The guide, and what is documented or assumed, are in openapi.yaml.";

/** @param document as {@link published} makes it */
export function codegenDocument(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  const sent = sentSchemas(copy);
  copy.info.description = `${copy.info.summary}\n${aboutIt}`;
  for (const { content } of responses(copy)) {
    for (const mediaType of Object.values(content ?? {})) open(copy, mediaType.schema as Schema, sent);
  }
  for (const [name, schema] of Object.entries(copy.components?.schemas ?? {})) {
    if (!sent.has(name)) open(copy, schema as Schema, sent);
  }
  // Some generators read the security of an operation, and not the document's.
  for (const operation of operationObjects(copy)) operation.security ??= copy.security ?? [];
  dropExtensions(copy);
  return copy;
}

/** Opens a schema of responses in place. Schemas that it refers to are opened where they stand, but for sent ones. */
function open(document: OpenApiDocument, schema: Schema, sent: Set<string>): void {
  const shared = sent.has(schema.$ref?.replace("#/components/schemas/", "") ?? "");
  if (shared) {
    // A request is held to it as it is, so a response gets a copy.
    Object.assign(schema, structuredClone(resolve(document, schema)));
    delete schema.$ref;
  }
  const marked = { ...schema["x-from-sdk"], ...schema["x-assumed"] };
  for (const keyword of constraints) if ("type" in marked || keyword in marked) delete schema[keyword];
  if ("required" in marked) schema.required = schema.required?.filter((name) => indispensable.has(name)) ?? [];
  if (schema.required?.length === 0) delete schema.required;
  if (schema.properties) schema.additionalProperties ??= true;
  for (const part of parts(schema)) open(document, part, sent);
}

function parts(schema: Schema): Schema[] {
  const { properties = {}, items, oneOf = [], anyOf = [], allOf = [] } = schema as Schema & { items?: Schema };
  return [...Object.values(properties), ...(items ? [items] : []), ...oneOf, ...anyOf, ...allOf] as Schema[];
}

function responses(document: OpenApiDocument): Response[] {
  return [
    ...Object.values(document.components?.responses ?? {}),
    ...operationObjects(document).flatMap((operation) => Object.values(operation.responses)),
  ] as Response[];
}

/** Validators that are strict refuse unknown keywords. The retry policy stays: generators read it. */
function dropExtensions(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const object = node as Record<string, unknown>;
  for (const [key, value] of Object.entries(object)) {
    if (key.startsWith("x-") && !key.startsWith("x-speakeasy-")) delete object[key];
    else if (key !== "examples" && key !== "example") dropExtensions(value);
  }
}
