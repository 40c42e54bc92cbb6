/** The guarantees and the requests for each, as `--list` shows them. */
import type { Guarantee, OpenApiDocument } from "../document/types.js";
import { Run } from "./run/run.js";
import { plannedSteps } from "./scenarios/plan.js";
import { guaranteesOf } from "./verdict/guarantees.js";

/** The guarantees of the document, each with the requests that a check would send for it. */
export function listGuarantees(document: OpenApiDocument): (Guarantee & { requests: string[] })[] {
  const run = new Run(document, {
    url: "http://localhost",
    token: "a.b.c",
    headers: {},
    writes: true,
    timeout: 1,
    insecure: false,
  });
  const steps = plannedSteps(run);
  return guaranteesOf(run).map((guarantee) => ({
    ...guarantee,
    requests: steps.filter((step) => step.guarantee === guarantee.id).map(({ name }) => name),
  }));
}

/** One guarantee, for people. */
export function listed(guarantee: ReturnType<typeof listGuarantees>[number]): string {
  const { id, documented, assumed, observable, seenBy, requests } = guarantee;
  const lines = [`${id}: ${guarantee.guarantee.trim()}`];
  if (documented) lines.push(`  documented: ${documented.trim()}`);
  if (assumed) lines.push(`  assumed: ${assumed.trim()}`);
  if (observable === false) lines.push("  not observable: no operation shows it");
  if (seenBy) lines.push(`  seen by: ${seenBy.join(", ")}`);
  return [...lines, ...requests.map((name) => `  - ${name}`)].join("\n");
}
