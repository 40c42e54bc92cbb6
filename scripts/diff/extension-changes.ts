import { isDeepStrictEqual } from "node:util";
import { type MediaType, type Operation, operations } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";
import type { Change, Step } from "./change.js";

/** What Redocly does not compare: the guarantees about behaviour, and the examples, which are the mock's answers. */
export function extensionChanges(base: OpenApiDocument, revision: OpenApiDocument): Change[] {
  return [
    ...differences("guarantee", guarantees(base), guarantees(revision), { removed: "major", added: "minor" }),
    ...differences("example", examples(base), examples(revision), { removed: "patch", added: "patch" }),
  ];
}

function differences(
  noun: string,
  before: Map<string, unknown>,
  after: Map<string, unknown>,
  step: Record<"removed" | "added", Step>,
): Change[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name): Change[] => {
    const what = `${noun} ${name}`;
    if (!after.has(name)) return [{ kind: "removed", what, step: step.removed }];
    if (!before.has(name)) return [{ kind: "added", what, step: step.added }];
    return isDeepStrictEqual(before.get(name), after.get(name)) ? [] : [{ kind: "modified", what, step: "patch" }];
  });
}

function guarantees(document: OpenApiDocument): Map<string, unknown> {
  return new Map(
    operations(document).flatMap(({ operationId, guarantees }) =>
      guarantees.map(({ id, ...guarantee }) => [`${operationId}/${id}`, guarantee]),
    ),
  );
}

function examples(document: OpenApiDocument): Map<string, unknown> {
  return new Map(
    operations(document).flatMap(({ operationId, requestBody, responses }) =>
      contents(requestBody, responses).flatMap(([where, content]) =>
        Object.entries(content?.examples ?? {}).map(([name, value]): [string, unknown] => [
          `${operationId}/${where}/${name}`,
          value,
        ]),
      ),
    ),
  );
}

function contents(
  requestBody: Operation["requestBody"],
  responses: Operation["responses"],
): [string, MediaType | undefined][] {
  return [
    ["request", requestBody],
    ...Object.entries(responses).map(([status, { content }]): [string, MediaType | undefined] => [status, content]),
  ];
}
