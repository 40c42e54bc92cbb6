import { types } from "node:util";
import type { Operation } from "../../document/operations.js";
import { type Api, type ApiRequest, type Facts, type MockResponse, messageOf } from "../http/exchange.js";
import { Refusal, responseOf } from "../http/refusal.js";
import { hidePath, hiding, tokensIn } from "../log/hide-secrets.js";
import { now } from "../real-timers.js";
import type { Requests } from "./requests.js";
import type { SeenRequest } from "./seen-request.js";

/** Larger bodies are not kept, in bytes. */
const largest = 64 * 1024;

/** Wraps the API so that each request and its response are recorded. */
export function watched(api: Api, requests: Requests): Api {
  return async (request) => {
    const facts: Facts = {};
    const at = new Date();
    const began = now();
    const tell = (answer: NotedAnswer) =>
      noteRequest(requests, request, facts, answer, { at: at.toISOString(), milliseconds: now() - began });
    try {
      const answer = await api({ ...request, facts });
      tell(answer);
      return answer;
    } catch (error) {
      if (error instanceof Refusal) tell(responseOf(error));
      else if (isAbort(error)) tell({ status: 0, outcome: "the client hung up", body: {}, delivery: "hangUp" });
      throw error;
    }
  };
}

type NotedAnswer = Pick<MockResponse, "status" | "outcome" | "body" | "delivery">;

/**
 * Remembers a request and how it was answered, without secrets.
 *
 * @returns its id
 */
export function noteRequest(
  requests: Requests,
  { method, path, query, headers, body: sent }: Omit<ApiRequest, "hungUp">,
  { operation, account, body }: Facts,
  { status, outcome, body: answer, delivery }: NotedAnswer,
  { at, milliseconds }: { at: string; milliseconds: number },
): number {
  const isKept = sent.length <= largest;
  const answered = sizeOf(answer);
  const hide = hiding(isKept ? body : undefined, tokensIn(headers));
  const shownQuery = hide(documented(operation, query));
  return requests.add(
    {
      at,
      method,
      path: hidePath(path, hide).slice(0, 200),
      query: shownQuery,
      operation: operation?.operationId as SeenRequest["operation"],
      account,
      body: isKept ? hide(body) : undefined,
      status: delivery === "hangUp" ? undefined : status,
      outcome,
      message: hide(messageOf(answer).slice(0, 1000)),
      answer: answered <= largest ? hide(answer) : undefined,
      milliseconds: Math.round(milliseconds * 10) / 10,
    },
    (isKept ? sent.length : 0) +
      (answered <= largest ? answered : 0) +
      // A slice of a string keeps the whole string in memory.
      path.length +
      sizeOf(shownQuery) +
      (account?.length ?? 0),
  );
}

function isAbort(error: unknown): boolean {
  return types.isNativeError(error) && error.name === "AbortError";
}

/** Only the documented parameters: any other may hold a token. */
function documented(operation: Operation | undefined, query: URLSearchParams): Record<string, string> {
  const names = operation?.parameters.flatMap((parameter) => (parameter.in === "query" ? [parameter.name] : []));
  return Object.fromEntries((names ?? []).flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? ""]] : [])));
}

/** The approximate length of the value as JSON. */
function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 8;
  let size = 2;
  if (!Array.isArray(value)) size += Object.keys(value).join().length;
  // Stops early: a list may have tens of thousands of entries.
  for (const entry of Array.isArray(value) ? value : Object.values(value)) {
    if (size > largest) break;
    size += sizeOf(entry);
  }
  return size;
}
