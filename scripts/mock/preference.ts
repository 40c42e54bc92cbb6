/** Prism's ways to ask for one particular answer: the `Prefer` header, and `__code` and the like in the query. */
import type { Operation } from "../document/operations.js";
import { exampleStatuses } from "./answers.js";
import type { Choice } from "./prism.js";
import { Refusal } from "./refusal.js";

const keys = ["code", "example", "dynamic"] as const;

/**
 * The answer that a request asks for, or undefined when it leaves that to the mock. An example alone is enough: its
 * status is looked up in the document.
 *
 * @param header the `Prefer` header, for example `code=400, example=alreadyAttached`
 * @throws Refusal when the document has no such answer; the message lists those it has
 */
export function preferredChoice(
  operation: Operation,
  header: string | undefined,
  query: URLSearchParams,
): Choice | undefined {
  const preferences = header === undefined ? fromQuery(query) : fromHeader(header);
  const { code, example, dynamic } = Object.fromEntries(preferences);
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;

  const statuses = exampleStatuses(operation);
  const status = code ?? String(statuses.get(example ?? "") ?? "");
  const response = Object.hasOwn(operation.responses, status) ? operation.responses[status] : undefined;
  if (code !== undefined && !response) {
    throw notThere(`status ${code}`, Object.keys(operation.responses));
  }
  if (example !== undefined && !Object.hasOwn(response?.content?.examples ?? {}, example)) {
    throw code === undefined
      ? notThere(`an example named ${example}`, [...statuses.keys()])
      : notThere(`an example named ${example} for status ${code}`, Object.keys(response?.content?.examples ?? {}));
  }
  return {
    ...(status && { code: Number(status) }),
    ...(example !== undefined && { exampleKey: example }),
    ...(dynamic === "true" && { dynamic: true }),
  };
}

function fromHeader(header: string): [string, string][] {
  return header.split(/[,;]/).flatMap((preference) => {
    const [, key, value] = /^\s*([^\s=]+)\s*=\s*"?([^"]*?)"?\s*$/.exec(preference) ?? [];
    return key !== undefined && value !== undefined ? [[key.toLowerCase(), value]] : [];
  });
}

function fromQuery(query: URLSearchParams): [string, string][] {
  return keys.flatMap((key) => {
    const value = query.get(`__${key}`);
    return value === null ? [] : [[key, value]];
  });
}

function notThere(what: string, there: string[]): Refusal {
  return new Refusal(400, `The request prefers ${what}, which the document does not have. It has ${there.join(", ")}.`);
}
