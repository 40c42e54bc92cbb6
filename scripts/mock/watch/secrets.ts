/** Keeps secrets out of what is shown of a body. */
import type { OpenApiDocument } from "../../document/types.js";

/** The fields that the document marks as passwords, by name. */
export function secretFields(document: OpenApiDocument): Set<string> {
  const names = new Set<string>();
  JSON.stringify(document.components?.schemas ?? {}, (key, value) => {
    if (typeof value === "object" && value?.format === "password") names.add(key.toLowerCase());
    return value;
  });
  return names;
}

/** Puts `***` in place of whatever stands in a secret field, wherever it is. */
export function hideSecrets(value: unknown, secret: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  const fields = value as Record<string, unknown>;
  for (const key of Object.keys(fields)) {
    if (secret.has(key.toLowerCase())) fields[key] = "***";
    else hideSecrets(fields[key], secret);
  }
}
