import openapiTS, { astToString } from "openapi-typescript";
import type { OpenApiDocument } from "../document/types.js";

/** TypeScript types of the document. Each named schema is exported under its own name. */
export async function typesSource(document: OpenApiDocument): Promise<string> {
  const ast = await openapiTS(JSON.stringify(document), {
    // A default does not oblige the caller to send the field.
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  });
  return astToString(ast);
}
