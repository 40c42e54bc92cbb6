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

/** A copy with `***` for whatever stands in a secret field, wherever it is. */
export function withoutSecrets(value: unknown, secret: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutSecrets(entry, secret));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      secret.has(key.toLowerCase()) ? "***" : withoutSecrets(entry, secret),
    ]),
  );
}
