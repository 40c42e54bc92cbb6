/** What became of each guarantee, from all that a run has seen. */

import type { Finding } from "../answers/finding.js";
import type { Run } from "../run/run.js";
import { plannedSteps } from "../scenarios/plan.js";
import { choicesRefused } from "../scenarios/valid-steps.js";
import type { StepResult } from "../steps/step-result.js";
import { type GuaranteeResult, guaranteeResult } from "./guarantee-results.js";
import { guaranteesOf } from "./guarantees.js";

/** Valid requests judge each other: a value that is refused shows when all have been sent. */
export function refusedChoices(run: Run): Finding[] {
  return choicesRefused(run.sentValid).map(({ name, exchange, ...judgement }) => ({
    ...judgement,
    step: name,
    exchange,
    reproduction: [[exchange]],
  }));
}

/**
 * @param only these guarantees; all when undefined
 * @param stopped why the run ended before its end
 */
export function guaranteeResults(
  run: Run,
  played: StepResult[],
  only: string[] | undefined,
  stopped: string | undefined,
): GuaranteeResult[] {
  const planned = plannedSteps(run);
  const steps = withUnplayed(run, played, planned, only, stopped);
  // The first list was sent before anybody knew that there is none.
  const absent = (step: StepResult) => step.companion && run.companionsThere === false;
  const results = steps.map((step) => (absent(step) ? { ...step, absent: true } : step));
  const nothing = nothingAccepted(run);
  // Where everything is refused, a refusal is about the account, and not about what the request says.
  const findings = nothing ? run.findings.filter(({ exchange }) => run.outcome(exchange) !== "refused") : run.findings;
  const evidence = { results, findings, planned, nothingAccepted: nothing };
  return guaranteesOf(run)
    .filter(({ id }) => !only || only.includes(id))
    .map((guarantee) => guaranteeResult(guarantee, evidence));
}

/** Steps that the run never came to are unproven too. */
function withUnplayed(
  run: Run,
  results: StepResult[],
  planned: ReturnType<typeof plannedSteps>,
  only: string[] | undefined,
  stopped: string | undefined,
): StepResult[] {
  if (stopped === undefined) return results;
  const played = new Set(results.map(({ name, guarantee }) => `${guarantee} ${name}`));
  const missing = planned.filter(({ guarantee, name, safe }) => {
    const wanted = !only || only.includes(guarantee);
    return wanted && (safe || run.options.writes) && !played.has(`${guarantee} ${name}`);
  });
  return [
    ...results,
    ...missing.map(({ guarantee, form, name }) => ({
      guarantee,
      form,
      name,
      seconds: 0,
      findings: [],
      unproven: stopped,
    })),
  ];
}

/** Whatever is refused means something only beside something that is accepted. */
function nothingAccepted(run: Run): string | undefined {
  if (run.options.writes) {
    if (run.valid.anyAccepted) return undefined;
    return run.valid.noneAccepted ?? "no valid request was accepted, so a refusal proves nothing";
  }
  return run.listAccepted
    ? undefined
    : "no request was accepted, so a refusal proves nothing: without writes, only a list can be, and the server did not accept one";
}
