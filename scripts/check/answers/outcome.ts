/** Whether an answer says anything at all about a guarantee. */
import type { Operation } from "../../document/operations.js";
import type { Answer, Exchange } from "../sending/http.js";

/**
 * `accepted`: a success. `refused`: turned down as a fault of the request. `nothing`: neither, because the answer is about
 * something else (the token, a limit, the address, an outage), or there is none.
 */
export type Outcome = "accepted" | "refused" | "nothing";

/** Statuses of the caller's that are not about what the request says. */
const aboutSomethingElse = new Set([401, 403, 404, 405, 407, 408, 413, 414, 425, 431]);

/**
 * @param goodToken whether the request carried the token that the user gave
 */
export function outcomeOf({ responses }: Operation, { answer }: Exchange, goodToken = true): Outcome {
  if (!answer) return "nothing";
  const { status } = answer;
  if (isSuccess(answer)) return isPageForPeople(answer) ? "nothing" : "accepted";
  if (status === 429) return "nothing";
  if (status === 401) return goodToken ? "nothing" : "refused";
  if (status === 403 && !goodToken) return "refused";
  if (status < 400 || status >= 500) return "nothing";
  // What the operation documents is about the request, such as the 404 for an unknown number.
  return aboutSomethingElse.has(status) && !(`${status}` in responses) ? "nothing" : "refused";
}

/** Whether the server may answer otherwise a moment later. */
export function isOutage({ answer }: Exchange): boolean {
  return !answer || answer.status >= 500 || answer.status === 408 || answer.status === 429;
}

/**
 * Whether an answer that says nothing counts against the server when it comes again and again, while other requests are
 * answered as ever. What is about the token, a limit or something in front of the server never does.
 */
export function countsAgainst({ answer }: Exchange): boolean {
  return answer !== undefined && ![401, 403, 407, 408, 425, 429].includes(answer.status) && !isPageForPeople(answer);
}

const orInFront = "the server, or something in front of it,";

/** Why the answer says nothing: the end of a sentence that starts with "because". */
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

/** Why it does not matter what else is refused, where this is: the end of a sentence that starts with "because". */
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
