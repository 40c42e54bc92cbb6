/** Reads the JSON of bodies. */
import { remember } from "../../remember.js";
import type { Answer } from "../sending/http.js";

/** The bodies that were read last: a list may be asked for each of its numbers. */
const latest = new Map<Answer, unknown>();
const mostLatest = 16;

/** The JSON body of a response; undefined where it is not JSON. */
export function bodyIn(answer: Answer): unknown {
  if (latest.has(answer)) return latest.get(answer);
  const body = parseJson(answer.body);
  remember(latest, answer, body, mostLatest);
  return body;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
