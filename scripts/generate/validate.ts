import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { build } from "esbuild";
import { hasBody, operations } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";

/** Where Ajv finds the document. */
const id = "openapi";

/**
 * `generated/validate.ts`: a validator for each request body, as code that needs no Ajv.
 *
 * @throws when a request body's schema has no name, or uses a keyword that Ajv does not know
 */
export async function validateSource(document: OpenApiDocument): Promise<string> {
  const references = operations(document)
    .filter(hasBody)
    .map(({ operationId, requestBody }) => {
      if (!requestBody.schema.$ref) throw new Error(`The schema of ${operationId}'s request body has no name`);
      return requestBody.schema.$ref;
    });
  const names = references.map((reference) => reference.replace(/.*\//, ""));

  const ajv = new Ajv2020({ allErrors: true, verbose: true, code: { source: true, esm: true }, logger: false });
  ajv.addVocabulary(["components"]);
  addFormats.default(ajv);
  ajv.addSchema({
    $id: id,
    components: {
      schemas: mapEntries(document.components?.schemas ?? {}, ([name, schema]) => [[name, rules(schema)]]),
    },
  });
  const code = standaloneCode.default(
    ajv,
    Object.fromEntries(references.map((reference, i) => [`check${names[i]}`, `${id}${reference}`])),
  );

  return `// @ts-nocheck: Ajv wrote the middle of this.
import { type Validator, validator } from "../scripts/client/validator.js";
import type { Violation } from "../scripts/document/violation.js";
import type { ${names.join(", ")} } from "./types.js";

${await withoutImports(code)}
${names
  .map(
    (name) => `/** What is wrong with a ${name}: nothing, when the list is empty. The messages show no value. */
export const validate${name}: Validator<${name}> = /* @__PURE__ */ validator(check${name}, "The body");
`,
  )
  .join("\n")}
export type { StandardIssue, StandardSchema, Validator } from "../scripts/client/validator.js";
export type { Violation };
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

/** A schema without what only people read; beside a pattern the description stays, because it says what is meant. */
export function rules(node: unknown): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map(rules);
  const forPeople = "pattern" in node ? /^(x-.*|examples?|default)$/ : /^(x-.*|examples?|default|description)$/;
  return mapEntries(node, ([key, value]) => {
    if (forPeople.test(key)) return [];
    // The keys of `properties` are names of fields.
    return [[key, key === "properties" ? mapEntries(value, ([name, field]) => [[name, rules(field)]]) : rules(value)]];
  });
}

function mapEntries(object: object, change: (entry: [string, never]) => [string, unknown][]): object {
  return Object.fromEntries(Object.entries(object).flatMap((entry) => change(entry as [string, never])));
}
