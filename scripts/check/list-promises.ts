/** The promises and the requests for each, as `--list` shows them. */
import type { BehaviourPromise, OpenApiDocument } from "../document/types.js";
import { Run } from "./run/run.js";
import { plannedSteps } from "./scenarios/plan.js";
import { promisesOf } from "./verdict/promises.js";

/** The promises of the document, each with the requests that a check would send for it. */
export function listPromises(document: OpenApiDocument): (BehaviourPromise & { requests: string[] })[] {
  const run = new Run(document, {
    url: "http://localhost",
    token: "a.b.c",
    headers: {},
    writes: true,
    timeout: 1,
    insecure: false,
  });
  const steps = plannedSteps(run);
  return promisesOf(run).map((promise) => ({
    ...promise,
    requests: steps.filter((step) => step.promise === promise.id).map(({ name }) => name),
  }));
}

/** One promise, for people. */
export function listed(promise: ReturnType<typeof listPromises>[number]): string {
  const { id, documented, assumed, observable, seenBy, requests } = promise;
  const lines = [`${id}: ${promise.promise.trim()}`];
  if (documented) lines.push(`  documented: ${documented.trim()}`);
  if (assumed) lines.push(`  assumed: ${assumed.trim()}`);
  if (observable === false) lines.push("  not observable: no operation shows it");
  if (seenBy) lines.push(`  seen by: ${seenBy.join(", ")}`);
  return [...lines, ...requests.map((name) => `  - ${name}`)].join("\n");
}
