/** Describes each operation of the document for the page's request form. */
import type { Operation } from "../../document/operations.js";

interface PageOperation {
  operationId: string;
  method: string;
  path: string;
  summary: string;
  authHeader: string;
  parameters: { name: string; in: string; required: boolean; description: string; example: string }[];
  mediaType: string | undefined;
  /** The request's examples, by name, as text to edit. */
  examples: Record<string, string>;
  /** The names of the fields whose values the page does not show. */
  secretFields: string[];
}

export function pageOperations(operations: Operation[], secretFields: string[]): PageOperation[] {
  return operations.map(({ operationId, method, path, summary, authHeader, parameters, requestBody }) => ({
    operationId,
    method,
    path,
    summary,
    authHeader,
    parameters: parameters.map(({ name, in: place, required, description, example }) => ({
      name,
      in: place,
      required,
      description,
      example: example === undefined || !required ? "" : String(example),
    })),
    mediaType: requestBody?.mediaType,
    examples: Object.fromEntries(
      Object.entries(requestBody?.examples ?? {}).map(([name, value]) => [name, JSON.stringify(value, undefined, 2)]),
    ),
    secretFields,
  }));
}
