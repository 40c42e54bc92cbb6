import { oneLine } from "../document/notes.js";
import {
  type Operation,
  onlyField,
  type Parameter,
  pathParameters,
  type RequestBody,
  successOf,
} from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import type { OpenApiDocument, Schema } from "../document/types.js";
import { nameOf } from "./client-contract.js";

/** The method of each operation, as a member of an interface, with the document's description. */
export function methodTypes(document: OpenApiDocument, all: Operation[]): string {
  return all.map((operation) => methodType(document, operation)).join("\n");
}

function methodType(document: OpenApiDocument, operation: Operation): string {
  const { operationId, summary, description, requestBody, parameters } = operation;
  const queries = parameters.filter((parameter) => parameter.in === "query");
  const taken = [
    ...pathParameters(operation).map(pathArgument),
    ...(requestBody ? [bodyArgument(document, requestBody)] : []),
    ...(queries.length > 0 ? [queryArgument(operationId, queries)] : []),
    argument("options", "CallOptions", false, "For this call alone."),
  ];
  const lines = [
    `${summary}.`,
    "",
    ...description.trimEnd().split("\n"),
    "",
    ...taken.flatMap(({ comment }) => comment ?? []),
    `@throws {VideosdkError} whose \`code\` is one of \`ErrorCodes["${operationId}"]\``,
  ];
  return `  /**
${lines.map((line) => `   * ${line}`.trimEnd().replaceAll("*/", "*\\/")).join("\n")}
   */
  ${operationId}(${taken.map(({ code }) => code).join(", ")}): ${returned(operation)};`;
}

interface Argument {
  code: string;
  comment: string | undefined;
}

function argument(name: string, type: string, required: boolean, description?: string): Argument {
  return {
    code: `${name}${required ? "" : "?"}: ${type}`,
    comment: description && `@param ${name} ${oneLine(description)}`,
  };
}

function bodyArgument(document: OpenApiDocument, { schema, required }: RequestBody): Argument {
  const type = `types.${nameOf(schema)}`;
  const field = onlyField(document, schema);
  if (!field) return argument("body", type, required);
  const { description } = resolve<Schema>(document, schema).properties?.[field] ?? {};
  return argument(field, `${type}["${field}"]`, required, description);
}

/** In an address, the sign is encoded; the method does that. */
function pathArgument({ name, description }: Parameter): Argument {
  return argument(name, "string", true, description.replace(/ Encode its plus sign.*/s, ""));
}

function queryArgument(operationId: string, queries: Parameter[]): Argument {
  const type = `NonNullable<types.operations["${operationId}"]["parameters"]["query"]>`;
  const names = queries.map(({ name }) => `\`${name}\``).join(", ");
  return argument(
    "query",
    type,
    queries.some(({ required }) => required),
    `${names}.`,
  );
}

function returned(operation: Operation): string {
  const { pagination } = operation;
  const content = successOf(operation)?.[1].content;
  if (!content) return "Promise<undefined>";
  const type = `types.${nameOf(content.schema)}`;
  if (!pagination) return `Promise<${type}>`;
  return `Pages<${type}, ${type}["${pagination.entries}"][number]>`;
}
