import { isDeepStrictEqual } from "node:util";
import { allResponses, type MediaType, type Operation, operations } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";
import type { Change, Step } from "./change.js";

/** The changes of guarantees and examples, which Redocly does not report individually. */
export function extensionChanges(base: OpenApiDocument, revision: OpenApiDocument): Change[] {
  return [
    ...differences(guarantees(base), guarantees(revision), { removed: "major", added: "minor" }),
    ...differences(examples(base), examples(revision), { removed: "patch", added: "patch" }),
  ];
}

function differences(
  before: Map<string, unknown>,
  after: Map<string, unknown>,
  step: Record<"removed" | "added", Step>,
): Change[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name): Change[] => {
    if (!after.has(name)) return [{ step: step.removed, what: `${name}: removed` }];
    if (!before.has(name)) return [{ step: step.added, what: `${name}: added` }];
    return isDeepStrictEqual(before.get(name), after.get(name)) ? [] : [{ step: "patch", what: `${name}: changed` }];
  });
}

function guarantees(document: OpenApiDocument): Map<string, unknown> {
  return new Map(
    operations(document).flatMap(({ operationId, guarantees }) =>
      guarantees.map(({ id, ...guarantee }) => [`${operationId}, guarantee ${id}`, guarantee]),
    ),
  );
}

function examples(document: OpenApiDocument): Map<string, unknown> {
  return new Map(
    operations(document).flatMap((operation) =>
      contents(operation).flatMap(([where, content]) =>
        Object.entries(content?.examples ?? {}).map(([name, value]): [string, unknown] => [
          `${operation.operationId}, ${where}, example ${name}`,
          value,
        ]),
      ),
    ),
  );
}

function contents(operation: Operation): [string, MediaType | undefined][] {
  return [
    ["request body", operation.requestBody],
    ...allResponses(operation).map(([status, { content }]): [string, MediaType | undefined] => [
      `response ${status}`,
      content,
    ]),
  ];
}
