/** Prism's ways to ask for a particular response: the `Prefer` header, and `__code`, `__example` and `__dynamic` in the query. */
import type { Operation } from "../../document/operations.js";
import { Refusal } from "../http/refusal.js";
import { type Choice, readExamples } from "./responses.js";

const keys = ["code", "example", "dynamic"] as const;

/**
 * The response that a request asks for, or undefined if it expresses no preference. An example alone is enough: the
 * document tells its status.
 *
 * @param header the `Prefer` header, for example `code=400, example=alreadyAttached`
 * @throws Refusal when the document has no such response; the message lists those it has, and quotes nothing of the request
 */
export function preferredChoice(
  operation: Operation,
  header: string | undefined,
  query: URLSearchParams,
): Choice | undefined {
  const preferences = header === undefined ? fromQuery(query) : fromHeader(header);
  const code = preferences.get("code");
  const example = preferences.get("example");
  const dynamic = preferences.get("dynamic") === "true";
  if (code === undefined && example === undefined && !dynamic) return undefined;

  const statuses = Object.keys(operation.responses);
  if (code !== undefined && !statuses.includes(code)) throw notThere("a status", statuses);
  const examples = readExamples(operation).filter(
    ({ response }) => code === undefined || `${response.status}` === code,
  );
  const chosen = examples.find(({ name }) => name === example);
  if (example !== undefined && !chosen) {
    const what = code === undefined ? "an example" : `an example of status ${code}`;
    throw notThere(
      what,
      examples.map(({ name }) => name),
    );
  }
  const status = chosen?.response.status ?? (code === undefined ? undefined : Number(code));
  return { code: status, example, ...(dynamic && { dynamic }) };
}

/** The first of repeated preferences counts (RFC 7240, section 2). */
function fromHeader(header: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const preference of header.split(/[,;]/)) {
    const [key = "", ...value] = preference.split("=");
    const name = key.trim().toLowerCase();
    if (value.length > 0 && !preferences.has(name)) preferences.set(name, withoutQuotes(value.join("=").trim()));
  }
  return preferences;
}

function fromQuery(query: URLSearchParams): Map<string, string> {
  return new Map(
    keys.flatMap((key) => {
      const value = query.get(`__${key}`);
      return value === null ? [] : [[key, value]];
    }),
  );
}

function withoutQuotes(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

/** The status 422 is not in the document, so it cannot be mistaken for the API's own response. */
function notThere(what: string, there: string[]): Refusal {
  return new Refusal(422, `The request prefers ${what} that the document does not have. It has ${there.join(", ")}.`);
}
