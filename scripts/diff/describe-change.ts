/** Describes a change in words: its place by operation, response and field instead of a JSON pointer. */
import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument, OperationObject } from "../document/types.js";

/** The name of an entry of each key in `components`. */
export const componentKinds: Record<string, string> = {
  schemas: "schema",
  responses: "response",
  parameters: "parameter",
  examples: "example",
  requestBodies: "request body",
  headers: "header",
  securitySchemes: "security scheme",
  links: "link",
};

/** Keys whose text is for readers: a change is a rewording. */
const prose = /^(description|summary|title|label)$/;

/**
 * A place in a document: `createPhoneNumbers, request body, outbound.transport`.
 *
 * @param pointer a JSON pointer
 * @param documents where the names of operations are looked up, in this order
 */
export function placeInWords(pointer: string, documents: OpenApiDocument[]): string {
  const [root, first = "", second = "", ...rest] = pointer
    .slice(2)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (root === "paths") return second ? inWords([operationName(first, second, documents)], rest) : first;
  if (root === "components" && first === "parameters") {
    const [operation = "", ...name] = second.split(".");
    return inWords([operation, `parameter ${name.join(".")}`], rest);
  }
  if (root === "components") return inWords([`${componentKinds[first] ?? first} ${second}`.trim()], rest);
  return [root, first, second, ...rest].filter(Boolean).join(".") || "the document";
}

/** The change of one keyword: `enum without "tls"`, `maxLength 16 → 17`, `description reworded`. */
export function valueInWords(keyword: string, before: unknown, after: unknown): string {
  if (Array.isArray(before) && Array.isArray(after)) return `${keyword} ${listInWords(before, after)}`;
  if (before !== undefined && after !== undefined && prose.test(keyword)) return `${keyword} reworded`;
  const [older, newer] = [short(before), short(after)];
  if (older && newer) return `${keyword} ${older} → ${newer}`;
  if ((before === undefined) === (after === undefined)) return `${keyword} changed`;
  return `${keyword} ${before === undefined ? "added" : "removed"}`;
}

function operationName(path: string, method: string, documents: OpenApiDocument[]): string {
  for (const { paths } of documents) {
    const operation = (paths?.[path] as Record<string, OperationObject> | undefined)?.[method];
    if (operation?.operationId) return operation.operationId;
  }
  return `${method.toUpperCase()} ${path}`;
}

function inWords(start: string[], keys: string[]): string {
  const words = [...start];
  let field = "";
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? "";
    if (key === "properties") field += `${field && "."}${keys[++index]}`;
    else if (key === "items") field += "[]";
    else if (key === "requestBody") words.push("request body");
    else if (key === "responses" || key === "parameters" || key === "examples")
      words.push(`${componentKinds[key]} ${keys[++index] ?? ""}`.trim());
    else if (!/^(content|application\/json|schema)$/.test(key)) {
      if (field) words.push(field);
      field = "";
      words.push(key);
    }
  }
  return [...words, field].filter(Boolean).join(", ");
}

function listInWords(before: unknown[], after: unknown[]): string {
  const missing = (list: unknown[], of: unknown[]) =>
    of.filter((value) => !list.some((other) => isDeepStrictEqual(other, value))).map((value) => JSON.stringify(value));
  const [gone, added] = [missing(after, before), missing(before, after)];
  const parts = [gone.length > 0 && `without ${gone.join(", ")}`, added.length > 0 && `with ${added.join(", ")}`];
  return parts.filter(Boolean).join(", ") || "in another order";
}

/** A short value as JSON; empty for a long one. */
function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length <= 40 ? text : "";
}
