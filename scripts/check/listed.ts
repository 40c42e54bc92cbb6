import type { listPromises } from "./check.js";

/** A promise as `--list` shows it. */
export function listed(promise: ReturnType<typeof listPromises>[number]): string {
  const { id, documented, assumed, observable, seenBy, requests } = promise;
  const lines = [`${id}: ${promise.promise.trim()}`];
  if (documented) lines.push(`  documented: ${documented.trim()}`);
  if (assumed) lines.push(`  assumed: ${assumed.trim()}`);
  if (observable === false) lines.push("  not observable: no operation shows it");
  if (seenBy) lines.push(`  seen by: ${seenBy.join(", ")}`);
  return [...lines, ...requests.map((name) => `  - ${name}`)].join("\n");
}
