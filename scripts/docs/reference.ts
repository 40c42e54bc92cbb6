/** The reference as Markdown: for paper, for readers without JavaScript, and for tools that read text. */
import { operations, serverUrl } from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import type { OpenApiDocument, OperationObject, Schema } from "../document/types.js";

/** @param document as {@link docsDocument} makes it, so that its descriptions say what is assumed */
export function referenceMarkdown(document: OpenApiDocument): string {
  const { title, version, summary, description } = document.info;
  return blocks(
    `# ${title}`,
    `${summary ?? ""} Version ${version}.`,
    description,
    ...operations(document).flatMap((operation) => {
      const source = document.paths?.[operation.path]?.[operation.method.toLowerCase() as "post"];
      const { description, "x-codeSamples": samples = [] } = source as OperationObject;
      return [
        `## ${operation.summary}`,
        `\`${operation.method} ${serverUrl(document)}${operation.path}\``,
        description,
        `### Header \`${operation.authHeader}\``,
        ...Object.values(document.components?.securitySchemes ?? {}).map(
          (scheme) => resolve(document, scheme).description,
        ),
        `### Request body, \`${operation.requestBody.mediaType}\``,
        fields(document, operation.requestBody.schema),
        ...Object.entries(operation.requestBody.examples).map(([name, value]) => example(name, value)),
        "### Responses",
        ...Object.entries(operation.responses).flatMap(([status, { description, mediaType, schema, examples }]) => [
          `#### ${status}`,
          description,
          `Body, \`${mediaType}\`:`,
          fields(document, schema),
          ...Object.entries(examples).map(([name, value]) => example(name, value)),
        ]),
        "### Code samples",
        ...samples.flatMap(({ lang, label = lang, source }) => [`#### ${label}`, fence(lang.toLowerCase(), source)]),
      ];
    }),
  );
}

/** `llms.txt`, as llmstxt.org describes it: what this is, and where the text versions are. */
export function llmsText(document: OpenApiDocument): string {
  const { title, summary, description = "" } = document.info;
  return blocks(
    `# ${title}`,
    `> ${summary}`,
    description.slice(0, description.indexOf("\n## ")),
    "## Docs",
    [
      "- [Reference](reference.md): the whole reference, with the guide, as Markdown",
      "- [OpenAPI as YAML](openapi.yaml): the document that everything here is made from",
      "- [OpenAPI as JSON](openapi.json): the same document",
    ].join("\n"),
  );
}

function fields(document: OpenApiDocument, reference: Schema, indent = ""): string {
  const schema = resolve(document, reference) as Schema;
  return Object.entries(schema.properties ?? {})
    .map(([name, property]) => {
      const field = resolve(document, property as Schema) as Schema;
      const required = schema.required?.includes(name) ? "required" : "optional";
      const text = `- \`${name}\` (${[...facts(document, field), required].join(", ")})\n\n${field.description ?? ""}`;
      const nested = fields(document, field, "  ");
      return text.trimEnd().replaceAll("\n", "\n  ") + (nested && `\n\n${nested}`);
    })
    .map((text) => (indent ? text.replaceAll(/^(?=.)/gm, indent) : text))
    .join("\n\n");
}

/** Type and constraints in words, for example `string, non-empty`. */
function facts(document: OpenApiDocument, schema: Schema): string[] {
  const items = "items" in schema && schema.items ? (resolve(document, schema.items as Schema) as Schema) : undefined;
  return [
    items ? `array of ${facts(document, items).join(", ")}` : String(schema.type),
    schema.enum && `one of ${schema.enum.map((value) => `\`${value}\``).join(", ")}`,
    schema.pattern && `matching \`${schema.pattern}\``,
    (schema.minLength || schema.minItems) && "non-empty",
    schema.default !== undefined && `default \`${schema.default}\``,
  ].filter((fact): fact is string => typeof fact === "string");
}

function example(name: string, value: unknown): string {
  return blocks(`Example \`${name}\`:`, fence("json", JSON.stringify(value, undefined, 2))).trimEnd();
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
}

function blocks(...parts: (string | undefined)[]): string {
  return `${parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join("\n\n")}\n`;
}
