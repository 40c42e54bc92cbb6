import type { Assumable, Guarantee } from "./types.js";

/** All parts of an object that are not documented: those from the SDK and the assumed ones. */
export function assumptions(object: Assumable): Record<string, string> {
  return { ...object["x-from-sdk"], ...object["x-assumed"] };
}

/** The assumed part of an operation's guarantee, with the reason. */
export function assumptionOf(
  operation: { guarantees: Guarantee[] } | undefined,
  guarantee: string,
): string | undefined {
  return operation?.guarantees.find(({ id }) => id === guarantee)?.assumed;
}
