/** The reference as Markdown: for paper, for readers without JavaScript, and for tools that read text. */
import { Marked } from "marked";
import {
  allResponses,
  type MediaType,
  type Operation,
  operations,
  type Parameter,
  serverUrl,
} from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import type { OpenApiDocument, Schema } from "../document/types.js";
import { anchor, toHeadings } from "./wording.js";

/** @param document as {@link docsDocument} makes it, so that its descriptions say what is assumed */
export function referenceMarkdown(document: OpenApiDocument): string {
  const { title, version, summary, description } = document.info;
  const all = operations(document);
  const text = blocks(
    `# ${title}`,
    `${summary ?? ""} Version ${version}.`,
    description,
    ...all.flatMap((operation) => describeOperation(document, operation)),
  );
  return toHeadings(text, all);
}

function describeOperation(document: OpenApiDocument, operation: Operation): (string | undefined)[] {
  const { summary, method, path, description, authHeader, parameters, requestBody, codeSamples } = operation;
  return [
    `## ${summary}`,
    `\`${method} ${serverUrl(document)}${path}\``,
    description,
    `### Header \`${authHeader}\``,
    ...Object.values(document.components?.securitySchemes ?? {}).map((scheme) => resolve(document, scheme).description),
    ...(parameters.length > 0
      ? ["### Parameters", ...parameters.map((each) => describeParameter(document, each))]
      : []),
    ...(requestBody ? [`### Request body, \`${requestBody.mediaType}\``, ...contentOf(document, requestBody)] : []),
    "### Responses",
    ...allResponses(operation).flatMap(([status, response]) => [
      `#### ${status}`,
      response.description,
      ...(response.content
        ? [`Body, \`${response.content.mediaType}\`:`, ...contentOf(document, response.content)]
        : []),
    ]),
    "### Code samples",
    ...codeSamples.flatMap(({ lang, label = lang, source }) => [`#### ${label}`, fence(lang.toLowerCase(), source)]),
  ];
}

function describeParameter(document: OpenApiDocument, parameter: Parameter): string {
  const schema = resolve(document, parameter.schema) as Schema;
  const facts = [`in the ${parameter.in}`, ...factsOf(document, schema), parameter.required ? "required" : "optional"];
  const example = parameter.example === undefined ? "" : `\n\nExample: \`${parameter.example}\``;
  return item(`\`${parameter.name}\` (${facts.join(", ")})\n\n${parameter.description}${example}`);
}

function contentOf(document: OpenApiDocument, { schema, examples }: MediaType): string[] {
  return [
    fields(document, schema, new Map()),
    ...Object.entries(examples).map(([name, value]) => example(name, value)),
  ];
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
    "## Operations",
    operations(document)
      .map(({ summary, method, path }) => `- [${summary}](reference.md#${anchor(summary)}): \`${method} ${path}\``)
      .join("\n"),
  );
}

/**
 * A list of the fields, each with its own fields below it.
 *
 * @param told the field where each named schema is already described, so that it is not repeated
 */
function fields(document: OpenApiDocument, reference: Schema, told: Map<string, string>): string {
  const schema = resolve(document, reference) as Schema;
  return Object.entries(schema.properties ?? {})
    .map(([name, property]) => {
      const field = resolve(document, property as Schema) as Schema;
      const required = schema.required?.includes(name) ? "required" : "optional";
      const about = `\`${name}\` (${[...factsOf(document, field), required].join(", ")})\n\n${field.description ?? ""}`;
      return item(`${about.trimEnd()}\n\n${within(document, name, property as Schema, told)}`);
    })
    .join("\n\n");
}

/** The fields of the object that a field holds, if it holds one, or a list of them. */
function within(document: OpenApiDocument, name: string, property: Schema, told: Map<string, string>): string {
  const holder = objectOf(document, property);
  const before = told.get(holder.$ref ?? "");
  if (before) return `Its fields are those of \`${before}\`.`;
  const own = fields(document, holder, told);
  if (own && holder.$ref) told.set(holder.$ref, name);
  return own;
}

/** The schema whose fields are shown below a field: its own, or its items' if it is a list. */
function objectOf(document: OpenApiDocument, property: Schema): Schema {
  const schema = resolve(document, property) as Schema;
  return "items" in schema ? objectOf(document, schema.items as Schema) : property;
}

/** Type and constraints in words, for example `string, non-empty`. */
function factsOf(document: OpenApiDocument, schema: Schema): string[] {
  const { minLength = 0, maxLength } = schema;
  return [
    typeOf(document, schema),
    schema.enum && `one of ${schema.enum.map((value) => `\`${value}\``).join(", ")}`,
    schema.pattern && `matching \`${schema.pattern}\``,
    maxLength !== undefined &&
      (minLength === maxLength ? `${minLength} characters` : `${minLength} to ${maxLength} characters`),
    ((minLength > 0 && maxLength === undefined) || schema.minItems) && "non-empty",
    schema.default !== undefined && `default \`${schema.default}\``,
  ].filter((fact): fact is string => typeof fact === "string");
}

function typeOf(document: OpenApiDocument, schema: Schema): string {
  if ("items" in schema && schema.items) {
    return `array of ${factsOf(document, resolve(document, schema.items as Schema) as Schema).join(", ")}`;
  }
  return [schema.type].flat().join(" or ") + (schema.format ? ` (${schema.format})` : "");
}

function example(name: string, value: unknown): string {
  return blocks(`Example \`${name}\`:`, fence("json", JSON.stringify(value, undefined, 2))).trimEnd();
}

function item(text: string): string {
  return `- ${text.trim().replaceAll(/\n(?=.)/g, "\n  ")}`;
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
