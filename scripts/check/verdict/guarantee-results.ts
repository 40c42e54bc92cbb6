/** The verdict of a run on each guarantee. */
import { hasBody, type Operation } from "../../document/operations.js";
import type { Guarantee } from "../../document/types.js";
import type { Finding } from "../answers/finding.js";
import { isSuccess } from "../answers/outcome.js";
import { curatedCases, openingCases, validCases } from "../cases/curated/cases.js";
import { guaranteesOfCall } from "../cases/test-case.js";
import type { Run } from "../run/run.js";
import type { Status } from "../status.js";
import type { Evidence, StepResult } from "./evidence.js";
import { explained, hiddenBy, withoutExplained, withoutTangles } from "./explanations.js";
import { guaranteesOf } from "./guarantees.js";

export interface GuaranteeResult extends Guarantee {
  status: Status;
  steps: StepResult[];
  findings: Finding[];
  /** Why it is not proven, or not observable: the end of a sentence that starts with "because". */
  note?: string;
  /** Set for a history: how many exchanges showed it. */
  shown?: number;
  /** The operation that the server lacks, without the user's saying so, and that would show it. */
  lacks?: string;
  /** It needs requests that this run was not to send. */
  needsWrites?: boolean;
}

const needsWrites = "a server that keeps it creates something, so it needs --allow-writes";

/** @param only these guarantees; all when undefined */
export function guaranteeResults(run: Run, evidence: Evidence, only: string[] | undefined): GuaranteeResult[] {
  const nothing = run.nothingAccepted;
  const planned = plannedFor(run);
  // Where everything is refused, a refusal is about the account or the token, and not about what a test case sends.
  const all = withoutTangles(withoutExplained(run.findings));
  const counts = ({ kind, exchange }: Finding) => kind === undefined || isSuccess(exchange.answer);
  const findings = nothing ? all.filter(counts) : all;
  return guaranteesOf(run)
    .filter(({ id }) => !only || only.includes(id))
    .map((guarantee) => {
      const own = {
        ...guarantee,
        steps: evidence.steps.filter((step) => step.guarantee === guarantee.id),
        findings: findings.filter((finding) => finding.guarantee === guarantee.id),
      };
      return { ...own, ...verdictOn(run, own, { evidence, nothing, planned }) };
    });
}

function verdictOn(
  run: Run,
  { id, observable, steps, findings }: Guarantee & Pick<GuaranteeResult, "steps" | "findings">,
  { evidence, nothing, planned }: { evidence: Evidence; nothing: string | undefined; planned: Set<string> },
): Pick<GuaranteeResult, "status" | "note" | "needsWrites"> {
  if (observable === false) return { status: "not observable", note: "no operation shows it" };
  if (findings.some(({ level }) => level === "broken")) return { status: "broken" };
  if (findings.length > 0) return { status: "assumed otherwise" };
  const lacking = operationsFor(run, id).find((operation) => !run.has(operation));
  if (lacking) return { ...withoutOperation(run, lacking) };
  const readOnly = { status: "not proven" as const, note: needsWrites, needsWrites: true };
  if (!planned.has(id)) {
    return run.options.writes ? { status: "not observable", note: "no request of the check shows it" } : readOnly;
  }
  if (nothing) return { status: "not proven", note: nothing };
  if (run.findings.some((finding) => finding.guarantee === id)) return { status: "not proven", note: explained };
  const unproven = steps.find((step) => step.unproven && !step.absent)?.unproven;
  if (unproven) return { status: "not proven", note: unproven };
  const choice = id === "every-choice" ? evidence.choiceNotAccepted : undefined;
  if (choice) return { status: "not proven", note: `no request with ${choice} was accepted` };
  const acceptsAnything = run.findings.some(
    ({ guarantee, level }) => guarantee === "already-attached" && level === "broken",
  );
  if (evidence.has(id, acceptsAnything) || id === "every-choice") return { status: "kept" };
  const hiding = hiddenBy(id, run.findings);
  if (hiding)
    return { status: "assumed otherwise", note: `${hiding.guarantee} is otherwise than assumed: ${hiding.reason}` };
  if (!run.options.writes && !run.stopped) return readOnly;
  return { status: "not proven", note: run.stopped ?? "no response showed it" };
}

/** Without an operation, the guarantees that it shows are open, unless the user knows that the server lacks it. */
function withoutOperation(
  run: Run,
  { operationId, method, path }: Operation,
): Pick<GuaranteeResult, "status" | "note" | "lacks"> {
  const what = `the server lacks ${operationId}, ${method} ${path}`;
  if (run.without.has(operationId)) return { status: "not observable", note: what };
  const shown = run.lacking.get(operationId);
  const note = `${what}: ${shown}; if that is known, pass --without ${operationId}`;
  return { status: "not proven", note, lacks: operationId };
}

/** The operations without which a guarantee cannot be seen: its own, and those that the document names. */
function operationsFor(run: Run, id: string): Operation[] {
  const named = (operationId: string) => run.operations.find((operation) => operation.operationId === operationId);
  const own = run.operations.find(
    ({ operationId, guarantees, ...operation }) =>
      operationId === id ||
      guarantees.some((guarantee) => guarantee.id === id) ||
      (hasBody(operation as Operation) && id.startsWith(`${operationId}.`)),
  );
  const seenBy = own?.guarantees.find((guarantee) => guarantee.id === id)?.seenBy ?? [];
  return [...(own ? [own] : []), ...seenBy.flatMap((operationId) => named(operationId) ?? [])];
}

/** The guarantees that some curated call of this run is about. */
function plannedFor(run: Run): Set<string> {
  const valid = run.options.writes ? validCases(run.space) : [];
  const cases = [...openingCases(run, run.space), ...valid, ...curatedCases(run, run.space)];
  return new Set(cases.flatMap(({ rounds }) => rounds.flat().flatMap(guaranteesOfCall)));
}
