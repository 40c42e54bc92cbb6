/** Reads the JSON of bodies. */
import { remember } from "../../remember.js";
import type { Answer } from "../sending/http.js";

/** The bodies that were read last, by their texts: a list may be asked for each of its numbers, and often comes again. */
const latest = new Map<string, unknown>();
const mostLatest = 32;

/** The JSON body of a response; undefined where it is not JSON. */
export function bodyIn({ body: text }: Answer): unknown {
  const known = latest.get(text);
  if (known !== undefined) return known;
  const body = parseJson(text);
  remember(latest, text, body, mostLatest);
  return body;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
