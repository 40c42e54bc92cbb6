/** Sentences that more than one report needs. */
import type { Report, ReportedFinding, ReportedGuarantee } from "./report.js";

/** Findings of one guarantee that say the same, shown once. */
export function groups({ findings }: ReportedGuarantee): { first: ReportedFinding; others: ReportedFinding[] }[] {
  const sameWords = (a: ReportedFinding) => (b: ReportedFinding) =>
    a.expected === b.expected && a.actual === b.actual && a.known === b.known;
  return findings
    .filter((finding, index) => findings.findIndex(sameWords(finding)) === index)
    .map((first) => ({ first, others: findings.filter((other) => other !== first && sameWords(first)(other)) }));
}

export function headline(report: Report): string {
  const { counts, verdict, url, requests, seconds } = report;
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`);
  const all =
    verdict === "kept" && counts.broken === 0 && counts["not proven"] === 0 && counts["assumed otherwise"] === 0;
  const outcome =
    parts.length === 0 ? "could not be checked" : all ? `every guarantee kept (${parts.join(", ")})` : parts.join(", ");
  return `${url}: ${outcome}; ${requests.total} requests, ${seconds.toFixed(1)} s`;
}

/**
 * What the run left behind, what it left out, and why it is incomplete.
 *
 * @param elsewhere whether the server is on another machine, so that gateways that stay there have to be named
 */
export function inWords(report: Report, elsewhere: boolean): string[] {
  const { reason, writes, left, gateways, kept, takenBack, exploration, warnings, guarantees } = report;
  const ended = exploration?.ended ? `, ended early because ${exploration.ended}` : "";
  return [
    ...(exploration
      ? [`Explored with ${report.requests.generated} requests and --seed ${exploration.seed}${ended}.`]
      : []),
    ...(reason ? [reason] : []),
    ...(writes || guarantees.length === 0
      ? []
      : [
          "Read-only: only reads and requests that the contract says are refused were sent. --allow-writes sends the rest.",
        ]),
    ...warnings,
    ...(elsewhere && takenBack > 0 ? [`Numbers attached and taken back: ${takenBack}.`] : []),
    ...(kept.length > 0 ? [`Numbers that --keep left attached (${kept.length}): ${kept.toSorted().join(" ")}`] : []),
    ...(left.length > 0
      ? [
          [
            `Numbers that could not be taken back (${left.length}):`,
            ...left.map(
              ({ number, reason: why, gateways: own }) =>
                `  ${number}: ${why}${own.length > 0 ? ` (gateways ${own.join(" ")})` : ""}`,
            ),
          ].join("\n"),
        ]
      : []),
    ...(elsewhere && gateways.length > 0
      ? [
          `Gateways without numbers that stay, because the API does not delete them (${gateways.length}): ${gateways.join(" ")}`,
        ]
      : []),
  ];
}
