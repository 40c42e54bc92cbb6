import type { HttpRequest } from "../sending/http.js";
import { numbersIn } from "./numbers.js";

/** The numbers that a create asks for, also those of a body that is not as it should be. */
export function numbersAskedFor({ body = "" }: HttpRequest, numbersField: string): string[] {
  const wellKnown = numbersIn(body);
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return wellKnown;
  }
  const listed = (value as Record<string, unknown> | null)?.[numbersField];
  const others = (Array.isArray(listed) ? listed : [listed]).filter((item) => typeof item === "string");
  return [...new Set([...wellKnown, ...others])];
}
