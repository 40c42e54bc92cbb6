/** Sentences that more than one report needs. */
import type { Report, ReportedFinding, ReportedPromise } from "./report.js";

/** Findings of one promise that say the same, shown once. */
export function groups({ findings }: ReportedPromise): { first: ReportedFinding; others: ReportedFinding[] }[] {
  const sameWords = (a: ReportedFinding) => (b: ReportedFinding) => a.expected === b.expected && a.actual === b.actual;
  return findings
    .filter((finding, index) => findings.findIndex(sameWords(finding)) === index)
    .map((first) => ({ first, others: findings.filter((other) => other !== first && sameWords(first)(other)) }));
}

export function headline(report: Report): string {
  const broken = report.promises.filter(({ status }) => status === "broken").length;
  const otherwise = report.promises.filter(({ status }) => status === "assumed otherwise").length;
  const parts = [
    ...(broken > 0 ? [`${broken} ${broken === 1 ? "promise" : "promises"} broken`] : []),
    ...(otherwise > 0 ? [`${otherwise} assumed otherwise`] : []),
  ];
  const outcome =
    parts.length > 0 ? parts.join(", ") : report.verdict === "kept" ? "every promise kept" : "nothing broken so far";
  return `${report.url}: ${outcome} (${report.requests} requests, ${report.seconds.toFixed(1)} s)`;
}

/** What the run left behind, what it left out, and why it ended early. */
export function inWords(report: Report): string[] {
  const { attached, perhapsAttached, stopped, writes } = report;
  return [
    ...(stopped ? [`The run stopped early: ${stopped}.`] : []),
    ...(writes
      ? []
      : ["Read-only: only requests that the contract says are refused were sent. --allow-writes sends the rest."]),
    ...(attached.length > 0
      ? [`Numbers attached by this run (${attached.length}): ${attached.toSorted().join(" ")}`]
      : []),
    ...(perhapsAttached.length > 0
      ? [`Numbers that may be attached, because no answer came: ${perhapsAttached.toSorted().join(" ")}`]
      : []),
  ];
}
