/** The reference as Markdown: for paper, for readers without JavaScript, and for tools that read text. */
import { Marked } from "marked";
import { type MediaType, operations, serverUrl } from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import type { OpenApiDocument, Schema } from "../document/types.js";

/** @param document as {@link docsDocument} makes it, so that its descriptions say what is assumed */
export function referenceMarkdown(document: OpenApiDocument): string {
  const { title, version, summary, description } = document.info;
  return blocks(
    `# ${title}`,
    `${summary ?? ""} Version ${version}.`,
    // Redoc has a prefix of its own for the anchors of headings.
    description?.replaceAll("](#section/", "](#"),
    ...operations(document).flatMap((operation) => [
      `## ${operation.summary}`,
      `\`${operation.method} ${serverUrl(document)}${operation.path}\``,
      operation.description,
      `### Header \`${operation.authHeader}\``,
      ...Object.values(document.components?.securitySchemes ?? {}).map(
        (scheme) => resolve(document, scheme).description,
      ),
      ...(operation.requestBody
        ? [`### Request body, \`${operation.requestBody.mediaType}\``, ...contentOf(document, operation.requestBody)]
        : []),
      "### Responses",
      ...Object.entries(operation.responses).flatMap(([status, { description, content }]) => [
        `#### ${status}`,
        description,
        ...(content ? [`Body, \`${content.mediaType}\`:`, ...contentOf(document, content)] : []),
      ]),
      "### Code samples",
      ...operation.codeSamples.flatMap(({ lang, label = lang, source }) => [
        `#### ${label}`,
        fence(lang.toLowerCase(), source),
      ]),
    ]),
  );
}

function contentOf(document: OpenApiDocument, { schema, examples }: MediaType): string[] {
  return [fields(document, schema), ...Object.entries(examples).map(([name, value]) => example(name, value))];
}

/** The reference as HTML, whose headings have the same anchors that code hosts give to the Markdown's. */
export async function referenceHtml(markdown: string): Promise<string> {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${anchor(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
  });
  return await marked.parse(markdown);
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

function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
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
