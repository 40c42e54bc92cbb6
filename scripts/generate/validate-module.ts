import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { hasBody, operations } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";
import { requestSchemas } from "../validate/schemas.js";
import { nameOf } from "./client-contract.js";

/**
 * `generated/validate.ts`: a validator for each request body, and the rules for each operation's requests, as code that
 * needs no Ajv.
 *
 * @throws when a request body's schema has no name, or uses a keyword that Ajv does not know
 */
export async function validateSource(document: OpenApiDocument): Promise<string> {
  const all = operations(document);
  const names = [...new Set(all.filter(hasBody).map(({ requestBody }) => nameOf(requestBody.schema)))];
  const { ajv, bodies, parameters, meanings } = requestSchemas(document);
  const code = standaloneCode.default(
    ajv,
    Object.fromEntries([
      ...bodies.map(({ address }) => [`check${nameOf({ $ref: address })}`, address]),
      ...parameters.map(({ operationId, place, address }) => [`${operationId}_${place}`, address]),
    ]),
  );

  const rules = all.map(({ operationId, requestBody }) => {
    const body = requestBody && `validate${nameOf(requestBody.schema)}`;
    const places = parameters
      .filter((schema) => schema.operationId === operationId)
      .map(({ place, types }) => {
        const validate = `/* @__PURE__ */ validator(${operationId}_${place}, { whole: "The ${place}", meanings })`;
        return `    ${place}: { validate: ${validate}, types: ${JSON.stringify(types)} },\n`;
      });
    return `  ${operationId}: {
${body ? `    body: ${body},\n    bodyRequired: ${requestBody.required},\n` : ""}${places.join("")}  },
`;
  });

  return `// @ts-nocheck: Ajv wrote the middle of this.
import type { RequestRules } from "../scripts/validate/request-validator.js";
import { type Validator, validator } from "../scripts/validate/validator.js";
import type { ${names.join(", ")} } from "./types.js";

${await withoutImports(code)}
/** A noun phrase for each regular expression of the document that has one. */
export const meanings: Record<string, string> = ${JSON.stringify(meanings)};

${names
  .map(
    (name) => `/** The validation errors of a ${name}; a valid one has none. No message shows a secret. */
export const validate${name}: Validator<${name}> = /* @__PURE__ */ validator(check${name}, { whole: "The body", meanings });
`,
  )
  .join("\n")}
/** The rules for the requests of each operation. */
export const requestRules: Record<string, RequestRules> = {
${rules.join("")}};

export type { StandardIssue, StandardSchema, Validator } from "../scripts/validate/validator.js";
export type { ValidationError } from "../scripts/validate/validation-error.js";
`;
}

/** Ajv's code takes its helpers from Ajv. */
async function withoutImports(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: "." },
    bundle: true,
    // esbuild names the files in comments: the same wherever node_modules is.
    preserveSymlinks: true,
    format: "esm",
    treeShaking: true,
    write: false,
  });
  const [bundled] = outputFiles;
  if (!bundled) throw new Error("esbuild made nothing of Ajv's code");
  // Only the validators are exported, from the end of the generated file.
  return bundled.text.replace(/export \{[^}]*\};\n/, "");
}
