/** What the answers of a whole run say about each guarantee: kept, broken, or not proven. */
import type { Guarantee } from "../../document/types.js";
import type { Finding } from "../answers/finding.js";
import type { Status } from "../status.js";
import type { StepResult } from "../steps/step-result.js";

export interface GuaranteeResult extends Guarantee {
  status: Status;
  steps: StepResult[];
  findings: Finding[];
  /** Why it is not proven, or not observable: the end of a sentence that starts with "because". */
  note?: string;
  /** It needs requests that this run was not to send. */
  needsWrites?: boolean;
}

export interface Evidence {
  results: StepResult[];
  findings: Finding[];
  /** Steps of the whole plan, those that may not be sent in this run included. */
  planned: Pick<StepResult, "guarantee" | "form">[];
  /** Why no refusal means anything, if nothing was accepted: the end of a sentence that starts with "because". */
  nothingAccepted: string | undefined;
}

export function guaranteeResult(guarantee: Guarantee, evidence: Evidence): GuaranteeResult {
  const { id } = guarantee;
  const findings = evidence.findings.filter((finding) => finding.guarantee === id);
  const own = evidence.results.filter((result) => result.guarantee === id);
  const result = { ...guarantee, steps: own, findings };
  if (guarantee.observable === false) return { ...result, status: "not observable", note: "no operation shows it" };
  if (findings.some(({ level }) => level === "broken")) return { ...result, status: "broken" };
  if (findings.length > 0) return { ...result, status: "assumed otherwise" };
  const concerned = evidence.results.filter((each) => each.guarantee === id || each.form === id);
  if (concerned.length === 0) return { ...result, ...withoutRequests(guarantee, evidence) };
  if (concerned.every(({ absent }) => absent)) {
    return { ...result, status: "not observable", note: "the server does not have the operations that show it" };
  }
  const note = unproven(own, concerned) ?? evidence.nothingAccepted;
  return note ? { ...result, status: "not proven", note } : { ...result, status: "kept" };
}

function withoutRequests(
  { id }: Guarantee,
  { planned }: Evidence,
): Pick<GuaranteeResult, "status" | "note" | "needsWrites"> {
  if (planned.some((step) => step.guarantee === id || step.form === id)) {
    const note = "a server that keeps it creates something, so it needs --allow-writes";
    return { status: "not proven", note, needsWrites: true };
  }
  return { status: "not observable", note: "no request of the check shows it" };
}

/** What an answer means is seen with every step made for it; how an answer looks, with any. */
function unproven(own: StepResult[], concerned: StepResult[]): string | undefined {
  const missing = own.find(({ unproven, absent, optional }) => unproven && !absent && !optional);
  if (missing) return missing.unproven;
  if (concerned.some(({ unproven }) => !unproven)) return undefined;
  return concerned.find(({ unproven }) => unproven)?.unproven;
}
