/** The outcome of a request that its status alone decides. */
import type { Operation } from "../../document/operations.js";
import type { Answer, Exchange } from "../sending/http.js";

/** `nothing`: neither a success nor a refusal, or not one that a single response can tell. */
export type Outcome = "accepted" | "refused" | "nothing";

/** Statuses about the token, a limit, or something in front of the server: they never count against it. */
const neverCounting = new Set([407, 408, 425, 429, 502, 503, 504]);

/**
 * A status that the operation documents decides. An undocumented one decides nothing once.
 *
 * @param goodToken whether the request carried the token that the user gave
 */
export function outcomeOf({ responses }: Operation, { answer }: Exchange, goodToken = true): Outcome {
  if (!answer) return "nothing";
  const { status } = answer;
  if (isSuccess(answer)) return isPageForPeople(answer) ? "nothing" : "accepted";
  if (status === 401) return goodToken ? "nothing" : "refused";
  return status >= 400 && status < 500 && `${status}` in responses && !neverCounting.has(status)
    ? "refused"
    : "nothing";
}

/** Whether a response that says nothing counts when it belongs to its request: when it comes again each time. */
export function mayCount({ answer }: Exchange, goodToken = true): boolean {
  if (!answer || neverCounting.has(answer.status) || isPageForPeople(answer)) return false;
  return !(answer.status === 401 && goodToken);
}

/** Whether the server may answer otherwise a moment later. */
export function isOutage({ answer }: Exchange): boolean {
  return !answer || answer.status >= 500 || answer.status === 408 || answer.status === 429 || isPageForPeople(answer);
}

const orInFront = "the server, or something in front of it,";

/** Why the response says nothing: the end of a sentence that starts with "because". */
export function whyNothing({ answer, failure }: Exchange): string {
  if (!answer) return `the server ${failure?.message ?? "did not answer"}`;
  if (isPageForPeople(answer)) return `${orInFront} answered with a web page, status ${answer.status}`;
  switch (answer.status) {
    case 401:
      return "the server refused the token with status 401";
    case 403:
      return `${orInFront} answered with status 403`;
    case 429:
      return "the server limited the requests with status 429";
    case 404:
    case 405:
      return `the server answered with status ${answer.status}, as if there were nothing at this address`;
    default:
      return `the server answered with status ${answer.status}`;
  }
}

/** A success in HTML, such as a page to log in, comes from something in front of an API. */
function isPageForPeople(answer: Answer): boolean {
  const { headers, body } = answer;
  return isSuccess(answer) && /^\s*text\/html/i.test(headers["content-type"] ?? "") && /^\s*</.test(body);
}

export function isSuccess(answer: Answer | undefined): boolean {
  return answer !== undefined && answer.status >= 200 && answer.status < 300;
}

export function describeAnswer({ answer, failure }: Exchange): string {
  return answer ? `status ${answer.status}` : `the server ${failure?.message}`;
}

/** Why a refusal proves nothing once the server accepts nothing: the end of a sentence that starts with "because". */
export function noMore(exchange: Exchange): string {
  return `the server accepts nothing any more; the last got ${inFull(exchange)}`;
}

/** With what the server says, which may tell a person why. */
export function inFull(exchange: Exchange): string {
  const { answer } = exchange;
  if (!answer) return whyNothing(exchange);
  const said = answer.body.replaceAll(/\s+/g, " ").slice(0, 200);
  return `status ${answer.status}${said === "" ? "" : `: ${said}`}`;
}
