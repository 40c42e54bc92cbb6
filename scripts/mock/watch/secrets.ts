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

/** No document reaches deeper; a client may, and what copies or writes that out again would overflow. */
const mostLevels = 100;

/** A copy with `***` for whatever stands in a secret field, wherever it is, and `…` for what is nested beyond all reason. */
export function withoutSecrets(value: unknown, secret: Set<string>, level = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (level > mostLevels) return "…";
  if (Array.isArray(value)) return value.map((entry) => withoutSecrets(entry, secret, level + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      secret.has(key.toLowerCase()) ? "***" : withoutSecrets(entry, secret, level + 1),
    ]),
  );
}
