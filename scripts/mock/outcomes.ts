/** How a create can end, and which of the document's examples says so. */
import type { Operation } from "../document/operations.js";
import type { Choice } from "./prism.js";

/** By the names that the document gives its response examples. */
const names = ["created", "invalidRequest", "missingToken", "alreadyAttached", "conflict"] as const;

export type Outcome = (typeof names)[number];

/**
 * What to ask Prism for, for each outcome.
 *
 * @throws when the document has no example of that name
 */
export function outcomeChoices(operation: Operation): Record<Outcome, Required<Pick<Choice, "code" | "exampleKey">>> {
  const statuses = exampleStatuses(operation);
  const choices = names.map((exampleKey) => {
    const code = statuses.get(exampleKey);
    if (!code) {
      throw new Error(
        `No response of ${operation.operationId} has an example named "${exampleKey}", which the mock answers with. ` +
          "Give the document one, then run npm run generate.",
      );
    }
    return [exampleKey, { code, exampleKey }];
  });
  return Object.fromEntries(choices);
}

/** The status that each response example belongs to. */
export function exampleStatuses({ responses }: Operation): Map<string, number> {
  return new Map(
    Object.entries(responses).flatMap(([status, { content }]) =>
      Object.keys(content?.examples ?? {}).map((example) => [example, Number(status)] as const),
    ),
  );
}
