import type { Assumable } from "./types.js";

/** All that the reference page does not say of an object: what only the SDK says, and what we concluded. */
export function assumptions(object: Assumable): Record<string, string> {
  return { ...object["x-from-sdk"], ...object["x-assumed"] };
}
