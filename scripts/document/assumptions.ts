import type { Assumable } from "./types.js";

/** All parts of an object that are not documented: those from the SDK and the assumed ones. */
export function assumptions(object: Assumable): Record<string, string> {
  return { ...object["x-from-sdk"], ...object["x-assumed"] };
}
