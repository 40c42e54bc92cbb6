/** Answers made by hand, for what the check makes of them. */
import type { Answer, Exchange } from "../../../scripts/check/sending/http.js";
import { document } from "../../../scripts/document/document.js";
import { operationNamed, operations } from "../../../scripts/document/operations.js";

export const operation = (operationId: string) => operationNamed(operations(document), operationId);

export function answer(status: number, body = "", headers: Record<string, string> = {}): Answer {
  return { status, headers, body };
}

export function json(status: number, body: unknown, mediaType = "application/json"): Answer {
  return answer(status, JSON.stringify(body), { "content-type": mediaType });
}

/** The request makes no difference here. */
export function exchange(part: Pick<Exchange, "answer" | "failure">): Exchange {
  return part as Exchange;
}
