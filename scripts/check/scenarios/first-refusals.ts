import type { Run } from "../run/run.js";
import type { Scenario } from "../steps/step.js";
import { invalid } from "./body-refusals.js";
import { noToken } from "./token-refusals.js";

/** What tells with the first answers whether this is the API: no token, and two invalid bodies. All are sent again later. */
export function firstRefusals(run: Run): Scenario[] {
  const [first, ...others] = run.invalid;
  const last = others.at(-1);
  if (!first || !last) throw new Error("The request body has no rules to check");
  return [
    noToken(run, `first of all, no ${run.create.authHeader} header`),
    ...[first, last].map((body, index) => invalid(run, { ...body, name: `first of all, ${body.name}` }, index)),
  ].map(({ numbers, build }) => ({
    numbers,
    build: (given) =>
      build(given).map((step) => ({ ...step, optional: run.options.writes || step.guarantee !== "auth" })),
  }));
}
