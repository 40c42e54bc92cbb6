/** Reading an answer: what openapi-fetch hands on, or an error that says what is wrong with it. */
import { UnexpectedAnswerError } from "./errors.js";
import { excerpt } from "./excerpt.js";
import { statusIsIn } from "./status.js";

/** What openapi-fetch returns from a call. */
export interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/**
 * @param answer its `data` still text, unless the caller asked for another form
 * @param statuses what the document describes
 * @param parse whether that text is JSON to be parsed
 * @param secrets what must not be shown of an answer that repeats it
 */
export function readAnswer(
  { data, error, response }: Answer,
  statuses: string[],
  parse: boolean,
  secrets: () => string[],
): Answer {
  const { ok, status } = response;
  if (ok && !parse) return { data, response };
  const body = ok ? parsed(data) : error;
  if (statusIsIn(statuses, status) && body instanceof Object) {
    return { [ok ? "data" : "error"]: body, response };
  }
  const text = ok ? data : typeof error === "object" ? JSON.stringify(error) : error;
  return {
    error: new UnexpectedAnswerError(response, `body: ${excerpt(`${text ?? ""}`, secrets()) || "empty"}`),
    response,
  };
}

/** `undefined` when it is not JSON. */
function parsed(text: unknown): unknown {
  try {
    return JSON.parse(`${text}`);
  } catch {
    return undefined;
  }
}
