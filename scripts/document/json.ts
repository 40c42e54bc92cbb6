export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Visits each object and list in a value, the outer ones first. */
export function eachObject(value: unknown, visit: (object: Record<string, unknown>) => void): void {
  if (typeof value !== "object" || value === null) return;
  visit(value as Record<string, unknown>);
  for (const inner of Object.values(value)) eachObject(inner, visit);
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}
