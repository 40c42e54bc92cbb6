/** The verdict of a history on each guarantee. */
import type { Guarantee } from "../../document/types.js";
import type { Finding } from "../answers/finding.js";
import type { Run } from "../run/run.js";
import { explained, isExplained, withoutExplained } from "../verdict/explanations.js";
import type { GuaranteeResult } from "../verdict/guarantee-results.js";
import { guaranteesOf } from "../verdict/guarantees.js";
import type { HistoryJudge } from "./history-judge.js";
import { mayLag } from "./lag.js";
import type { Read } from "./reader.js";
import type { Found } from "./tally.js";

/** At most this many findings are reported for one guarantee. */
const mostTold = 5;

interface HistoryResults {
  guarantees: GuaranteeResult[];
  /** How many exchanges decide nothing, by the reason. */
  undecided: Map<string, number>;
}

/** @param only these guarantees; all when undefined */
export function historyResults(run: Run, judge: HistoryJudge, only: string[] | undefined): HistoryResults {
  const { tally } = judge;
  const undecided = new Map(tally.undecided);
  const told: Finding[] = [];
  /** Guarantees of which something was seen that was not as guaranteed. */
  const suspected = new Set<string>();
  for (const found of tally.found.toSorted((one, other) => one.read.place - other.read.place)) {
    const because = whyOpen(found, judge);
    if (because) {
      undecided.set(because, (undecided.get(because) ?? 0) + 1);
      continue;
    }
    const { discrepancy } = found;
    suspected.add(discrepancy.guarantee);
    const own = told.filter(({ guarantee }) => guarantee === discrepancy.guarantee).length;
    if (own >= mostTold || (own === 0 && isExplained(discrepancy, told))) continue;
    told.push(findingOf(found));
  }
  const findings = withoutExplained(told);
  const guarantees = guaranteesOf(run)
    .filter(({ id }) => !only || only.includes(id))
    .map((guarantee): GuaranteeResult => {
      const { id } = guarantee;
      const own = findings.filter((finding) => finding.guarantee === id);
      const { count = 0 } = tally.shown.get(id === "every-choice" ? "created" : id) ?? {};
      const choice = id === "every-choice" ? run.space.choices.missingIn(tally.choices) : undefined;
      const missing = choice && `no request with ${choice} was accepted`;
      const unproven = suspected.has(id) ? explained : missing;
      return { ...guarantee, ...verdictOn(guarantee, own, count, unproven), steps: [], findings: own, shown: count };
    });
  return { guarantees, undecided };
}

/**
 * @param shown how many exchanges showed the guarantee
 * @param unproven why these exchanges do not prove it: the end of a sentence that starts with "because"
 */
function verdictOn(
  { observable }: Guarantee,
  findings: Finding[],
  shown: number,
  unproven: string | undefined,
): Pick<GuaranteeResult, "status" | "note"> {
  if (findings.some(({ level }) => level === "broken")) return { status: "broken" };
  if (findings.length > 0) return { status: "assumed otherwise" };
  if (observable === false) return { status: "not observable", note: "no operation shows it" };
  if (shown === 0) return { status: "not seen", note: "no exchange shows it" };
  return unproven ? { status: "not seen", note: unproven } : { status: "kept" };
}

/** Why a discrepancy is undecided after all: the end of a sentence that starts with "because". */
export function whyOpen(
  { discrepancy, byOthers, byLag, proofAt, knownAt, account, read }: Omit<Found, "reproduction">,
  judge: HistoryJudge,
): string | undefined {
  const { numbers, edges } = judge;
  if (byOthers && account?.shared) return account.shared;
  const isNearEdge = edges.isNear(read.span) || (knownAt !== undefined && edges.isNear({ from: knownAt, to: knownAt }));
  const isOfRace = discrepancy.kind === "race" && edges.mayFree(read.span);
  if ((byOthers && isNearEdge) || isOfRace) {
    return "requests that were under way when the recording began or ended are not in it";
  }
  // The first lookups may lag behind what was written before the history began.
  if (byOthers && proofAt !== undefined && proofAt - edges.from < numbers.lag.longest) return mayLag;
  // The id to compare with may be from a read that lagged.
  const isEarly = read.span.from - edges.missedUntil < numbers.lag.longest;
  if (discrepancy.aspect === "ids" && (numbers.lag.isSeen || isEarly)) return mayLag;
  return byLag !== undefined && byLag < numbers.lag.longest ? mayLag : undefined;
}

function findingOf({ discrepancy, read, reproduction }: Found): Finding {
  const { guarantee, kind, level, expected, actual, reason } = discrepancy;
  const deviation = { guarantee, ...(kind && { kind }), level, expected, actual, reason };
  return { ...deviation, step: inWords(read), exchange: read.exchange, reproduction };
}

/** For example `request 17, createPhoneNumbers`. */
export function inWords({ place, operation }: Read): string {
  return `request ${place}, ${operation.operationId}`;
}
