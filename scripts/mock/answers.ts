/** The answers that the document has for one operation, as Prism gives them. */
import type { Operation } from "../document/operations.js";
import type { Choice, Prism, PrismAnswer } from "./prism.js";
import { Refusal } from "./refusal.js";

export interface Answers {
  /** The name of the example that says that the operation was carried out; undefined when the document shows none. */
  success: string | undefined;
  has(example: string): boolean;
  /** @throws when the document has no example of that name; check with `has` */
  example(name: string): Promise<PrismAnswer>;
  /** The first example for a status; undefined when the document has none. */
  exampleOf(status: number): Promise<PrismAnswer> | undefined;
  /** The answer that says that the operation was carried out, or another one that a request chose. */
  negotiate(choice: Choice | undefined, accept: string | undefined): Promise<PrismAnswer>;
}

export function createAnswers(prism: Prism, operation: Operation): Answers {
  const { responses } = operation;
  const statuses = exampleStatuses(operation);
  const given = new Map<string, Promise<PrismAnswer>>();
  const success = successChoice(operation);

  function example(name: string): Promise<PrismAnswer> {
    const code = statuses.get(name);
    if (code === undefined) throw new Error(`No response of ${operation.operationId} has an example named "${name}"`);
    const answer = given.get(name) ?? prism.answer(operation, { code, exampleKey: name });
    given.set(name, answer);
    return answer;
  }

  return {
    success: success?.exampleKey,
    has: (name) => statuses.has(name),
    example,
    exampleOf(status) {
      const [name] = Object.keys(responses[status]?.content?.examples ?? {});
      return name === undefined ? undefined : prism.answer(operation, { code: status, exampleKey: name });
    },
    async negotiate(choice = success, accept = "*/*") {
      if (accept === "*/*" && choice === success && success?.exampleKey) return example(success.exampleKey);
      try {
        return await prism.answer(operation, choice ?? {}, accept);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        const { mediaType } = responses[String(success?.code)]?.content ?? { mediaType: "nothing" };
        throw new Refusal(406, `The Accept header asks for something else than ${mediaType}, which is what there is.`);
      }
    },
  };
}

/** The status that each response example belongs to. */
export function exampleStatuses({ responses }: Operation): Map<string, number> {
  return new Map(
    Object.entries(responses).flatMap(([status, { content }]) =>
      Object.keys(content?.examples ?? {}).map((example) => [example, Number(status)] as const),
    ),
  );
}

/** The first success that the document describes, by its first example if it has one. */
function successChoice({ responses }: Operation): Choice | undefined {
  const status = Object.keys(responses).find((status) => /^2\d\d$/.test(status));
  if (status === undefined) return undefined;
  const [exampleKey] = Object.keys(responses[status]?.content?.examples ?? {});
  return { code: Number(status), ...(exampleKey !== undefined && { exampleKey }) };
}
