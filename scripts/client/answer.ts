/** Reading an answer: what openapi-fetch hands on, or an error that says what is wrong with it. */
import { UnexpectedAnswerError } from "./errors.js";
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
 */
export function readAnswer({ data, error, response }: Answer, statuses: string[], parse: boolean): Answer {
  const { ok, status } = response;
  if (ok && !parse) return { data, response };
  const content = data ?? error ?? "";
  const text = content instanceof Object ? JSON.stringify(content) : `${content}`;
  const body = parsed(text);
  if (statusIsIn(statuses, status) && body instanceof Object) return { [ok ? "data" : "error"]: body, response };
  return { error: new UnexpectedAnswerError(response, text), response };
}

/** `undefined` when it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
